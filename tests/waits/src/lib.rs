//! The shared part of the benchmarks of waits: a service in memory, and the ways to wait for it.
//!
//! This is a separate package, so that it needs no SDK except ACM's. `tests/benches/README.md` explains the results.

pub mod custom;
pub mod service;
pub mod ways;
