//! Tokens in, syntax tree out. Every node keeps the tokens an error would point at.

pub(crate) mod acceptor;
pub(crate) mod declaration;
pub(crate) mod duration;
pub(crate) mod expr;
mod expr_operators;
mod expr_parser;
pub(crate) mod expr_rules;
pub(crate) mod functions;
pub(crate) mod item;
mod literal;
mod messages;
pub(crate) mod operation;
mod verbatim;
