//! Messages that several parsers use.

use super::functions;
use crate::diagnostics::one_of;

pub(super) const AFTER_DOT: &str =
    "expected a field's name, a map's `\"key\"`, `*` or `[a, b]` after `.`";

pub(super) const RANGE: &str =
    "ranges are not supported in a comparison; write `path >= 3 && path <= 5`";

pub(super) const TUPLE: &str = "expected a field's name or a map's `\"key\"` after `.`; for a tuple of a custom operation write a \
     pattern: `ok (count, _) if *count > 3`";
pub(super) const EMPTY: &str = "expected a path or a value here";
pub(super) const ENDS_IN_DOT: &str = "this path ends in a dot; write the field's name after it";
pub(super) const EMPTY_LIST: &str = "expected the values to select between the brackets: `[a, b]`";
pub(super) const HASH: &str =
    "`{key: …}` is not supported: objects cannot be compared; compare their fields one by one";
pub(super) const INDEX_AFTER_DOT: &str = "write an index without a dot: `list[0]`";
pub(super) const LIST_AFTER_VALUE: &str =
    "write a multi-select list after a value with a dot, `.[a, b]`, and alternatives as `A | B`";
pub(super) const SLICE: &str = "expected a slice, `[start:stop:step]`";
pub(super) const VARIANT: &str =
    "write the name of a union's variant alone after `as`, as in `item.\"status\" as S`";
pub(super) const STEP_ZERO: &str = "the step of a slice cannot be 0";
pub(super) const UNCLOSED_GENERICS: &str = "this `<` is not closed";
pub(super) const TOO_LONG: &str = "this expression is too long; split it into several acceptors";
pub(super) const TOO_DEEP: &str = "this expression is nested too deeply";

/// The message for other tokens between the brackets after a list.
pub(super) fn no_subscript(found: &str) -> String {
    format!("expected `[]`, `[*]`, `[?condition]`, `[0]` or `[0:2]`, found `[{found}]`")
}

/// The message for a `&` before a value.
pub(super) fn needless_reference() -> String {
    format!(
        "remove the `&` before the value; an expression reference (`&expr`) is an argument of {}",
        one_of(&functions::with_expressions())
    )
}

/// The message for a `&` that does not begin an argument.
pub(super) fn misplaced_reference() -> String {
    format!(
        "write `&&` for \"and\"; an expression reference (`&expr`) is an argument of {}",
        one_of(&functions::with_expressions())
    )
}
