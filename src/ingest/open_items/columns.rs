//! Which column holds what, by the heads that accounting programs write.

use std::collections::BTreeMap;

use super::super::budget::{Record, TextSource, refused_at};
use super::super::words::normalise;
use super::super::{IngestError, Question};
use super::HINT;
use crate::domain::OpenItemKind;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Field {
    Id,
    Kind,
    Counterparty,
    Customer,
    Supplier,
    Issued,
    Due,
    Terms,
    Amount,
    PaidOn,
    PaidAmount,
    Balance,
    Category,
    Currency,
    Status,
}

/// The heads of each field, normalised; of two columns of one field the earlier head is taken.
#[rustfmt::skip]
static HEADS: [(Field, &[&str]); 15] = [
    (Field::Id, &[
        "id", "invoice no", "invoice number", "invoice #", "invoice nr", "bill no", "bill number",
        "bill #", "number", "num", "no", "nr", "#", "document no", "document number", "doc number",
        "doc no", "invoice id", "bill id", "invoice", "bill", "document", "reference", "ref",
        "rechnungsnummer", "rechnungs nr", "rechnungsnr", "rechnung", "belegnummer", "beleg nr",
        "numéro", "numéro de facture", "n° facture", "facture",
    ]),
    (Field::Kind, &["kind", "type", "transaction type", "document type", "invoice type", "art", "typ"]),
    (Field::Counterparty, &[
        "counterparty", "payee", "contact", "contact name", "name", "company", "partner", "tiers",
        "geschäftspartner",
    ]),
    (Field::Customer, &[
        "customer", "customer name", "client", "client name", "debtor", "debtor name", "bill to",
        "billed to", "kunde", "kundenname", "debitor",
    ]),
    (Field::Supplier, &[
        "supplier", "supplier name", "vendor", "vendor name", "creditor", "creditor name",
        "lieferant", "kreditor", "fournisseur",
    ]),
    (Field::Issued, &[
        "issued", "issue date", "issued on", "date issued", "invoice date", "bill date",
        "document date", "date", "created", "rechnungsdatum", "belegdatum", "datum",
        "date de facture", "date d émission",
    ]),
    (Field::Due, &[
        "due", "due date", "due on", "date due", "fällig", "fällig am", "fälligkeit",
        "fälligkeitsdatum", "échéance", "date d échéance",
    ]),
    (Field::Terms, &["terms", "payment terms", "net days", "zahlungsziel", "délai"]),
    (Field::Amount, &[
        "amount", "total", "total amount", "gross", "gross amount", "amount gross", "invoice amount",
        "invoice total", "bill amount", "grand total", "betrag", "bruttobetrag", "brutto",
        "rechnungsbetrag", "gesamtbetrag", "montant", "montant ttc", "total ttc", "ttc",
    ]),
    (Field::PaidOn, &[
        "paid on", "paid date", "date paid", "paid at", "payment date", "date of payment",
        "fully paid on date", "last payment date", "bezahlt am", "zahlungsdatum", "payé le",
        "réglé le", "date de paiement",
    ]),
    (Field::PaidAmount, &[
        "paid amount", "amount paid", "paid", "payments", "bezahlt", "bezahlter betrag", "payé",
        "montant payé",
    ]),
    (Field::Balance, &[
        "balance", "open balance", "balance due", "open", "open amount", "outstanding",
        "outstanding amount", "amount outstanding", "amount due", "due amount", "unpaid", "offen",
        "offener betrag", "restbetrag", "solde", "reste dû",
    ]),
    (Field::Category, &["category", "line", "account", "kategorie", "konto", "catégorie"]),
    (Field::Currency, &["currency", "currency code", "währung", "devise"]),
    (Field::Status, &["status", "state", "invoice status", "bill status", "statut"]),
];

/// Names a slip of which is refused, not passed over: they decide amounts.
const KEPT: [&str; 9] = [
    "kind",
    "counterparty",
    "issued",
    "due",
    "terms",
    "amount",
    "paid on",
    "paid amount",
    "category",
];

/// Where each field stands.
#[derive(Debug, Clone, Default)]
pub(super) struct Columns {
    at: [Option<usize>; HEADS.len()],
    /// Columns that could hold the amount, the one taken first.
    pub(super) amounts: Vec<usize>,
    /// Heads of columns that are passed over, as written.
    pub(super) unused: Vec<String>,
    /// Columns of the file.
    pub(super) count: usize,
}

/// A head as it is compared: without what stands in brackets after it.
fn folded(head: &str) -> String {
    let bare = head.split_once(['(', '[']).map_or(head, |(name, _)| name);
    normalise(if bare.trim().is_empty() { head } else { bare })
}

fn field(head: &str) -> Option<(Field, usize)> {
    HEADS.iter().find_map(|(field, heads)| {
        heads.iter().position(|known| *known == head).map(|rank| (*field, rank))
    })
}

impl Columns {
    /// Is this a row of heads: days and an amount?
    pub(super) fn heads(header: &Record<'_>) -> bool {
        let found: Vec<Field> =
            header.fields.iter().filter_map(|head| Some(field(&folded(head))?.0)).collect();
        let has = |wanted: Field| found.contains(&wanted);
        (has(Field::Due) || has(Field::Terms)) && (has(Field::Amount) || has(Field::Balance))
    }

    /// The columns of a header; `said` names the amount's where a setting does.
    pub(super) fn find(
        source: &TextSource<'_>,
        header: &Record<'_>,
        said: Option<&str>,
    ) -> Result<Self, IngestError> {
        let mut ranks: BTreeMap<Field, Vec<(usize, usize)>> = BTreeMap::new();
        let mut found = Self { count: header.fields.len(), ..Self::default() };
        let mut taken: Vec<usize> = Vec::new();
        for (index, head) in header.fields.iter().enumerate() {
            let name = folded(head);
            match field(&name) {
                Some((field, rank)) => ranks.entry(field).or_default().push((rank, index)),
                None => refuse_slip(source, header, index, &name)?,
            }
        }
        for (field, mut of) in ranks {
            of.sort_unstable();
            refuse_twin(source, header, &of)?;
            taken.push(of[0].1);
            found.at[field as usize] = Some(of[0].1);
            if field == Field::Amount {
                found.amounts = of.into_iter().map(|(_, index)| index).collect();
            }
        }
        if let Some(index) = said.and_then(|said| named(header, said)) {
            found.at[Field::Amount as usize] = Some(index);
            found.amounts = vec![index];
            taken.push(index);
        }
        let heads = header.fields.iter().enumerate();
        let unused =
            heads.filter(|(index, head)| !taken.contains(index) && !head.trim().is_empty());
        found.unused = unused.map(|(_, head)| head.trim().to_owned()).collect();
        found.complete(source, header)
    }

    fn complete(self, source: &TextSource<'_>, header: &Record<'_>) -> Result<Self, IngestError> {
        let counted = self.has(Field::Issued) && self.has(Field::Terms);
        let missing = if !self.has(Field::Amount) && !self.has(Field::Balance) {
            "the `amount` column is missing"
        } else if !self.has(Field::Due) && !counted {
            "the `due` column is missing, and there are no `issued` and `terms` to count it from"
        } else {
            return Ok(self);
        };
        Err(refused_at(source.field(header.offset, None), missing, HINT))
    }

    pub(super) fn has(&self, field: Field) -> bool {
        self.index(field).is_some()
    }

    /// The index of a field's column.
    pub(super) fn index(&self, field: Field) -> Option<usize> {
        self.at[field as usize]
    }

    /// What a record has for a field, without blanks around it.
    pub(super) fn cell<'r>(&self, record: &'r Record<'_>, field: Field) -> &'r str {
        self.index(field).map_or("", |index| record.field(index)).trim()
    }

    /// The side that the party's column means for the whole file.
    pub(super) fn side(&self) -> Option<OpenItemKind> {
        match (self.has(Field::Customer), self.has(Field::Supplier)) {
            (true, false) => Some(OpenItemKind::Receivable),
            (false, true) => Some(OpenItemKind::Payable),
            _ => None,
        }
    }

    /// Does nothing say which way the amounts go?
    pub(super) fn kind_unsaid(&self) -> bool {
        ![Field::Kind, Field::Customer, Field::Supplier].iter().any(|field| self.has(*field))
    }
}

/// A column by its head, in any case, or as `#3`.
fn named(header: &Record<'_>, said: &str) -> Option<usize> {
    if let Some(number) = said.strip_prefix('#').and_then(|number| number.parse::<usize>().ok()) {
        return number.checked_sub(1).filter(|index| *index < header.fields.len());
    }
    let said = said.trim().to_lowercase();
    header.fields.iter().position(|head| head.trim().to_lowercase() == said)
}

fn refuse_slip(
    source: &TextSource<'_>,
    header: &Record<'_>,
    index: usize,
    name: &str,
) -> Result<(), IngestError> {
    let slip = |known: &&&str| known.len() > 3 && strsim::damerau_levenshtein(name, known) == 1;
    let Some(near) = KEPT.iter().find(slip) else { return Ok(()) };
    let place = source.field(header.offset, Some(index + 1));
    let hint = format!("did you mean `{}`?", near.replace(' ', "_"));
    Err(refused_at(place, format!("unknown column `{}`", name.replace(' ', "_")), hint))
}

/// Two columns with one head: which of them counts?
fn refuse_twin(
    source: &TextSource<'_>,
    header: &Record<'_>,
    of: &[(usize, usize)],
) -> Result<(), IngestError> {
    let Some((_, second)) = of.get(1).filter(|(rank, _)| *rank == of[0].0) else {
        return Ok(());
    };
    let head = header.field(*second).trim();
    let place = source.field(header.offset, Some(second + 1));
    Err(refused_at(place, format!("column `{head}` stands twice"), HINT))
}

/// Which way do the amounts go?
pub(super) fn kind_question(source: &TextSource<'_>, header: &Record<'_>) -> Question {
    Question {
        position: source.field(header.offset, None),
        what: "are these receivables or payables? No column says which".to_owned(),
        row: Some(header.text.to_owned()),
        likely: None,
        hint:
            "add a `kind` column with `receivable` or `payable` in each row, or head the party's \
               column `customer` (they owe us) or `supplier` (we owe them)"
                .to_owned(),
    }
}
