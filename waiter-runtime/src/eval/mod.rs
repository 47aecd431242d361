//! The evaluation of typed paths: the operators that an acceptor's expression expands to.
//!
//! The macro knows no types. It emits a chain of calls, and rustc resolves each by the type of the value before it:
//!
//! - A value is an `Option` of a **kind** ([`kinds`]). `None` is JMESPath's null.
//! - A field, an element or an entry of a map becomes a kind in one step, [`classify`](fn@classify)`(&x).__get()`. Only
//!   that step depends on types of other crates.
//! - Operators are inherent methods of the kinds that they fit. Every other kind has a method of the same name with a
//!   bound that nothing implements ([`unsupported`]). rustc then reports the message of that bound, once, on the user's
//!   token, and goes on type checking without follow-up errors.
//! - Projections are lazy iterators ([`list`], [`map`], [slices](mod@slice)), so deciding on a response allocates only
//!   what a function has to build.
//!
//! Nulls and truth follow the JMESPath specification. Only expansions call these items.

#![allow(missing_docs)] // nobody but expansions calls these items, and most names of methods say enough

mod any_map;
mod built;
pub mod classify;
pub mod document;
pub mod either;
pub mod entry;
pub mod equality;
pub mod evaluation;
pub mod functions;
pub mod input_output;
pub mod kinds;
pub mod list;
pub mod literal;
pub mod logic;
pub mod map;
pub mod matchers;
pub mod mismatch;
pub mod number;
pub mod order;
pub mod reason;
pub mod same;
pub mod select;
pub mod sequence;
pub mod slice;
pub mod trace;
pub mod tree;
pub mod truth;
pub mod union;
pub mod unsupported;
pub mod user_type;

pub use classify::classify;
pub use trace::Trace;

/// The traits whose methods an expansion calls by name.
pub mod prelude {
    pub use crate::eval::classify::{
        GetEnum as _, GetJson as _, GetLeaf as _, GetOptionalEnum as _, GetOptionalJson as _,
        GetOptionalStruct as _,
    };
    pub use crate::eval::entry::Raw as _;
    pub use crate::eval::literal::{AnEnum as _, NoEnum as _};
}
