//! The integration tests, one binary: the library through its public face, then the command.

mod golden;
