//! Names in a `{…}` value or a guard that are not declared there.
//!
//! A local of the function around a declaration is not in scope in it, and rustc's error is about constants. So the macro
//! reports a name that is not a parameter if it can only be a variable. Capitals are constants, and paths, calls and single
//! arguments may be functions.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenTree};

use crate::tokens::{is_name, punct, split, starts_with_operator, string, trees};

/// Words that bind names.
pub(crate) const BINDERS: &[&str] = &[
    "let",
    "for",
    "fn",
    "const",
    "static",
    "use",
    "mod",
    "struct",
    "enum",
    "impl",
    "trait",
    "type",
    "macro_rules",
];

/// Types in small letters, as in `None::<&str>`.
const TYPES: &[&str] = &[
    "bool", "char", "f32", "f64", "i8", "i16", "i32", "i64", "i128", "isize", "str", "u8", "u16",
    "u32", "u64", "u128", "usize",
];

/// Macros whose arguments are expressions.
const FORMATS: &[&str] = &["format", "format_args", "concat", "vec"];

/// A variable that is not declared.
pub(crate) struct Unknown {
    pub(crate) name: String,
    /// The token with the name in it.
    pub(crate) token: TokenTree,
    /// `true` for `name.field`, which may be meant for a path.
    pub(crate) has_field: bool,
}

/// Finds the first variable that is not known.
pub(crate) fn unknown(tokens: &[TokenTree], known: &[String]) -> Option<Unknown> {
    for at in 0..tokens.len() {
        let (before, rest) = (&tokens[..at], &tokens[at + 1..]);
        let found = match &tokens[at] {
            // A closure begins: an `|` between operands is an operator.
            tree if punct(tree) == Some('|') && !ends_operand(before) => return None,
            TokenTree::Ident(word) if BINDERS.iter().any(|binder| word == binder) => return None,
            TokenTree::Ident(word) => {
                let name = word.to_string();
                let is_unknown = is_variable(word, before, rest) && !known.contains(&name);
                is_unknown.then(|| Unknown {
                    name,
                    token: tokens[at].clone(),
                    has_field: has_field(rest),
                })
            }
            TokenTree::Group(group) => in_group(before, group, rest, known),
            _ => None,
        };
        if found.is_some() {
            return found;
        }
    }
    None
}

fn in_group(
    before: &[TokenTree],
    group: &Group,
    rest: &[TokenTree],
    known: &[String],
) -> Option<Unknown> {
    let inside = trees(group.stream());
    let is_match = |tree: &TokenTree| matches!(tree, TokenTree::Ident(word) if *word == "match");
    match before {
        [.., TokenTree::Ident(name), bang] if punct(bang) == Some('!') => {
            in_macro(name, &inside, known)
        }
        // An attribute.
        [.., hash] if punct(hash) == Some('#') => None,
        // The arms have patterns.
        before if group.delimiter() == Delimiter::Brace && before.iter().any(is_match) => None,
        // A group that is called may be a function.
        _ if is_arguments(rest.first()) => None,
        [.., callee] if group.delimiter() == Delimiter::Parenthesis && is_callee(callee) => {
            arguments(&inside, known)
        }
        _ => unknown(&inside, known),
    }
}

/// Finds a variable in the arguments of a macro, if they are expressions.
fn in_macro(name: &Ident, arguments: &[TokenTree], known: &[String]) -> Option<Unknown> {
    if !FORMATS.iter().any(|format| name == format) {
        return None;
    }
    let is_format = name.to_string().starts_with("format");
    unknown(arguments, known).or_else(|| is_format.then(|| in_a_format(arguments, known))?)
}

/// Finds a variable in the arguments of a call. A name alone may be a function. The commas in a closure's parameters are
/// not between arguments, so the first closure and the tokens after it are skipped.
fn arguments(tokens: &[TokenTree], known: &[String]) -> Option<Unknown> {
    let is_closure = |at: &usize| punct(&tokens[*at]) == Some('|') && !ends_operand(&tokens[..*at]);
    let is_comma = |tree: &TokenTree| punct(tree) == Some(',');
    let end = match (0..tokens.len()).find(is_closure) {
        Some(closure) => tokens[..closure].iter().rposition(is_comma).unwrap_or(0),
        None => tokens.len(),
    };
    for (argument, _) in split(&tokens[..end], Span::call_site(), ",") {
        let is_reference = |tree: &TokenTree| punct(tree) == Some('&');
        let start = argument.iter().position(|tree| !is_reference(tree));
        if start.is_some_and(|start| argument.len() - start > 1)
            && let Some(found) = unknown(argument, known)
        {
            return Some(found);
        }
    }
    None
}

/// Finds a `{name}` in the text of a format.
fn in_a_format(tokens: &[TokenTree], known: &[String]) -> Option<Unknown> {
    let [first @ TokenTree::Literal(text), rest @ ..] = tokens else {
        return None;
    };
    let is_argument = |name: &str| {
        rest.windows(2).any(|pair| {
            matches!(&pair[0], TokenTree::Ident(word) if word == name)
                && punct(&pair[1]) == Some('=')
        })
    };
    let text = string(text)?;
    // A raw name is written without `r#` there.
    let is_known = |name: &str| {
        known
            .iter()
            .any(|it| it.strip_prefix("r#").unwrap_or(it) == name)
    };
    let mut names = named(&text).into_iter();
    let name = names.find(|name| !is_known(name) && !is_argument(name))?;
    Some(Unknown {
        name: name.to_owned(),
        token: first.clone(),
        has_field: false,
    })
}

/// The names in braces in a text: `{name}` and `{name:…}`.
pub(crate) fn named(text: &str) -> Vec<&str> {
    let mut names = Vec::new();
    // Doubled braces stand for themselves.
    for part in text.split("{{") {
        for part in part.split('{').skip(1) {
            let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
            let name = &part[..part.find(|c| !is_word(c)).unwrap_or(part.len())];
            if name.starts_with(|c: char| c.is_ascii_lowercase() || c == '_')
                && part[name.len()..].starts_with(['}', ':'])
            {
                names.push(name);
            }
        }
    }
    names
}

/// Returns true for a word that can only be the name of a variable.
fn is_variable(word: &Ident, before: &[TokenTree], rest: &[TokenTree]) -> bool {
    let text = word.to_string();
    let begins = |c: char| c.is_lowercase() || c == '_';
    let last = before.last();
    let previous = last.and_then(punct);
    let is_range = before.len() > 1 && starts_with_operator(&before[before.len() - 2..], "..");
    let follows_name = matches!(previous, Some('.')) && !is_range;
    let is_type = matches!(previous, Some(':' | '\'' | '<' | '#'))
        || matches!(last, Some(TokenTree::Ident(word)) if *word == "as");
    let is_called = is_arguments(rest.first());
    let is_macro = matches!(rest, [bang, TokenTree::Group(_), ..] if punct(bang) == Some('!'));
    let is_key = rest.first().and_then(punct) == Some(':')
        || rest.first().and_then(punct) == Some('=') && !starts_with_operator(rest, "==");
    text.starts_with(begins)
        && text != "_"
        && !TYPES.contains(&text.as_str())
        && (is_name(word) || text.starts_with("r#"))
        && !(follows_name || is_type || is_called || is_macro || is_key)
}

/// Returns true if the arguments of a call come next.
fn is_arguments(next: Option<&TokenTree>) -> bool {
    matches!(next, Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Parenthesis)
}

/// Returns true if a token can be the end of a function's path.
fn is_callee(tree: &TokenTree) -> bool {
    match tree {
        TokenTree::Ident(word) => is_name(word),
        TokenTree::Group(_) => true,
        tree => punct(tree) == Some('>'),
    }
}

fn ends_operand(tokens: &[TokenTree]) -> bool {
    match tokens.last() {
        Some(TokenTree::Ident(word)) => is_name(word),
        Some(TokenTree::Literal(_) | TokenTree::Group(_)) => true,
        Some(TokenTree::Punct(_)) | None => false,
    }
}

/// Returns true for a `.field` that is not the call of a method.
fn has_field(rest: &[TokenTree]) -> bool {
    matches!(rest, [dot, TokenTree::Ident(_), after @ ..]
        if punct(dot) == Some('.') && !matches!(after.first(), Some(TokenTree::Group(_))))
}

/// Returns true if some tokens use a name: as a word, or in the text of a format.
pub(crate) fn mentions(tokens: &[TokenTree], name: &str) -> bool {
    tokens.iter().any(|tree| match tree {
        TokenTree::Ident(word) => word == name,
        TokenTree::Group(group) => mentions(&trees(group.stream()), name),
        TokenTree::Literal(text) => string(text).is_some_and(|text| named(&text).contains(&name)),
        TokenTree::Punct(_) => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(value: &str) -> String {
        let tokens = trees(value.parse().expect("tokens"));
        unknown(&tokens, &["want".to_owned()]).map_or_else(String::new, |found| found.name)
    }

    #[test]
    fn a_variable_is_a_parameter() {
        for (value, name) in [
            ("other", "other"),
            ("other + 1", "other"),
            ("1 + other", "other"),
            ("want + other.len()", "other"),
            ("*other", "other"),
            ("(other)", "other"),
            ("0..other", "other"),
            ("other as u32", "other"),
            ("other.iter().filter(|one| one > 3)", "other"),
            ("if want > 3 { other } else { 4 }", "other"),
            ("match other { x => x }", "other"),
            ("f(other + 1)", "other"),
            ("f(other + 1, |a, b| a + b)", "other"),
            ("other | 4", "other"),
            ("vec![other]", "other"),
            ("format!(\"{}\", other)", "other"),
            ("format!(\"{want}-{other:?}\")", "other"),
            ("Point { x: 1, other }", "other"),
            ("r#type", "r#type"),
        ] {
            assert_eq!(of(value), name, "{value}");
        }
    }

    #[test]
    fn what_may_be_anything_else_is_left_to_rustc() {
        for value in [
            "want",
            "want.len() + 3",
            "self.other",
            "LIMIT",
            "limits::other",
            "other::LIMIT",
            "crate::other",
            "other()",
            "other!(x)",
            "names().map(other)",
            "names().map(&other)",
            "(other)(3)",
            "want.iter().fold(0, |other, b| other + b)",
            "want.fold(0, move |a, other| a + other)",
            "want.fold(0, |a: u32, other: &u32| -> u32 { a + other })",
            "want.fold((0, 1), |a, (other, x)| a.max(other))",
            "f(want, |a, b| a + b, other + 1)",
            "vec![\"{other}\"]",
            "concat!(\"{other}\", \"x\")",
            "want.map(|other| other + 1)",
            "{ let other = 3; other }",
            "match want { other => other + 1 }",
            "for other in [1] {}",
            "want as u32",
            "None::<&str>",
            "want as &[u8] as *const [u8; 3]",
            "<[u32]>::len(&LIST)",
            "Vec::<(u8, &'static str)>::new()",
            "\"x\".parse::<usize>()",
            "Point { other: 1 }",
            "format!(\"{other} {{other}}\", other = want)",
            "matches!(want, other if other > 3)",
            "'other: loop { break 'other 3 }",
            "true",
        ] {
            assert_eq!(of(value), "", "{value}");
        }
    }
}
