//! What the examples share: services that they carry inside.

pub mod embedded;
