//! How far reading is, for whoever shows it.

use std::fmt::Debug;

/// Told while a file is read. Knows nothing of time or terminals.
pub trait Progress: Debug + Send + Sync {
    /// Reading starts; `length` is the size of the file where it says how much text will come.
    fn start(&self, file: &str, length: Option<u64>);
    /// So many bytes more have been read.
    fn advance(&self, bytes: u64);
    /// The file has been read.
    fn finish(&self);
}
