//! What an expression's two forms, tokens and a string, say alike.

use super::functions;
use crate::diagnostics::one_of;

/// Of what rustc has reported already: it is no error of ours.
pub(crate) const SAID: &str = "";
pub(super) const AFTER_DOT: &str =
    "expected a field's name, a map's `\"key\"`, `*` or `[a, b]` after `.`";

pub(super) const RANGE: &str = "a comparison has no range: write `path >= 3 && path <= 5`";

pub(super) const TUPLE: &str = "expected a field's name after `.`, or a map's `\"key\"`; a path does not look into tuples: of a custom \
     operation, `ok` takes a pattern, as in `ok (count, _) if *count > 3`";
pub(super) const EMPTY: &str = "expected a path or a value here";
pub(super) const ENDS_IN_DOT: &str = "this path ends in a dot; write the field's name after it";
pub(super) const EMPTY_LIST: &str = "a multi-select list names what it selects: `[a, b]`";
pub(super) const HASH: &str =
    "`{key: …}` builds an object, and nothing compares with one: compare the fields one by one";
pub(super) const INDEX_AFTER_DOT: &str = "an index stands without a dot: `list[0]`";
pub(super) const LIST_AFTER_VALUE: &str = "a multi-select list after a value is written with a dot, `.[a, b]`; alternatives are written `A | B`";
pub(super) const SLICE: &str = "a slice is written `[start:stop:step]`";
pub(super) const STEP_ZERO: &str = "the step of a slice is not 0";
pub(super) const UNCLOSED_GENERICS: &str = "this `<` has no `>`";
pub(super) const TOO_LONG: &str = "this expression is too long; split it into several acceptors";
pub(super) const TOO_DEEP: &str = "this expression is nested too deeply";

/// What stands between brackets after a list and cannot.
pub(super) fn no_subscript(found: &str) -> String {
    format!("expected `[]`, `[*]`, `[?condition]`, `[0]` or `[0:2]`, found `[{found}]`")
}

/// A `&` before a value.
pub(super) fn needless_reference() -> String {
    format!(
        "a value has no `&` before it; an expression reference (`&expr`) is an argument of {}",
        one_of(&functions::with_expressions())
    )
}

/// A `&` that begins no argument.
pub(super) fn misplaced_reference() -> String {
    format!(
        "write `&&` for \"and\"; an expression reference (`&expr`) is an argument of {}",
        one_of(&functions::with_expressions())
    )
}
