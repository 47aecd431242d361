//! JMESPath's functions. Each takes the evaluation it may fail in and its arguments; a line in the macro's table of
//! functions gives it its name in the language.

mod contains;
mod elements;
mod length;
mod lists;
mod maps;
mod not_null;
mod numbers;
mod order;
mod texts;

pub use contains::{Contains, Searchable, SearchedIn, SoughtIn, contains};
pub use elements::{Argument, Classified, Item, Items, elements, item};
pub use length::{Length, length};
pub use lists::{Reverse, ToArray, map, reverse, to_array};
pub use maps::{Entries, keys, values};
pub use not_null::not_null;
pub use numbers::{Numbers, Numeric, ToNumber, abs, avg, ceil, floor, sum, to_number};
pub use order::{Order, Sortable, SortableItems, key, max, max_by, min, min_by, sort, sort_by};
pub use texts::{AsText, Texts, ToText, ends_with, join, starts_with, to_string};
