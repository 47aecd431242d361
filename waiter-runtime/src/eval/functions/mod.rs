//! JMESPath's functions. Each takes the evaluation that it may fail in, and its arguments. A row of the macro's table of
//! functions makes it part of the language.

mod contains;
mod elements;
mod length;
mod lists;
mod maps;
mod not_null;
mod numbers;
mod order;
mod texts;

pub use contains::*;
pub use elements::*;
pub use length::*;
pub use lists::*;
pub use maps::*;
pub use not_null::*;
pub use numbers::*;
pub use order::*;
pub use texts::*;
