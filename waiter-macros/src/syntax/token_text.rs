//! The text of tokens, on one line, for messages, logs and documentation.
//!
//! The compiler's own text has line breaks, and spaces in tokens of macros. Positions of spans cannot be compared on stable
//! Rust.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

use crate::tokens::{operator, trees};

/// The text of the tokens of a matcher that is not a pattern.
pub(crate) fn text(tokens: &[TokenTree]) -> String {
    Line::new(Style::Path).write(tokens)
}

/// The text of a pattern and its guard.
pub(super) fn rust_text(stream: TokenStream) -> String {
    Line::new(Style::Rust).write(&trees(stream))
}

/// The text of a type.
pub(super) fn type_text(stream: TokenStream) -> String {
    Line::new(Style::Type).write(&trees(stream))
}

/// Operators of several characters, longest first.
const OPERATORS: &[&str] = &[
    "..=", "==", "!=", "<=", ">=", "&&", "||", "=>", "->", "::", "..",
];

/// Words after which an operand is due.
const KEYWORDS: &[&str] = &[
    "as", "else", "if", "in", "let", "match", "move", "mut", "ref",
];

/// The language of the tokens.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    Path,
    Rust,
    Type,
}

struct Line {
    style: Style,
    text: String,
    last: Last,
    /// The number of open `<` of generics.
    generics: usize,
    /// `true` in the parameters of a closure.
    closure: bool,
}

/// The end of the text so far.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    /// The next token follows directly.
    Open,
    /// A space is due.
    Gap,
    Operand,
}

impl Line {
    fn new(style: Style) -> Self {
        Self {
            style,
            text: String::new(),
            last: Last::Open,
            generics: 0,
            closure: false,
        }
    }

    fn write(mut self, mut rest: &[TokenTree]) -> String {
        while let Some(tree) = rest.first() {
            let operator = operator(rest, OPERATORS);
            match (tree, operator) {
                (_, Some(operator)) => self.operator(operator),
                (TokenTree::Group(group), _) => self.group(group),
                (TokenTree::Punct(punct), _) => self.operator(&punct.to_string()),
                (tree, _) => self.word(&tree.to_string()),
            }
            rest = &rest[operator.map_or(1, str::len)..];
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
        let is_braced = group.delimiter() == Delimiter::Brace;
        let is_value = is_braced && self.style == Style::Path;
        let style = if is_value { Style::Rust } else { self.style };
        let inside = Line::new(style).write(&trees(group.stream()));
        let text = match group.delimiter() {
            Delimiter::Brace if is_value || inside.is_empty() => format!("{{{inside}}}"),
            Delimiter::Brace => format!("{{ {inside} }}"),
            Delimiter::Bracket => format!("[{inside}]"),
            Delimiter::Parenthesis | Delimiter::None => format!("({inside})"),
        };
        // A call or an index follows its operand directly.
        self.push(&text, is_braced || self.last == Last::Gap, Last::Operand);
    }

    fn operator(&mut self, operator: &str) {
        let (is_gap, is_operand) = (self.last == Last::Gap, self.last == Last::Operand);
        let (is_path, is_type) = (self.style == Style::Path, self.style == Style::Type);
        match operator {
            // A wildcard, the current value, a filter and a slice.
            "*" | "@" if is_path => self.push(operator, is_gap, Last::Operand),
            "?" | ":" if is_path => self.push(operator, false, Last::Open),
            "," | ";" | ":" => self.push(operator, false, Last::Gap),
            "?" => self.push(operator, false, Last::Operand),
            "." | ".." | "..=" | "::" | "!" | "'" => self.push(operator, is_gap, Last::Open),
            "<" if is_type || !is_operand || self.generics > 0 => {
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
    fn the_text_of_a_path_is_as_written() {
        for written in [
            "certificate.status == CertificateStatus::Issued",
            "length(xs[?a == \"b\" && !c].d[-1]) >= {want + 1}",
            "200 | 500..=599",
            "ResourceNotFoundException | \"Throttled\" | throttling",
            "a.*.b[] | [0] != null",
            "contains({ids}, xs[0].id, @)",
            "sort_by(xs[1:-1], &a.b)[*] < 3",
        ] {
            assert_eq!(text(&trees(written.parse().expect("tokens"))), written);
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
