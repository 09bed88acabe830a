pub(crate) fn ledger() -> String { String::new() }
