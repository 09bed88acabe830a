//! Integration tests, in one binary.

mod layouts;
