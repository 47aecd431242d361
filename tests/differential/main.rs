//! Our typed JMESPath against the interpreter of the `jmespath` crate: the same expressions over the same documents.
//!
//! - `families`: structures and their random documents
//! - `tables`: the expressions
//! - `case`, `json`: the result of an expression on our side
//! - `interpreter`: the result on the interpreter's side
//! - `equal`, `runner`: the comparison of the two
//! - `known`: known differences of the interpreter from the specification

mod case;
mod document;
mod equal;
mod families;
mod interpreter;
mod json;
mod known;
mod runner;
mod tables;
