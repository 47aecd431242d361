//! Waiters to copy. The table in `README.md` lists them.

pub mod aws;
pub mod other;

#[cfg(all(test, feature = "aws"))]
mod testing;
