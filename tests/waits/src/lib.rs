//! What the benchmarks of waits share: a service in memory, and the ways to wait for it.
//!
//! A package of its own, so that they need no other SDK than ACM's. `tests/benches/README.md` says how to read them.

pub mod service;
pub mod ways;
