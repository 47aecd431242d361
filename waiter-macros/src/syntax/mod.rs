//! Tokens in, syntax tree out. Every node keeps the tokens an error would point at.

pub(crate) mod acceptor;
mod acceptor_list;
pub(crate) mod acceptor_parser;
mod alternatives;
pub(crate) mod condition;
pub(crate) mod custom_operation;
mod custom_pattern;
pub(crate) mod declaration;
pub(crate) mod duration;
pub(crate) mod error_form;
mod error_names;
pub(crate) mod expr;
mod expr_operators;
mod expr_parser;
pub(crate) mod expr_rules;
pub(crate) mod free_names;
pub(crate) mod functions;
pub(crate) mod item;
pub(crate) mod json;
pub(crate) mod key_value;
pub(crate) mod language;
mod lexer;
pub(crate) mod limits;
pub(crate) mod literal;
pub(crate) mod location;
pub(crate) mod matcher;
pub(crate) mod messages;
pub(crate) mod operation;
mod pasted;
pub(crate) mod pattern;
mod rust_value;
pub(crate) mod status;
#[cfg(test)]
mod string_tests;
pub(crate) mod suggestions;
pub(crate) mod token_text;
