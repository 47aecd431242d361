//! Our typed JMESPath against the interpreter of the `jmespath` crate: the same expressions over the same documents.
//!
//! - `families`: structures, and random documents of them;
//! - `tables`: the expressions;
//! - `case`, `json`: what an expression gives, on our side;
//! - `interpreter`: what it gives, on the other;
//! - `equal`, `runner`: that the two agree;
//! - `known`: where the interpreter departs from the specification.

mod case;
mod document;
mod equal;
mod families;
mod interpreter;
mod json;
mod known;
mod runner;
mod tables;
