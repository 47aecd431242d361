//! The table of JMESPath's functions: a line here and a function in the runtime make one.

use crate::report::unknown;

/// A function that an expression may call.
#[derive(Debug)]
pub(crate) struct Function {
    /// Its name, in JMESPath and in the runtime.
    pub(crate) name: &'static str,
    /// Its parameters, in order.
    pub(crate) parameters: &'static [Parameter],
}

/// How an argument reaches a function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Parameter {
    /// As it is.
    Value,
    /// With the elements classified, if it is a list.
    Elements,
    /// As it is, compared with the elements of the argument before it: a string literal for an enum there warns.
    Needle,
}

use Parameter::{Elements, Needle, Value};

const FUNCTIONS: &[Function] = &[
    Function {
        name: "contains",
        parameters: &[Elements, Needle],
    },
    Function {
        name: "length",
        parameters: &[Value],
    },
];

/// The function of that name.
pub(crate) fn find(name: &str) -> Option<&'static Function> {
    FUNCTIONS.iter().find(|function| function.name == name)
}

/// JMESPath's other functions.
const NOT_YET: &[&str] = &[
    "abs",
    "avg",
    "ceil",
    "ends_with",
    "floor",
    "join",
    "keys",
    "map",
    "max",
    "max_by",
    "merge",
    "min",
    "min_by",
    "not_null",
    "reverse",
    "sort",
    "sort_by",
    "starts_with",
    "sum",
    "to_array",
    "to_number",
    "to_string",
    "type",
    "values",
];

/// What to say where there is no function of that name.
pub(crate) fn missing(name: &str) -> String {
    if NOT_YET.contains(&name) {
        return format!("the function `{name}` is not supported yet");
    }
    let known: Vec<_> = FUNCTIONS.iter().map(|function| function.name).collect();
    unknown("function", name, &known)
}

// Functions are singletons of the table.
impl PartialEq for Function {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}
