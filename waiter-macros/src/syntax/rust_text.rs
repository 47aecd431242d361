//! Tokens of Rust as a reader would write them, on one line: a pattern and its guard stand in messages, logs and
//! documentation. rustc's own text of tokens breaks lines, and spaces what macros have passed on.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

use crate::tokens::{punct, starts_with_operator, trees};

/// A pattern and its guard as text.
pub(super) fn rust_text(stream: TokenStream) -> String {
    Line::default().of(stream)
}

/// A type as text.
pub(super) fn type_text(stream: TokenStream) -> String {
    Line::in_type().of(stream)
}

/// Operators of several characters, longest first.
const OPERATORS: &[&str] = &[
    "..=", "==", "!=", "<=", ">=", "&&", "||", "=>", "->", "::", "..",
];

/// Words after which an operand is due.
const KEYWORDS: &[&str] = &[
    "as", "else", "if", "in", "let", "match", "move", "mut", "ref",
];

#[derive(Default)]
struct Line {
    text: String,
    last: Last,
    /// Whether all of it is a type.
    is_type: bool,
    /// How many `<` of generics are open.
    generics: usize,
    /// Whether the parameters of a closure are.
    closure: bool,
}

/// What the text ends in.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Last {
    /// What is next stands directly after it.
    #[default]
    Open,
    /// A space is due.
    Gap,
    Operand,
}

impl Line {
    /// Where `<` is never "less than".
    fn in_type() -> Self {
        Self {
            is_type: true,
            ..Self::default()
        }
    }

    fn of(mut self, stream: TokenStream) -> String {
        let trees = trees(stream);
        let mut rest = &trees[..];
        while let Some(tree) = rest.first() {
            let operator = OPERATORS
                .iter()
                .find(|operator| starts_with_operator(rest, operator));
            match (tree, operator) {
                (_, Some(operator)) => self.operator(operator),
                (TokenTree::Group(group), _) => self.group(group),
                (tree, _) if punct(tree).is_some() => self.operator(&tree.to_string()),
                (tree, _) => self.word(&tree.to_string()),
            }
            rest = &rest[operator.map_or(1, |operator| operator.len())..];
        }
        self.text
    }

    fn push(&mut self, text: &str, is_spaced: bool, last: Last) {
        if is_spaced && self.last != Last::Open {
            self.text.push(' ');
        }
        self.text.push_str(text);
        self.last = last;
    }

    fn word(&mut self, word: &str) {
        let is_keyword = KEYWORDS.contains(&word);
        self.push(
            word,
            true,
            if is_keyword { Last::Gap } else { Last::Operand },
        );
    }

    fn group(&mut self, group: &Group) {
        let line = if self.is_type {
            Self::in_type()
        } else {
            Self::default()
        };
        let inside = line.of(group.stream());
        let is_braced = group.delimiter() == Delimiter::Brace;
        let text = match group.delimiter() {
            Delimiter::Brace if inside.is_empty() => "{}".to_owned(),
            Delimiter::Brace => format!("{{ {inside} }}"),
            Delimiter::Bracket => format!("[{inside}]"),
            _ => format!("({inside})"),
        };
        // What is called or indexed stands directly before.
        self.push(&text, is_braced || self.last == Last::Gap, Last::Operand);
    }

    fn operator(&mut self, operator: &str) {
        let (is_gap, is_operand) = (self.last == Last::Gap, self.last == Last::Operand);
        match operator {
            "," | ";" | ":" => self.push(operator, false, Last::Gap),
            "?" => self.push(operator, false, Last::Operand),
            "." | ".." | "..=" | "::" | "!" | "'" => self.push(operator, is_gap, Last::Open),
            "<" if self.is_type || !is_operand || self.generics > 0 => {
                self.generics += 1;
                self.push(operator, is_gap, Last::Open);
            }
            ">" if self.generics > 0 => {
                self.generics -= 1;
                self.push(operator, false, Last::Operand);
            }
            "|" if self.closure => {
                self.closure = false;
                self.push(operator, false, Last::Gap);
            }
            "|" if !is_operand => {
                self.closure = true;
                self.push(operator, is_gap, Last::Open);
            }
            "||" if !is_operand => self.push(operator, is_gap, Last::Gap),
            "*" | "&" | "&&" | "-" if !is_operand => self.push(operator, is_gap, Last::Open),
            _ => self.push(operator, true, Last::Gap),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_as_written() {
        for written in [
            "Job { phase: Phase::Failed(_), .. }",
            "Phase::Ready | Phase::Done",
            "-1 | 3..=5 | 10..",
            "(Some(n @ 1..=9), _) if *n > -1 && !job.is_done()",
            "job if job.steps.iter().all(|step| step.done) || (a - b) * 2 >= *want",
            "ref mut job if let Some(x) = job.get(&self.name)? && matches!(x, A {})",
            "job if job.parse::<Vec<u8>>() == Ok([1, 2]) && job.all(|| x as u32 < 3)",
            "::std::option::Option::Some(&'a x) if x[0] / 2 != \"a  b\".len()",
        ] {
            assert_eq!(rust_text(written.parse().expect("tokens")), written);
        }
    }

    #[test]
    fn a_type_is_as_written() {
        for written in [
            "Result<Page<Option<u32>>, std::io::Error>",
            "Result<(u8, Vec<fn(&'static str) -> Option<[u8; 4]>>), Box<dyn Error + Send + Sync>>",
            "Result<HashMap<String, ()>, <T as Trait<U>>::Error>",
        ] {
            assert_eq!(type_text(written.parse().expect("tokens")), written);
        }
    }
}
