pub(crate) fn budget() -> String { String::new() }
pub(crate) fn settings() -> String { String::new() }
