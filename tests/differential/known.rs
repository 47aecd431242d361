//! Differences of the interpreter from the specification, or deliberately from us. A test shows that each one still exists,
//! so that outdated entries are removed.

use std::rc::Rc;
use std::sync::LazyLock;

use jmespath::functions::{AvgFn, Function, ToNumberFn};
use jmespath::{Context, Rcvar, Runtime, SearchResult, Variable};

/// The interpreter's functions, with the wrong ones replaced.
pub(crate) static FUNCTIONS: LazyLock<Runtime> = LazyLock::new(|| {
    let mut runtime = Runtime::new();
    runtime.register_builtin_functions();
    runtime.register_function("avg", Box::new(avg));
    runtime.register_function("to_number", Box::new(to_number));
    runtime
});

/// "An empty array will produce a return value of null."
fn avg(arguments: &[Rcvar], context: &mut Context<'_>) -> SearchResult {
    match arguments {
        [list] if list.as_array().is_some_and(Vec::is_empty) => Ok(Rc::new(Variable::Null)),
        _ => AvgFn::new().evaluate(arguments, context),
    }
}

/// "Any string that conforms to the json-number production", and not any JSON; otherwise null.
fn to_number(arguments: &[Rcvar], context: &mut Context<'_>) -> SearchResult {
    let number = ToNumberFn::new().evaluate(arguments, context)?;
    let padded = arguments
        .iter()
        .filter_map(|argument| argument.as_string())
        .any(|text| text.contains(char::is_whitespace));
    let is_one = number.is_number() && !padded;
    Ok(if is_one {
        number
    } else {
        Rc::new(Variable::Null)
    })
}

/// An expression that the interpreter parses differently than we do.
pub(crate) struct Reading {
    pub(crate) text: &'static str,
    /// An expression that the interpreter parses as we parse `text`.
    pub(crate) meant: &'static str,
}

/// The grammar gives `!` no precedence. The interpreter binds it tighter than a dot, so `!a.b` becomes the field `b` of a
/// boolean, which is always null. We parse it as `!(a.b)`.
const READINGS: &[Reading] = &[
    Reading {
        text: "!a.p",
        meant: "!(a.p)",
    },
    Reading {
        text: "b.leaves[?!@.p].s",
        meant: "b.leaves[?!(@.p)].s",
    },
];

/// Returns the entry of an expression that the interpreter parses differently.
pub(crate) fn reading(text: &str) -> Option<&'static Reading> {
    READINGS.iter().find(|reading| reading.text == text)
}

/// Returns all entries.
pub(crate) fn readings() -> impl Iterator<Item = &'static Reading> {
    READINGS.iter()
}

#[test]
fn replaced_functions_are_still_wrong() {
    use jmespath::DEFAULT_RUNTIME;

    use crate::case::Outcome;
    use crate::interpreter::{Expression, document};

    let value = |json: &str| Outcome::Value(serde_json::from_str(json).expect("JSON"));
    for (text, interpreted, specified) in [
        ("avg(`[]`)", Outcome::Failed, "null"),
        ("to_number('true')", value("true"), "null"),
        ("to_number('[1]')", value("[1]"), "null"),
        ("to_number(' 1')", value("1"), "null"),
        ("to_number('\"a\"')", value("\"a\""), "null"),
    ] {
        let expression = Expression::new(text);
        let null = document(&());
        assert_eq!(
            expression.outcome_by(&DEFAULT_RUNTIME, &null),
            interpreted,
            "{text}"
        );
        assert_eq!(expression.outcome(&null), value(specified), "{text}");
    }
}
