//! The errors of a declaration. All are reported at once, each on its token.

use std::fmt::{self, Display};

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;

/// A mistake in the user's tokens.
#[derive(Debug)]
pub(crate) enum Error {
    /// It is reported already, by rustc or by this macro.
    Reported,
    /// One error to report, or several that are combined.
    New(syn::Error),
}

pub(crate) type Result<T> = std::result::Result<T, Error>;

impl Error {
    pub(crate) fn new(span: Span, message: impl Display) -> Self {
        Self::New(syn::Error::new(span, message))
    }

    /// An error on all of these tokens.
    pub(crate) fn new_spanned(tokens: impl ToTokens, message: impl Display) -> Self {
        Self::New(syn::Error::new_spanned(tokens, message))
    }

    /// Adds another error.
    pub(crate) fn combine(&mut self, other: Self) {
        match (&mut *self, other) {
            (Self::New(error), Self::New(other)) => error.combine(other),
            (Self::Reported, other) => *self = other,
            (Self::New(_), Self::Reported) => {}
        }
    }
}

impl From<syn::Error> for Error {
    fn from(error: syn::Error) -> Self {
        Self::New(error)
    }
}

impl Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Reported => f.write_str("reported already"),
            Self::New(error) => error.fmt(f),
        }
    }
}

/// Collects errors, so that parsing can continue after one.
#[derive(Default)]
pub(crate) struct Errors(Vec<syn::Error>);

impl Errors {
    /// Adds an error on one token.
    pub(crate) fn at(&mut self, span: Span, message: impl Display) {
        self.push(Error::new(span, message));
    }

    /// Adds an error, or several that were combined.
    pub(crate) fn push(&mut self, error: impl Into<Error>) {
        if let Error::New(error) = error.into() {
            self.0.extend(error);
        }
    }

    /// Returns the number of errors.
    pub(crate) fn count(&self) -> usize {
        self.0.len()
    }

    /// Adds all errors of another collection.
    pub(crate) fn extend(&mut self, others: Self) {
        self.0.extend(others.0);
    }

    #[cfg(test)]
    pub(crate) fn messages(&self) -> Vec<String> {
        self.0.iter().map(ToString::to_string).collect()
    }

    /// Returns the value of a result, or adds its error.
    pub(crate) fn keep<T>(
        &mut self,
        result: std::result::Result<T, impl Into<Error>>,
    ) -> Option<T> {
        match result {
            Ok(value) => Some(value),
            Err(error) => {
                self.push(error);
                None
            }
        }
    }

    /// The errors as `compile_error!` items.
    pub(crate) fn into_tokens(self) -> TokenStream {
        let errors = self.0.into_iter();
        errors.map(syn::Error::into_compile_error).collect()
    }

    /// Takes the first error out, as a `compile_error!` that can stand anywhere.
    pub(crate) fn take_first(&mut self) -> TokenStream {
        if self.0.is_empty() {
            return TokenStream::new();
        }
        self.0.remove(0).into_compile_error()
    }
}

/// Returns true for a character that can be shown. Control, bidirectional and zero-width characters and line separators
/// cannot: a terminal obeys them, and rustc refuses some of them in comments and strings.
pub(crate) fn is_visible(c: char) -> bool {
    // After a letter, so that a combining mark is plain text.
    let escapes = |c: char| {
        !['a', c]
            .iter()
            .collect::<String>()
            .escape_debug()
            .eq(['a', c])
    };
    matches!(c, '"' | '\'' | '\\') || !escapes(c)
}

/// Text of a file as a message quotes it: on one line, with every character that is not visible escaped.
pub(crate) fn printable(text: &str) -> String {
    let mut printable = String::with_capacity(text.len());
    for c in text.chars() {
        if is_visible(c) {
            printable.push(c);
        } else {
            printable.extend(c.escape_debug());
        }
    }
    printable
}

/// `` `a`, `b` or `c` ``
pub(crate) fn one_of(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [word] => format!("`{word}`"),
        [words @ .., last] => {
            format!("`{}` or `{last}`", words.join("`, `"))
        }
    }
}

/// The known word that is similar to a word.
///
/// Case and underscores do not count: `maxAttempts` is similar to `max_attempts`.
pub(crate) fn nearest<'k>(word: &str, known: &[&'k str]) -> Option<&'k str> {
    let plain = |word: &str| word.replace('_', "").to_lowercase();
    let word = plain(word);
    let mut nearest: Option<(usize, &str)> = None;
    for candidate in known {
        let distance = strsim::osa_distance(&word, &plain(candidate));
        if distance <= candidate.len() / 3 && nearest.is_none_or(|it| (distance, *candidate) < it) {
            nearest = Some((distance, candidate));
        }
    }
    nearest.map(|(_, candidate)| candidate)
}

/// The number of words that a message lists at most.
const MANY: usize = 12;

/// The message for a word that is not known.
pub(crate) fn unknown(what: &str, name: &str, known: &[&str]) -> String {
    let near = nearest(name, known);
    let name = printable(name);
    match near {
        Some(near) => format!("unknown {what} `{name}`; did you mean `{near}`?"),
        None if known.len() > MANY => format!("unknown {what} `{name}`"),
        None => format!("unknown {what} `{name}`: write {}", one_of(known)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_words_are_suggested() {
        let known = ["delay", "max_attempts", "max_wait"];
        assert_eq!(nearest("delai", &known), Some("delay"));
        assert_eq!(nearest("maxAttempts", &known), Some("max_attempts"));
        assert_eq!(nearest("operation", &known), None);
    }

    #[test]
    fn what_a_terminal_would_obey_is_escaped() {
        assert_eq!(
            printable("it's \"a\\b\": é e\u{301} 漢 \u{1f600}"),
            "it's \"a\\b\": é e\u{301} 漢 \u{1f600}"
        );
        assert_eq!(
            printable("\n\r\t\0\u{1b}[31m\u{202e}\u{2066}\u{200b}\u{2028}\u{feff}\u{a0}"),
            r"\n\r\t\0\u{1b}[31m\u{202e}\u{2066}\u{200b}\u{2028}\u{feff}\u{a0}"
        );
    }
}
