//! Where the interpreter departs from the specification, or from us on purpose. Each entry is shown to still differ, so
//! that none outlives its reason.

use std::rc::Rc;
use std::sync::LazyLock;

use jmespath::functions::{AvgFn, Function, ToNumberFn};
use jmespath::{Context, Rcvar, Runtime, SearchResult, Variable};

/// The interpreter's functions, with those mended that are wrong.
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

/// An expression that the interpreter reads in another way than we do.
pub(crate) struct Reading {
    pub(crate) text: &'static str,
    /// What the interpreter reads as we read `text`.
    pub(crate) meant: &'static str,
}

/// The grammar has no precedence for `!`: the interpreter binds it tighter than a dot, which makes `!a.b` the field `b`
/// of a boolean, and so null whatever `a` is. We read what must have been meant.
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

/// How the interpreter reads an expression in another way, if it does.
pub(crate) fn reading(text: &str) -> Option<&'static Reading> {
    READINGS.iter().find(|reading| reading.text == text)
}

/// All of them.
pub(crate) fn readings() -> impl Iterator<Item = &'static Reading> {
    READINGS.iter()
}

#[test]
fn what_is_mended_is_broken() {
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
