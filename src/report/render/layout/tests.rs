use super::*;
use crate::report::Printed;
use proptest::prelude::*;

/// A table of a label and figures.
fn table(labels: &[&str], figures: &[&str]) -> TableBlock {
    let row = |label: &&str| {
        let cells = figures.iter().map(|figure| Printed::number((*figure).to_owned()));
        Row::new(RowKind::Member, std::iter::once(Printed::text(*label)).chain(cells).collect())
    };
    let headings = figures.iter().map(|_| Column::number("now"));
    TableBlock {
        name: "changes",
        title: String::new(),
        columns: std::iter::once(Column::text("")).chain(headings).collect(),
        rows: labels.iter().map(row).collect(),
        continues: false,
    }
}

fn printed(table: &TableBlock, width: usize) -> Vec<String> {
    let text = |line: &Line| {
        line.pieces.iter().fold(String::new(), |mut text, piece| {
            text.push_str(&" ".repeat(piece.start.saturating_sub(columns(&text))));
            text.push_str(&piece.text);
            text
        })
    };
    lay_out(table, width).iter().map(text).collect()
}

const LONG: [&str; 2] =
    ["commit consideration / Product-page ads", "commit consideration / Product-page tests"];

#[test]
fn labels_take_what_the_figures_leave() {
    // the fault: both lines read `commit consideration / …` in a width half of which was free
    let lines = printed(&table(&LONG, &["8,000", "7,500"]), 80);
    assert_eq!(
        lines[1..],
        [
            "  commit consideration / Product-page ads    8,000  7,500",
            "  commit consideration / Product-page tests  8,000  7,500",
        ]
    );
}

#[test]
fn labels_are_cut_only_as_far_as_the_figures_need() {
    let lines = printed(&table(&LONG[..1], &["8,000", "7,500"]), 50);
    assert_eq!(lines[1], "  commit consideration / Product-pa…  8,000  7,500");
    assert_eq!(columns(&lines[1]), 50);
}

#[test]
fn labels_that_begin_alike_are_told_apart() {
    let figures = ["1,234,567.00", "1,234,567.00", "1,234,567.00", "1,234,567.00"];
    let names =
        ["Google Ads search campaign brand north", "Google Ads search campaign brand south"];
    let lines = printed(&table(&names, &figures), 78);
    // the fault: twice `Google Ads search campa…`
    assert!(lines[1].starts_with("  Google Ads s…brand north 1,234"), "{lines:?}");
    assert!(lines[2].starts_with("  Google Ads s…brand south 1,234"), "{lines:?}");
}

#[test]
fn a_full_line_keeps_the_short_label() {
    let figures = ["1,234,567.00", "1,234,567.00", "1,234,567.00", "1,234,567.00"];
    let lines = printed(&table(&LONG[..1], &figures), 78);
    assert!(lines[1].starts_with("  commit consideration /… 1,234"), "{lines:?}");
}

proptest! {
    #[test]
    fn no_line_is_wider_than_asked(label in "[a-z東 ]{1,60}", width in 50usize..130) {
        let row: [&str; 2] = [&label, "short"];
        for line in printed(&table(&row, &["12,345.00", "1"]), width) {
            prop_assert!(columns(&line) <= width, "{line:?}");
        }
    }
}
