//! Who a row is with, when the file does not say: descriptions without their reference numbers.

/// The party of a row, into `name`: the counterparty, else the description without the words that
/// hold a digit (`Card payout 88103` and `Card payout 88117` are one party), else empty.
pub(super) fn party(counterparty: &str, description: &str, name: &mut String) {
    name.clear();
    for word in counterparty.split_whitespace() {
        join(name, word);
    }
    if !name.is_empty() {
        return;
    }
    description
        .split_whitespace()
        .filter(|word| !word.bytes().any(|byte| byte.is_ascii_digit()))
        .map(|word| word.trim_matches(|c: char| matches!(c, ',' | ';' | ':' | '#' | '-')))
        .for_each(|word| join(name, word));
}

fn join(name: &mut String, word: &str) {
    if !name.is_empty() && !word.is_empty() {
        name.push(' ');
    }
    name.push_str(word);
}

#[cfg(test)]
mod tests {

    fn party(counterparty: &str, description: &str) -> String {
        let mut name = "left over".to_owned();
        super::party(counterparty, description, &mut name);
        name
    }

    #[test]
    fn reference_numbers_do_not_make_parties() {
        assert_eq!(party("", "Card payout 88103"), "Card payout");
        assert_eq!(party(" Stripe ", "Card payout 88103"), "Stripe");
        assert_eq!(party("Linen  Mill", "order 2291"), "Linen Mill");
        assert_eq!(party("", "Wholesale, invoice #118 -"), "Wholesale invoice");
        assert_eq!(party("", "2291"), "");
    }
}
