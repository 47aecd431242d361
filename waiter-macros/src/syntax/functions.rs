//! The table of JMESPath's functions. A function is a row here and a function of the same name in the runtime.

use super::suggestions;

/// A function that an expression may call.
#[derive(Debug)]
pub(crate) struct Function {
    /// Its name, in JMESPath and in the runtime.
    pub(crate) name: &'static str,
    /// Its documentation, which editors show.
    pub(crate) docs: &'static [&'static str],
    /// Its parameters, in order.
    pub(crate) parameters: &'static [Parameter],
    parameter_names: &'static [&'static str],
    /// True if it takes its last parameter any number of times. The runtime's function then has two parameters. It is
    /// called for each further argument with the result so far.
    pub(crate) repeats: bool,
    /// True if people pass it constant strings. In a JMESPath string, `"ISSUED"` is a field, so it is reported there.
    pub(crate) takes_constants: bool,
    /// The kind of its result, as far as that matters.
    pub(crate) gives: Gives,
}

/// The kind of a function's result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gives {
    Value,
    /// A value that may be a list.
    List,
    /// An element of its list.
    Element,
}

/// The form in which an argument reaches a function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Parameter {
    /// The value itself.
    Value,
    /// The value. If it is a list, its elements are classified.
    Elements,
    /// A value that is compared with the elements of the argument before it. A string literal for an enum warns there.
    Needle,
    /// `&expression`, applied to each element of the list beside it.
    Expression,
    /// `&expression`, whose values must have an order.
    Key,
}

use Gives::{Element, List};
use Parameter::{Elements, Expression, Key, Needle, Value};

/// The rows of the table: documentation, name, parameters, and what is special.
macro_rules! functions {
    ($(
        $(#[doc = $doc:literal])+
        $name:ident($($parameter:ident: $kind:ident),+) $(-> $gives:ident)? $([$special:ident])?;
    )*) => {
        const FUNCTIONS: &[Function] = &[$(
            Function::new(
                (stringify!($name), &[$($doc),+]),
                &[$($kind),+],
                &[$(stringify!($parameter)),+],
            )
            $(.giving($gives))?
            $(.$special())?
        ),*];
    };
}

functions! {
    /// The number without its sign.
    abs(number: Value);
    /// The average of a list of numbers. It is null for an empty list.
    avg(list: Elements);
    /// The nearest whole number that is not below the number.
    ceil(number: Value);
    /// `true` if a list has the element, or a string the part.
    contains(list_or_string: Elements, value: Needle) [with_constants];
    /// `true` if a string ends in the other one.
    ends_with(string: Value, end: Value) [with_constants];
    /// The nearest whole number that is not above the number.
    floor(number: Value);
    /// The strings of a list, with `glue` between them: `join(",", list)`.
    join(glue: Value, list: Elements) [with_constants];
    /// The keys of a map, in any order.
    keys(map: Value) -> List;
    /// The number of a string's characters, a list's elements or a map's entries.
    length(value: Value);
    /// The value of an expression for each element, nulls included: `map(&name, list)`.
    map(expression: Expression, list: Elements) -> List;
    /// The largest number, string or timestamp of a list. It is null for an empty list.
    max(list: Elements) -> Element;
    /// The element with the largest key: `max_by(list, &key)`. It is null for an empty list.
    max_by(list: Elements, expression: Key) -> Element;
    /// The smallest number, string or timestamp of a list. It is null for an empty list.
    min(list: Elements) -> Element;
    /// The element with the smallest key: `min_by(list, &key)`. It is null for an empty list.
    min_by(list: Elements, expression: Key) -> Element;
    /// The first argument that is not null.
    not_null(value: Elements) -> List [repeating];
    /// The list or the string, in reverse.
    reverse(list_or_string: Elements) -> List;
    /// The numbers, strings or timestamps of a list, in order.
    sort(list: Elements) -> List;
    /// The elements of a list, in the order of their keys: `sort_by(list, &key)`.
    sort_by(list: Elements, expression: Key) -> List;
    /// `true` if a string starts with the other one.
    starts_with(string: Value, start: Value) [with_constants];
    /// The sum of a list of numbers.
    sum(list: Elements);
    /// The list itself, or a list of the one value.
    to_array(value: Elements) -> List;
    /// The number that a string spells, else null.
    to_number(string: Value);
    /// The string itself, or the number or boolean as JSON.
    to_string(value: Value);
    /// The values of a map, in any order.
    values(map: Value) -> List;
}

/// The functions of JMESPath that are not supported, and the reason.
const UNSUPPORTED: &[(&str, &str)] = &[
    (
        "merge",
        "objects cannot be compared; compare their fields one by one",
    ),
    (
        "type",
        "the type of every path is known when the program is compiled",
    ),
];

impl Parameter {
    /// Returns true for an expression reference, `&expression`.
    pub(crate) fn is_reference(self) -> bool {
        matches!(self, Self::Expression | Self::Key)
    }
}

impl Function {
    const fn new(
        (name, docs): (&'static str, &'static [&'static str]),
        parameters: &'static [Parameter],
        parameter_names: &'static [&'static str],
    ) -> Self {
        Self {
            name,
            docs,
            parameters,
            parameter_names,
            repeats: false,
            takes_constants: false,
            gives: Gives::Value,
        }
    }

    const fn with_constants(self) -> Self {
        Self {
            takes_constants: true,
            ..self
        }
    }

    const fn repeating(self) -> Self {
        Self {
            repeats: true,
            ..self
        }
    }

    const fn giving(self, gives: Gives) -> Self {
        Self { gives, ..self }
    }

    /// Names for its arguments. A parameter that repeats is there twice.
    pub(crate) fn argument_names(&self) -> Vec<&'static str> {
        let mut names = self.parameter_names.to_vec();
        if self.repeats {
            names.push("others");
        }
        names
    }

    /// Splits arguments into the values and the expression references.
    pub(crate) fn split<'a, A>(&self, arguments: &'a [A]) -> (Vec<&'a A>, Vec<&'a A>) {
        let (mut values, mut references) = (Vec::new(), Vec::new());
        for (position, argument) in arguments.iter().enumerate() {
            if self.parameter(position).is_reference() {
                references.push(argument);
            } else {
                values.push(argument);
            }
        }
        (values, references)
    }

    /// The parameter of the argument at this position.
    pub(crate) fn parameter(&self, position: usize) -> Parameter {
        self.parameters[position.min(self.parameters.len() - 1)]
    }
}

/// All functions.
pub(crate) fn all() -> &'static [Function] {
    FUNCTIONS
}

/// Finds a function by its name.
pub(crate) fn find(name: &str) -> Option<&'static Function> {
    FUNCTIONS.iter().find(|function| function.name == name)
}

/// The message for an unknown function.
pub(crate) fn missing(name: &str, arguments: usize) -> String {
    unsupported(name).unwrap_or_else(|| suggestions::function(name, arguments, &names()))
}

/// The message for an unknown function that is called as a method.
pub(crate) fn no_method(name: &str, arguments: usize) -> String {
    unsupported(name).unwrap_or_else(|| suggestions::method(name, arguments, &names()))
}

fn unsupported(name: &str) -> Option<String> {
    let (_, reason) = UNSUPPORTED.iter().find(|(other, _)| *other == name)?;
    Some(format!("`{name}` is not supported: {reason}"))
}

fn names() -> Vec<&'static str> {
    FUNCTIONS.iter().map(|function| function.name).collect()
}

/// The names of the functions that take an expression reference.
pub(crate) fn with_expressions() -> Vec<&'static str> {
    let mut names = names();
    names.retain(|name| {
        let function = find(name);
        function.is_some_and(|it| it.parameters.iter().any(|it| it.is_reference()))
    });
    names
}

// Functions are singletons of the table.
impl PartialEq for Function {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::FUNCTIONS;

    /// The reference's table of functions and this one have the same names.
    #[test]
    fn the_reference_lists_every_function() {
        let path = concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../waiter-runtime/src/reference.md"
        );
        let reference = fs::read_to_string(path).expect("the reference");
        let (_, section) = reference
            .split_once("\n## Functions\n")
            .expect("the section");
        let mut listed: Vec<_> = section
            .lines()
            .skip_while(|line| !line.starts_with('|'))
            .take_while(|line| line.starts_with('|'))
            .filter_map(|line| line.split('|').nth(1))
            .flat_map(|cell| cell.split('`').skip(1).step_by(2))
            .filter_map(|call| call.split('(').next())
            .collect();
        listed.sort_unstable();
        listed.dedup();
        let names: Vec<_> = FUNCTIONS.iter().map(|function| function.name).collect();
        assert_eq!(listed, names, "in alphabetical order");
    }
}
