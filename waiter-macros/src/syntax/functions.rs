//! The table of JMESPath's functions: a line here and a function in the runtime make one.

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
}

use Parameter::{Elements, Value};

const FUNCTIONS: &[Function] = &[
    Function {
        name: "contains",
        parameters: &[Elements, Value],
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

/// The names of all functions.
pub(crate) fn names() -> Vec<&'static str> {
    FUNCTIONS.iter().map(|function| function.name).collect()
}

// Functions are singletons of the table.
impl PartialEq for Function {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}
