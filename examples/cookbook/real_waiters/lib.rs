//! The tests of this package are in `main.rs` and `large.rs`.
