//! Expressions as calls of the runtime's typed-path operators.
//!
//! Every value is an `Option` of a kind. The user's tokens keep their spans. A call that rustc may report has the span of the
//! token that it comes from.

mod call;
mod condition;
mod expander;
mod lists;
mod path;
mod reason;
mod values;

pub(crate) use condition::Left;
pub(crate) use expander::{Current, Expander, left};
