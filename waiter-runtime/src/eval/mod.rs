//! Typed paths: the operators that an acceptor's expression expands to.
//!
//! The macro knows no types, so it emits a chain of calls and rustc resolves each by the type of the value before it:
//!
//! - a value is an `Option` of a **kind** ([`kinds`]), `None` being JMESPath's null;
//! - a field, an element or a map's entry becomes a kind in one step, [`place`]`(&x).__get()`, the only place that
//!   dispatches on other crates' types ([`classify`]);
//! - operators are inherent methods of the kinds they fit. Where an operator does not fit, the kind has a method of
//!   the same name whose bound nobody implements (a **wall**, [`wall`]): rustc then reports that bound's message, once,
//!   on the user's token, and goes on type checking without follow-up errors;
//! - projections are lazy iterators ([`list`], [`map`], [slices](mod@slice)), so that deciding on a response allocates
//!   nothing but what a function has to build.
//!
//! Nulls and truth follow the JMESPath specification. Everything here is called by expansions only.

mod any_map;
pub mod classify;
pub mod compare;
pub mod entry;
pub mod evaluation;
pub mod functions;
pub mod input_output;
pub mod kinds;
pub mod list;
pub mod literal;
pub mod map;
pub mod matchers;
pub mod mismatch;
pub mod number;
pub mod same;
pub mod select;
pub mod slice;
pub mod trace;
pub mod truth;
pub mod wall;
pub mod words;

pub use classify::place;
pub use trace::Trace;

/// The traits whose methods an expansion calls by name.
pub mod prelude {
    pub use super::classify::{
        GetEnum as _, GetJson as _, GetLeaf as _, GetOptionalEnum as _, GetOptionalJson as _,
        GetOptionalStruct as _,
    };
    pub use super::entry::Raw as _;
    pub use super::literal::{AnEnum as _, NoEnum as _};
}
