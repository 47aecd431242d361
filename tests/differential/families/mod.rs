//! The structures that expressions run over. Rust's names are the documents' names, except in `aws`.
//!
//! A missing value is null in some fields, and an absent member in others. JMESPath treats both as null.

pub(crate) mod aws;
pub(crate) mod enums;
pub(crate) mod flags;
pub(crate) mod free;
pub(crate) mod maps;
pub(crate) mod nested;
pub(crate) mod numbers;
pub(crate) mod optional;
pub(crate) mod sparse;
pub(crate) mod texts;
