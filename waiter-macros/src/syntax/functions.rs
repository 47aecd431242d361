//! The table of JMESPath's functions: a line here and a function in the runtime make one.

use super::suggestions;

/// A function that an expression may call.
#[derive(Debug)]
pub(crate) struct Function {
    /// Its name, in JMESPath and in the runtime.
    pub(crate) name: &'static str,
    /// Its parameters, in order.
    pub(crate) parameters: &'static [Parameter],
    /// Whether it takes its last parameter any number of times. The runtime's function then takes two of them, and is
    /// called for each further one with the result so far.
    pub(crate) repeats: bool,
    /// Whether its arguments may be texts that are written there.
    pub(crate) takes_texts: bool,
    /// What it gives, as far as that matters.
    pub(crate) gives: Gives,
}

/// What a function gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gives {
    /// A value.
    Value,
    /// What may be a list.
    List,
    /// An element of its list.
    Element,
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
    /// `&expression`, applied to each element of the list beside it.
    Expression,
    /// The same, and what it gives has to have an order.
    Key,
}

use Parameter::{Elements, Expression, Key, Needle, Value};

const FUNCTIONS: &[Function] = &[
    function("abs", &[Value]),
    function("avg", &[Elements]),
    function("ceil", &[Value]),
    function("contains", &[Elements, Needle]).taking_texts(),
    function("ends_with", &[Value, Value]).taking_texts(),
    function("floor", &[Value]),
    function("join", &[Value, Elements]).taking_texts(),
    function("keys", &[Value]).giving_list(),
    function("length", &[Value]),
    function("map", &[Expression, Elements]).giving_list(),
    function("max", &[Elements]).giving_element(),
    function("max_by", &[Elements, Key]).giving_element(),
    function("min", &[Elements]).giving_element(),
    function("min_by", &[Elements, Key]).giving_element(),
    function("not_null", &[Elements]).repeating().giving_list(),
    function("reverse", &[Elements]).giving_list(),
    function("sort", &[Elements]).giving_list(),
    function("sort_by", &[Elements, Key]).giving_list(),
    function("starts_with", &[Value, Value]).taking_texts(),
    function("sum", &[Elements]),
    function("to_array", &[Elements]).giving_list(),
    function("to_number", &[Value]),
    function("to_string", &[Value]),
    function("values", &[Value]).giving_list(),
];

/// JMESPath's functions that are of no use where everything has a type, and why.
const OF_NO_USE: &[(&str, &str)] = &[
    (
        "merge",
        "it builds an object, and nothing compares with one: compare the fields one by one",
    ),
    (
        "type",
        "the type of every path is known when the program is compiled",
    ),
];

const fn function(name: &'static str, parameters: &'static [Parameter]) -> Function {
    Function {
        name,
        parameters,
        repeats: false,
        takes_texts: false,
        gives: Gives::Value,
    }
}

impl Parameter {
    /// Whether the argument is an expression reference, `&expression`.
    pub(crate) fn is_reference(self) -> bool {
        matches!(self, Self::Expression | Self::Key)
    }
}

impl Function {
    const fn taking_texts(self) -> Self {
        Self {
            takes_texts: true,
            ..self
        }
    }

    const fn repeating(self) -> Self {
        Self {
            repeats: true,
            ..self
        }
    }

    const fn giving_list(self) -> Self {
        Self {
            gives: Gives::List,
            ..self
        }
    }

    const fn giving_element(self) -> Self {
        Self {
            gives: Gives::Element,
            ..self
        }
    }

    /// The parameter that the argument at this position is given for.
    pub(crate) fn parameter(&self, position: usize) -> Parameter {
        self.parameters[position.min(self.parameters.len() - 1)]
    }
}

/// The function of that name.
pub(crate) fn find(name: &str) -> Option<&'static Function> {
    FUNCTIONS.iter().find(|function| function.name == name)
}

/// What to say where there is no function of that name.
pub(crate) fn missing(name: &str, arguments: usize) -> String {
    if let Some((_, why)) = OF_NO_USE.iter().find(|(other, _)| *other == name) {
        return format!("`{name}` is of no use here: {why}");
    }
    suggestions::function(name, arguments, &names())
}

/// What to say where there is no function of that name, and it is called as a method.
pub(crate) fn no_method(name: &str, arguments: usize) -> String {
    if OF_NO_USE.iter().any(|(other, _)| *other == name) {
        return missing(name, arguments);
    }
    suggestions::method(name, arguments, &names())
}

/// The names of all functions.
pub(crate) fn names() -> Vec<&'static str> {
    FUNCTIONS.iter().map(|function| function.name).collect()
}

/// The names of the functions that take an expression reference.
pub(crate) fn with_expressions() -> Vec<&'static str> {
    FUNCTIONS
        .iter()
        .filter(|function| function.parameters.iter().any(|it| it.is_reference()))
        .map(|function| function.name)
        .collect()
}

// Functions are singletons of the table.
impl PartialEq for Function {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}
