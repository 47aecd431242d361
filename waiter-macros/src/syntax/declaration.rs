//! A whole declaration: the struct, then the keys.

use std::time::Duration;

use proc_macro2::{Delimiter, Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::parse::{ParseStream, Parser};
use syn::{Error, Lit, Result};

use super::acceptor::{self, Acceptor, Matcher};
use super::duration;
use super::item::Item;
use super::operation::{self, Operation};
use crate::report::{Errors, one_of, unknown};
use crate::tokens::{Cursor, last_span, punct, split, trees};

/// What was declared, as far as it could be read.
pub(crate) struct Declaration {
    pub(crate) item: Item,
    /// All of it, as it was written.
    pub(crate) tokens: TokenStream,
    /// What follows the struct.
    pub(crate) after_item: TokenStream,
    /// The keys that were written, with the place of each, readable or not.
    pub(crate) keys: Vec<Ident>,
    pub(crate) operation: Option<Operation>,
    /// The SDK's output type, where it breaks the naming rule.
    pub(crate) output: Option<TokenStream>,
    pub(crate) delay: Option<Delay>,
    pub(crate) max_attempts: Option<Limit<u32>>,
    pub(crate) max_wait: Option<Limit<Duration>>,
    pub(crate) acceptors: Vec<Acceptor>,
    /// Whether everything could be read: if not, what seems to be missing may only be misspelt.
    pub(crate) complete: Completeness,
}

/// Which parts could be read to the end.
pub(crate) struct Completeness {
    pub(crate) keys: bool,
    pub(crate) acceptors: bool,
}

/// `delay`: equal where it is fixed.
pub(crate) struct Delay {
    pub(crate) min: Duration,
    pub(crate) max: Duration,
    pub(crate) span: Span,
}

/// A limit and where it was written.
pub(crate) struct Limit<T> {
    pub(crate) value: T,
    pub(crate) span: Span,
}

pub(crate) const KEYS: &[&str] = &[
    "operation",
    "output",
    "delay",
    "max_attempts",
    "max_wait",
    "acceptors",
];

impl Declaration {
    /// Whether some acceptor asks for the HTTP status of a success.
    pub(crate) fn asks_status(&self) -> bool {
        let is_status = |acceptor: &Acceptor| matches!(acceptor.matcher, Matcher::Status(_));
        self.acceptors.iter().any(is_status)
    }

    /// Whether some acceptor looks at the input.
    pub(crate) fn asks_input(&self) -> bool {
        let is_exchange = |acceptor: &Acceptor| matches!(acceptor.matcher, Matcher::InputOutput(_));
        self.acceptors.iter().any(is_exchange)
    }

    /// Reads a declaration. What cannot be read is in `errors`; without a struct there is nothing to go on with.
    pub(crate) fn parse(tokens: TokenStream, errors: &mut Errors) -> Option<Self> {
        let parse = |input: ParseStream<'_>| {
            Ok((Item::parse(input, errors)?, input.parse::<TokenStream>()?))
        };
        let all = tokens.clone();
        let parsed = parse.parse2(tokens);
        let (item, keys) = errors.keep(parsed)?;
        let mut declaration = Self {
            item,
            tokens: all,
            after_item: keys.clone(),
            keys: Vec::new(),
            operation: None,
            output: None,
            delay: None,
            max_attempts: None,
            max_wait: None,
            acceptors: Vec::new(),
            complete: Completeness {
                keys: true,
                acceptors: true,
            },
        };
        let trees = trees(keys);
        let end = trees.last().map_or_else(Span::call_site, last_span);
        for (tokens, end) in split(&trees, end, |tree| punct(tree) == Some(',')) {
            if tokens.is_empty() {
                continue;
            }
            let read = declaration.read_key(tokens, end, errors);
            declaration.complete.keys &= errors.keep(read).is_some();
        }
        Some(declaration)
    }

    /// Reads `key: value`, the tokens between two commas.
    fn read_key(&mut self, tokens: &[TokenTree], end: Span, errors: &mut Errors) -> Result<()> {
        let mut cursor = Cursor::new(tokens, end);
        let Some(key) = cursor.ident(0) else {
            let message = format!("expected a key: {}", one_of(KEYS));
            return Err(Error::new(cursor.span(), message));
        };
        let name = key.to_string();
        if !KEYS.contains(&name.as_str()) {
            return Err(Error::new(key.span(), unknown_key(&name)));
        }
        if self.keys.iter().any(|known| known == key) {
            return Err(Error::new(key.span(), format!("`{name}` is given twice")));
        }
        self.keys.push(key.clone());
        cursor.advance(1);
        if cursor.punct() != Some(':') {
            let message = format!("write `:` between a key and its value: `{name}: …`");
            return Err(Error::new(cursor.span(), message));
        }
        cursor.advance(1);
        let value = cursor.rest();
        if value.is_empty() {
            return Err(Error::new(end, format!("`{name}` has no value")));
        }
        match name.as_str() {
            "operation" => self.operation = Some(Operation::parse(value, end)?),
            "output" => self.output = Some(output(value, end)?),
            "delay" => self.delay = Some(Delay::parse(value, end)?),
            "max_attempts" => self.max_attempts = Some(attempts(value, end)?),
            "max_wait" => self.max_wait = Some(wait(value, end)?),
            _ => self.read_acceptors(value, end, errors)?,
        }
        Ok(())
    }

    fn read_acceptors(
        &mut self,
        value: &[TokenTree],
        end: Span,
        errors: &mut Errors,
    ) -> Result<()> {
        let mut cursor = Cursor::new(value, end);
        let Some(group) = cursor.group(Delimiter::Brace) else {
            self.complete.acceptors = false;
            return Err(Error::new(
                cursor.span(),
                "acceptors stand in braces: `acceptors: { … }`",
            ));
        };
        cursor.advance(1);
        let trees = trees(group.stream());
        let is_comma = |tree: &TokenTree| punct(tree) == Some(',');
        let mut parts = split(&trees, group.span_close(), is_comma)
            .into_iter()
            .peekable();
        while let Some((tokens, end)) = parts.next() {
            if tokens.is_empty() {
                continue;
            }
            if is_key(tokens) {
                let message = format!(
                    "`{}` is a key: it stands beside `acceptors`, not among them",
                    tokens[0]
                );
                errors.at(tokens[0].span(), message);
                self.complete.keys = false;
                continue;
            }
            let parsed = if parts
                .peek()
                .is_some_and(|(next, _)| acceptor::goes_on(tokens, next))
            {
                // The rest of the acceptor, up to its state.
                while parts
                    .next_if(|(next, _)| !acceptor::has_state(next))
                    .is_some()
                {}
                parts.next();
                Err(Error::new(
                    end,
                    "a comma ends an acceptor; alternatives are joined by `|`",
                ))
            } else {
                Acceptor::parse(tokens, end)
            };
            match errors.keep(parsed) {
                Some(acceptor) => self.acceptors.push(acceptor),
                None => self.complete.acceptors = false,
            }
        }
        key_ends(&cursor)
    }
}

/// Whether the tokens begin with `key:`.
fn is_key(tokens: &[TokenTree]) -> bool {
    match tokens {
        [TokenTree::Ident(word), colon, ..] => {
            KEYS.contains(&word.to_string().as_str()) && punct(colon) == Some(':')
        }
        _ => false,
    }
}

/// The path of a type.
fn output(tokens: &[TokenTree], end: Span) -> Result<TokenStream> {
    let mut cursor = Cursor::new(tokens, end);
    operation::segments(&mut cursor, "the path of the output's type")?;
    key_ends(&cursor)?;
    Ok(tokens.iter().cloned().collect())
}

fn unknown_key(name: &str) -> String {
    match name {
        "min_delay" | "max_delay" | "minDelay" | "maxDelay" => {
            format!(
                "unknown key `{name}`: a delay that grows is written as a range, `delay: 2s..120s`"
            )
        }
        _ => unknown("key", name, KEYS),
    }
}

impl Delay {
    fn parse(tokens: &[TokenTree], end: Span) -> Result<Self> {
        let mut cursor = Cursor::new(tokens, end);
        let span = cursor.span();
        let min = duration(&mut cursor)?;
        let max = if cursor.is_operator("..") {
            cursor.advance(2);
            // `..=` means the same here: a delay may be the longest one.
            cursor.advance(usize::from(cursor.punct() == Some('=')));
            duration(&mut cursor)?
        } else {
            min
        };
        key_ends(&cursor)?;
        Ok(Self { min, max, span })
    }
}

fn duration(cursor: &mut Cursor<'_>) -> Result<Duration> {
    let Some(literal) = cursor.literal() else {
        return Err(Error::new(
            cursor.span(),
            "expected a duration such as `60s`",
        ));
    };
    cursor.advance(1);
    duration::parse(literal).map_err(|message| Error::new(literal.span(), message))
}

fn wait(tokens: &[TokenTree], end: Span) -> Result<Limit<Duration>> {
    let mut cursor = Cursor::new(tokens, end);
    let span = cursor.span();
    let value = duration(&mut cursor)?;
    key_ends(&cursor)?;
    Ok(Limit { value, span })
}

fn attempts(tokens: &[TokenTree], end: Span) -> Result<Limit<u32>> {
    let mut cursor = Cursor::new(tokens, end);
    let span = cursor.span();
    let value = cursor
        .literal()
        .and_then(|literal| match Lit::new(literal.clone()) {
            Lit::Int(int) if int.suffix().is_empty() => int.base10_parse().ok(),
            _ => None,
        });
    let Some(value) = value else {
        return Err(Error::new(
            span,
            "expected a whole number of polls: `max_attempts: 40`",
        ));
    };
    cursor.advance(1);
    key_ends(&cursor)?;
    Ok(Limit { value, span })
}

fn key_ends(cursor: &Cursor<'_>) -> Result<()> {
    match cursor.peek() {
        None => Ok(()),
        Some(tree) => {
            let message = format!(
                "unexpected `{}`; write `,` between two keys",
                tree.to_token_stream()
            );
            Err(Error::new(tree.span(), message))
        }
    }
}
