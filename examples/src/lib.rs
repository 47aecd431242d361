//! The services that the examples embed.

pub mod embedded;
