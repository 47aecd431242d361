//! What is written in `include_waiters!(…)`: the SDK's crate, the file, and options.

use std::time::Duration;

use proc_macro2::{Ident, Span, TokenStream, TokenTree};

use super::picks::Picks;
use crate::check;
use crate::diagnostics::{Error, Errors, Result, one_of, unknown};
use crate::syntax::limits::{self, Limit};
use crate::syntax::operation;
use crate::tokens::{self, Cursor, punct, split, trees};

/// How a call looks, for messages.
const EXAMPLE: &str = "`include_waiters!(aws_sdk_acm, \"waiters/acm.waiters-2.json\")`";

const OPTIONS: &[&str] = &["waiters", "operation", "max_attempts", "max_wait"];

/// A call of the macro.
pub(super) struct Invocation {
    /// The path to the SDK's crate.
    pub(super) crate_path: TokenStream,
    /// The file's path, and where it is written.
    pub(super) file: String,
    pub(super) at: Span,
    /// The waiters to take, and their names here.
    pub(super) picks: Option<Picks>,
    /// The operation of a file that does not name it.
    pub(super) operation: Option<Ident>,
    /// Whether all options could be read: if not, what seems to be missing may be among them.
    pub(super) is_complete: bool,
    pub(super) max_attempts: Option<Limit<u32>>,
    pub(super) max_wait: Option<Limit<Duration>>,
}

impl Invocation {
    /// Reads the macro's tokens. Without a crate and a file there is nothing to go on with.
    pub(super) fn parse(tokens: TokenStream, errors: &mut Errors) -> Option<Self> {
        let trees = trees(tokens);
        let end = trees.last().map_or_else(Span::call_site, tokens::last_span);
        let mut parts = split(&trees, end, |tree| punct(tree) == Some(',')).into_iter();
        let (krate, krate_end) = parts.next().unwrap_or((&[], end));
        let crate_path = errors.keep(crate_path(krate, krate_end))?;
        let (file, file_end) = parts.next().unwrap_or((&[], end));
        let (file, at) = errors.keep(self::file(file, file_end))?;
        let mut invocation = Self {
            crate_path,
            file,
            at,
            picks: None,
            operation: None,
            is_complete: true,
            max_attempts: None,
            max_wait: None,
        };
        let mut given = Vec::new();
        for (tokens, end) in parts.filter(|(tokens, _)| !tokens.is_empty()) {
            let read = invocation.read_option(tokens, end, &mut given, errors);
            invocation.is_complete &= errors.keep(read).is_some();
        }
        Some(invocation)
    }

    fn read_option(
        &mut self,
        tokens: &[TokenTree],
        end: Span,
        given: &mut Vec<Ident>,
        errors: &mut Errors,
    ) -> Result<()> {
        let mut cursor = Cursor::new(tokens, end);
        let Some(option) = cursor.ident(0) else {
            let message = format!("expected an option: {}", one_of(OPTIONS));
            return Err(Error::new(cursor.span(), message));
        };
        let name = option.to_string();
        if !OPTIONS.contains(&name.as_str()) {
            return Err(Error::new(option.span(), unknown("option", &name, OPTIONS)));
        }
        if given.contains(option) {
            return Err(Error::new(
                option.span(),
                format!("`{name}` is given twice"),
            ));
        }
        given.push(option.clone());
        cursor.advance(1);
        if cursor.punct() != Some(':') {
            let message = format!("write `:` between an option and its value: `{name}: …`");
            return Err(Error::new(cursor.span(), message));
        }
        cursor.advance(1);
        let value = cursor.rest();
        match name.as_str() {
            "waiters" => self.picks = Some(Picks::parse(value, end, errors)?),
            "operation" => self.operation = Some(operation_name(value, end)?),
            "max_attempts" => {
                let limit = limits::attempts(value, end)?;
                check::attempts(&limit)?;
                self.max_attempts = Some(limit);
            }
            _ => {
                let limit = limits::wait(value, end)?;
                check::wait(&limit)?;
                self.max_wait = Some(limit);
            }
        }
        Ok(())
    }

    /// Whether a limit is given here. One that could not be read is.
    pub(super) fn has_limit(&self) -> bool {
        self.max_attempts.is_some() || self.max_wait.is_some() || !self.is_complete
    }
}

fn crate_path(tokens: &[TokenTree], end: Span) -> Result<TokenStream> {
    let mut cursor = Cursor::new(tokens, end);
    let is_path = operation::segments(&mut cursor, "the SDK's crate").is_ok() && cursor.is_empty();
    if is_path {
        return Ok(tokens.iter().cloned().collect());
    }
    if let [.., last @ TokenTree::Literal(_)] = tokens
        && tokens.len() > 1
    {
        let message = format!("write `,` between the SDK's crate and the file: {EXAMPLE}");
        return Err(Error::new(last.span(), message));
    }
    let at = tokens.first().map_or(end, TokenTree::span);
    let message = format!("the path of the SDK's crate comes first, then the file: {EXAMPLE}");
    Err(Error::new(at, message))
}

fn file(tokens: &[TokenTree], end: Span) -> Result<(String, Span)> {
    if let [TokenTree::Literal(literal)] = tokens
        && let Some(path) = tokens::string(literal)
    {
        return Ok((path, literal.span()));
    }
    let at = tokens.first().map_or(end, TokenTree::span);
    let message = format!("the file's path, as a string, follows the SDK's crate: {EXAMPLE}");
    Err(Error::new(at, message))
}

fn operation_name(tokens: &[TokenTree], end: Span) -> Result<Ident> {
    match tokens {
        [TokenTree::Ident(name)] if name.to_string().starts_with(char::is_uppercase) => {
            Ok(name.clone())
        }
        _ => {
            let at = tokens.first().map_or(end, TokenTree::span);
            let message =
                "an operation is named as AWS does, without its crate: `operation: DescribeTable`";
            Err(Error::new(at, message))
        }
    }
}
