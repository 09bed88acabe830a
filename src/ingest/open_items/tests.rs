//! Exports as programs write them, and everything that can be wrong with one.

use super::*;

fn file(name: &str, text: &str) -> OpenItemFile {
    OpenItemFile {
        name: name.to_owned(),
        bytes: text.as_bytes().to_vec(),
        layout: LayoutOverrides::default(),
    }
}

fn read(text: &str) -> Result<OpenItems, IngestError> {
    read_open_items(&[file("open.csv", text)])
}

fn items(text: &str) -> Vec<OpenItem> {
    match read(text) {
        Ok(made) => made.items,
        Err(error) => panic!("{}", said(&error).join("\n")),
    }
}

/// Everything an error says, one line each.
fn said(error: &IngestError) -> Vec<String> {
    match error {
        IngestError::Rows { errors, .. } => {
            errors.iter().map(|error| format!("{}: {}", error.position, error.what)).collect()
        }
        IngestError::Questions(questions) => {
            questions.iter().map(|asked| format!("{}? {}", asked.position, asked.what)).collect()
        }
        other => vec![other.to_string()],
    }
}

fn wrong(text: &str) -> Vec<String> {
    said(&read(text).unwrap_err())
}

/// An item in one line: kind, party, days, amount and payments.
fn short(item: &OpenItem) -> String {
    let issued = item.issued.map(|day| day.to_string()).unwrap_or_default();
    let paid: Vec<String> =
        item.payments.iter().map(|payment| format!("{} {}", payment.on, payment.amount)).collect();
    let (kind, due) = (item.kind.word(), item.due);
    let (id, party, amount) = (&item.id, &item.counterparty, item.amount);
    format!("{id} {kind} {party} {issued} {due} {amount} [{}]", paid.join(", "))
}

fn shorts(text: &str) -> Vec<String> {
    items(text).iter().map(short).collect()
}

fn notes(text: &str) -> Vec<(&'static str, String)> {
    read(text).unwrap().notes.into_iter().map(|note| (note.code, note.message)).collect()
}

#[test]
fn the_columns_of_the_document_are_read_in_any_order() {
    let text = "due,amount,kind,id,counterparty,issued,paid_on,paid_amount,category\n\
                2026-06-30,1200.00,receivable,118,Corner Gifts,2026-05-31,,,Wholesale\n\
                2026-06-10,300,payable,B-7,Linen Mill,2026-05-11,2026-06-12,,\n";
    assert_eq!(
        shorts(text),
        [
            "118 receivable Corner Gifts 2026-05-31 2026-06-30 1200.00 []",
            "B-7 payable Linen Mill 2026-05-11 2026-06-10 300 [2026-06-12 300]",
        ]
    );
    let first = &items(text)[0];
    assert_eq!(first.category.as_deref(), Some("Wholesale"));
    assert_eq!(first.position.to_string(), "open.csv:2");
    assert_eq!(
        notes(text),
        [(
            "open-items-read",
            "open.csv: 2 rows = 2 used + 0 ignored; 1 of receivables, 1 of payables.".to_owned()
        )]
    );
}

#[test]
fn exports_of_accounting_programs_are_read() {
    let xero = "*ContactName,*InvoiceNumber,Reference,*InvoiceDate,*DueDate,Total,Type,Status\n\
                Corner Gifts,INV-1,po 9,31 May 2026,30 Jun 2026,\"1,200.50\",ACCREC,AUTHORISED\n\
                Linen Mill,9,,1 May 2026,1 Jun 2026,80.00,ACCPAY,VOIDED\n";
    assert_eq!(shorts(xero), ["INV-1 receivable Corner Gifts 2026-05-31 2026-06-30 1200.50 []"]);
    let ledger = "Open Invoices Report\nCorner Gifts Ltd\n\n\
                  Date,Transaction type,Num,Customer,Due date,Amount,Open balance\n\
                  05/31/2026,Invoice,1001,Toy Box,06/30/2026,\"$1,000.00\",$250.00\n\
                  05/31/2026,Invoice,1002,Toy Box,06/30/2026,\"$2,000.00\",$0.00\n\
                  Total for Toy Box,,,,,\"$3,000.00\",$250.00\n";
    let made = read(ledger).unwrap();
    assert_eq!(
        made.items.iter().map(short).collect::<Vec<_>>(),
        ["1001 receivable Toy Box 2026-05-31 2026-06-30 1000.00 [2026-05-31 750.00]"]
    );
    let codes: Vec<&str> = made.notes.iter().map(|note| note.code).collect();
    assert_eq!(codes, ["open-items-read", "open-items-undated"]);
    assert_eq!(
        made.notes[0].message,
        "open.csv: 3 rows = 2 used + 1 ignored; 2 of receivables, 0 of payables."
    );
    assert_eq!(
        made.notes[1].message,
        "Open items: 1 item with nothing open and no day of payment is left out; 750 of 1 item \
         paid in part on no known day counts as paid when issued."
    );
    let german = "Rechnungsnummer;Kunde;Rechnungsdatum;Fällig am;Bruttobetrag;Bezahlt am;Währung\n\
                  RE-1;Blumen Meyer;01.05.2026;31.05.2026;1.190,00;02.06.2026;EUR\n";
    let made = read(german).unwrap();
    assert_eq!(
        short(&made.items[0]),
        "RE-1 receivable Blumen Meyer 2026-05-01 2026-05-31 1190.00 [2026-06-02 1190.00]"
    );
    assert_eq!(made.currencies[0].0.code(), "EUR");
    let french =
        "Numéro;Fournisseur;Échéance;Montant TTC;Solde\nF1;Papier SA;31/05/2026;99,50;99,50\n";
    assert_eq!(shorts(french), ["F1 payable Papier SA  2026-05-31 99.50 []"]);
}

#[test]
fn terms_and_open_balances_stand_in_for_due_dates_and_amounts() {
    let text = "supplier,issued,terms,balance\nLinen Mill,2026-05-31,net 30,40\n";
    assert_eq!(shorts(text), [" payable Linen Mill 2026-05-31 2026-06-30 40 []"]);
    let both = "customer,supplier,due,amount\nToy Box,,2026-06-30,10\n,Mill,2026-06-30,20\n";
    assert_eq!(
        shorts(both),
        [" receivable Toy Box  2026-06-30 10 []", " payable Mill  2026-06-30 20 []"]
    );
    assert_eq!(
        wrong("supplier,issued,terms,amount\nMill,2026-05-31,month end,40\nMill,,30,40\n"),
        [
            "open.csv:2:3: could not read `month end` as terms",
            "open.csv:3:2: the due date is missing",
        ]
    );
}

#[test]
fn rows_of_one_item_are_its_parts() {
    let text = "id,kind,counterparty,issued,due,amount,paid_on,paid_amount\n\
                118,invoice,Toy Box,2026-05-01,2026-05-31,1000,2026-06-20,600\n\
                118,invoice,toy_box,,2026-05-31,1000.00,2026-06-02,400\n\
                118,bill,Toy Box,2026-05-01,2026-05-31,7,,\n\
                ,bill,Mill,,2026-05-31,7,,\n,bill,Mill,,2026-05-31,7,,\n";
    assert_eq!(
        shorts(text),
        [
            "118 receivable Toy Box 2026-05-01 2026-05-31 1000 [2026-06-02 400, 2026-06-20 600]",
            "118 payable Toy Box 2026-05-01 2026-05-31 7 []",
            " payable Mill  2026-05-31 7 []",
            " payable Mill  2026-05-31 7 []",
        ]
    );
    let apart = "id,customer,due,amount\n118,Toy Box,2026-05-31,1000\n118,Toy Box,2026-05-31,900\n\
                 119,Toy Box,2026-05-31,5\n119,Toy Box,2026-06-30,5\n";
    assert_eq!(
        wrong(apart),
        [
            "open.csv:3:4: the amount is 900, but 1000 at open.csv:2 for the same item",
            "open.csv:5:4: it is due on 2026-06-30, but 2026-05-31 at open.csv:4 for the same item",
        ]
    );
}

#[test]
fn one_payment_in_two_exports_is_one_and_two_alike_in_one_are_two() {
    let head = "id,customer,due,amount,paid_on,paid_amount\n";
    let may = format!("{head}7,Toy Box,2026-05-31,1000,2026-06-02,400\n");
    let june = format!("{may}7,Toy Box,2026-05-31,1000,2026-06-02,400\n");
    let made = read_open_items(&[file("may.csv", &may), file("june.csv", &june)]).unwrap();
    assert_eq!(made.items.len(), 1);
    assert_eq!(made.items[0].payments.len(), 2);
}

#[test]
fn open_balances_are_checked_against_payments() {
    let head = "id,customer,issued,due,amount,paid_on,paid_amount,balance\n";
    let good = format!(
        "{head}1,A,2026-05-01,2026-05-31,100,2026-05-20,40,60\n\
         1,A,2026-05-01,2026-05-31,100,2026-05-25,60,0\n\
         2,A,2026-05-01,2026-05-31,100,2026-05-20,,30\n\
         3,A,,2026-05-31,100,,,30\n\
         4,A,2026-05-01,2026-05-31,-100,,,-100\n"
    );
    assert_eq!(
        shorts(&good),
        [
            "1 receivable A 2026-05-01 2026-05-31 100 [2026-05-20 40, 2026-05-25 60]",
            "2 receivable A 2026-05-01 2026-05-31 100 [2026-05-20 70]",
            "3 receivable A  2026-05-31 30 []",
            "4 receivable A 2026-05-01 2026-05-31 -100 []",
        ]
    );
    let bad = format!(
        "{head}1,A,,2026-05-31,100,2026-05-20,40,50\n2,A,,2026-05-31,100,,,120\n\
         3,A,,2026-05-31,-100,,,100\n4,A,,2026-05-31,100,2026-05-20,-40,\n"
    );
    assert_eq!(
        wrong(&bad),
        [
            "open.csv:2:5: 50 is open, but 60 is left by what was paid",
            "open.csv:3:8: 120 is open of an amount of 100",
            "open.csv:4:8: 100 is open of an amount of -100",
            "open.csv:5:7: -40 is paid of an amount of 100",
        ]
    );
}

#[test]
fn overpaid_items_are_noted() {
    let text = "id,customer,due,amount,paid_on,paid_amount\n7,A,2026-05-31,100,2026-06-02,140\n";
    let found = notes(text);
    assert_eq!(found[1].0, "open-items-overpaid");
    assert_eq!(
        found[1].1,
        "Open items: 7 (140 of 100) is paid beyond its amount; nothing is owed back."
    );
}

#[test]
fn bad_rows_are_located_all_together() {
    let text = "id,kind,counterparty,issued,due,amount,paid_on,paid_amount\n\
                1,gift,A,2026-05-01,2026-05-31,10,,\n\
                2,bill,A,2026-05-01,2026-06-31,10,,\n\
                3,bill,A,2026-05-01,2026-05-31,ten,,\n\
                4,bill,A,2026-05-01,2026-05-31,,,\n\
                5,bill,A,2026-05-01,2024-05-31,10,,\n\
                6,bill,A,2026-05-01,2026-05-31,10,,4\n\
                7,,A,2026-05-01,2026-05-31,10,,\n\
                8,bill,A,2026-05-01,,10,,\n\
                9,bill,A,2026-05-01,2026-05-31,1,5,,\n";
    assert_eq!(
        wrong(text),
        [
            "open.csv:2:2: could not read `gift` as a kind",
            "open.csv:3:5: could not read `2026-06-31` as a date",
            "open.csv:4:6: could not read `ten` as an amount",
            "open.csv:5:6: the amount is missing",
            "open.csv:6:5: it is due on 2024-05-31, more than a year before it was issued",
            "open.csv:7:8: 4 is paid, and nothing says on which day",
            "open.csv:8:2: the kind is missing",
            "open.csv:9:5: the due date is missing",
            "open.csv:10:7: could not read `5` as a date",
        ]
    );
    let many = "1,bill,A,,2026-05-31,x,,\n".repeat(25);
    let many = format!("id,kind,counterparty,issued,due,amount,paid_on,paid_amount\n{many}");
    let Err(IngestError::Rows { errors, total }) = read(&many) else { panic!("no bad rows") };
    assert_eq!((errors.len(), total), (20, 25));
}

#[test]
fn columns_that_lack_or_slip_are_named() {
    assert_eq!(
        wrong("id,kind,due\n1,bill,2026-05-31\n"),
        ["open.csv:1: the `amount` column is missing"]
    );
    assert_eq!(
        wrong("id,kind,amount\n1,bill,5\n"),
        [
            "open.csv:1: the `due` column is missing, and there are no `issued` and `terms` to count \
          it from"
        ]
    );
    assert_eq!(
        wrong("id,kind,due,amount,paid_amuont\n1,bill,2026-05-31,5,5\n"),
        ["open.csv:1:5: unknown column `paid_amuont`"]
    );
    assert_eq!(
        wrong("id,kind,due,amount,amount\n1,bill,2026-05-31,5,5\n"),
        ["open.csv:1:5: column `amount` stands twice"]
    );
    assert_eq!(wrong("kind,due,amount\n"), ["open.csv:1: the file has column heads and no rows"]);
    let unused = notes("kind,due,amount,memo,State of it\nbill,2026-05-31,5,x,y\n");
    assert!(unused[0].1.ends_with("columns not used: memo, State of it."), "{unused:?}");
}

#[test]
fn what_has_two_readings_is_asked() {
    assert_eq!(
        wrong("counterparty,due,amount\nA,2026-05-31,5\n"),
        ["open.csv:1? are these receivables or payables? No column says which"]
    );
    assert_eq!(
        wrong("customer,due,amount\nA,04/05/2026,5\n"),
        ["open.csv:2:2? `04/05/2026` is 2026-05-04 or 2026-04-05; nothing in the file decides"]
    );
    assert_eq!(
        wrong("customer;due;amount\nA;2026-05-31;1.234\n"),
        ["open.csv:2:3? `1.234` is 1.234 or 1234; no amount in the file decides"]
    );
    let net = "customer,due,amount,total\nA,2026-05-31,100,119\n";
    assert_eq!(
        wrong(net),
        ["open.csv:2:4? is the amount in column 3 (`100`) or in column 4 (`119`)?"]
    );
    let layout = LayoutOverrides {
        amount: Some("Total".to_owned()),
        date_format: Some("%d/%m/%Y".to_owned()),
        decimal_mark: Some(','),
        ..LayoutOverrides::default()
    };
    let told = |text: &str| {
        let told = OpenItemFile { layout: layout.clone(), ..file("open.csv", text) };
        short(&read_open_items(&[told]).unwrap().items[0])
    };
    assert_eq!(told(net), " receivable A  2026-05-31 119 []");
    assert_eq!(
        told("customer;due;amount\nA;04/05/2026;1.234\n"),
        " receivable A  2026-05-04 1234 []"
    );
}

#[test]
fn a_file_is_in_one_currency() {
    let text = "customer,due,amount,currency\nA,2026-05-31,5,EUR\nA,2026-05-31,5,usd\n\
                A,2026-05-31,5,gold\n";
    assert_eq!(
        wrong(text),
        [
            "open.csv:3:4: the amount is in USD, at open.csv:2:4 in EUR",
            "open.csv:4:4: could not read `gold` as a currency",
        ]
    );
}
