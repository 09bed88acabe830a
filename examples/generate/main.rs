//! Writes the ledgers, budgets, drivers and settings of `examples/shop`, `examples/saas`,
//! `examples/workshop` and `examples/agency`.
//!
//! Run `cargo run --example generate` after a change here; `tests/it/examples.rs` checks that the
//! committed files are what this program writes. No clock, own seeded numbers, whole cents: the
//! same bytes on every machine. The names in the files are invented.

#![expect(clippy::inconsistent_digit_grouping, reason = "cents read best as `41_250_00`")]

mod agency;
mod bank;
mod random;
mod saas;
mod saas_plan;
mod season;
mod shop;
mod shop_plan;
mod shop_responses;
mod workshop;

use std::path::Path;

/// Every generated file: path from the root of the repository, and content.
pub(crate) fn files() -> Vec<(&'static str, String)> {
    vec![
        ("examples/shop/ledger.csv", shop::ledger()),
        ("examples/shop/budget.csv", shop_plan::budget()),
        ("examples/shop/cashcast.toml", shop_plan::settings()),
        ("examples/shop/responses.csv", shop_responses::responses()),
        ("examples/saas/ledger.csv", saas::ledger()),
        ("examples/saas/budget.csv", saas_plan::budget()),
        ("examples/saas/cashcast.toml", saas_plan::settings()),
        ("examples/agency/ledger.csv", agency::ledger()),
        ("examples/agency/open-items.csv", agency::open_items()),
        ("examples/agency/cashcast.toml", agency::settings()),
        ("examples/workshop/ledger.csv", workshop::ledger()),
        ("examples/workshop/orders.csv", workshop::orders()),
        ("examples/workshop/cashcast.toml", workshop::settings()),
    ]
}

fn main() -> std::io::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (path, content) in files() {
        let path = root.join(path);
        if let Some(directory) = path.parent() {
            std::fs::create_dir_all(directory)?;
        }
        std::fs::write(path, content)?;
    }
    Ok(())
}
