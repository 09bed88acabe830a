//! Whole outputs, line by line; the expected ones are in `snapshots`.

use super::*;

#[test]
fn the_shop_at_100_columns() {
    insta::assert_snapshot!(text(&shop(), 100));
}

#[test]
fn the_shop_at_80_columns() {
    insta::assert_snapshot!(text(&shop(), 80));
}

#[test]
fn the_shop_at_160_columns() {
    insta::assert_snapshot!(rendered(&shop(), "table", &parts(&["cash", "lines", "stages"], 160)));
}

#[test]
fn one_week_as_markdown() {
    let shop = shop_in("2026-05-31", "2026-05-31", Horizon::Weeks(1), WEEKLY);
    insta::assert_snapshot!(rendered(&shop, "markdown", &RenderOptions::default()));
}

#[test]
fn one_week_as_json() {
    let mut shop = shop_in("2026-05-31", "2026-05-31", Horizon::Weeks(1), WEEKLY);
    shop.settings.scenarios = vec![Scenario::Worst];
    insta::assert_snapshot!(rendered(&shop, "json", &RenderOptions::default()));
}
