//! The structures that expressions run over. Rust's names are the documents' names, except in `aws`.
//!
//! A missing value is null in some fields and no member at all in others: both are null to JMESPath.

pub(crate) mod aws;
pub(crate) mod enums;
pub(crate) mod flags;
pub(crate) mod maps;
pub(crate) mod nested;
pub(crate) mod numbers;
pub(crate) mod optional;
pub(crate) mod sparse;
pub(crate) mod texts;
