//! Tokens in, syntax tree out. Every node keeps the tokens an error would point at.

pub(crate) mod acceptor;
pub(crate) mod declaration;
pub(crate) mod duration;
pub(crate) mod expr;
pub(crate) mod expr_parser;
pub(crate) mod functions;
pub(crate) mod item;
pub(crate) mod operation;
