//! The tokens in `include_waiters!(…)`: the SDK's crate, the file, and options.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};

use super::added::Added;
use super::selection::Selection;
use crate::check;
use crate::diagnostics::{Error, Errors, Result, one_of};
use crate::syntax::language::{Key, Word, Words, words};
use crate::syntax::limits::Limits;
use crate::syntax::{operation, suggestions};
use crate::tokens::{self, Cursor, split, trees};

/// A call, for messages.
const EXAMPLE: &str = "`include_waiters!(aws_sdk_acm, \"waiters/acm.waiters-2.json\")`";

words! {
    /// The options of the macro.
    ImportOption = "option";

    /// The waiters to declare, and their names: `waiters: { A, B as C, D as _, .. }`.
    Waiters = "waiters" ["only", "names", "rename"];
    /// The operation of a file that does not name it: `operation: DescribeTable`.
    Operation = "operation" ["op"];
    /// The time before the first poll of all waiters: `first_poll: 30s`, or a random one, `first_poll: 10s..30s`.
    FirstPoll = "first_poll" ["start_delay", "poll_delay", "wait_before"];
    /// The time of one poll at most, for all waiters: `poll_timeout: 10s`.
    PollTimeout = "poll_timeout" ["timeout_per_poll", "attempt_timeout", "request_timeout"];
    /// A limit for all waiters, instead of the file's: `max_attempts: 40`.
    MaxAttempts = "max_attempts" ["limit"];
    /// A deadline for all waiters: `max_wait: 10m`.
    MaxWait = "max_wait" ["timeout", "deadline"];
    /// Acceptors that are tried before the file's, for all waiters: `acceptors: { error throttling => retry }`.
    Acceptors = "acceptors" ["before", "conditions", "matchers"];
}

/// A call of the macro.
pub(super) struct Invocation {
    /// The path of the SDK's crate.
    pub(super) crate_path: TokenStream,
    /// The file's path, and the span of its literal.
    pub(super) file: String,
    pub(super) span: Span,
    pub(super) selection: Option<Selection>,
    /// The operation of a file that does not name it.
    pub(super) operation: Option<Ident>,
    /// `false` if an option could not be parsed. It may be one that seems to be missing.
    pub(super) is_complete: bool,
    pub(super) limits: Limits,
    pub(super) added: Added,
}

impl Invocation {
    /// Parses the macro's tokens. Returns nothing without a crate and a file.
    pub(super) fn parse(tokens: TokenStream, errors: &mut Errors) -> Option<Self> {
        let trees = trees(tokens);
        let end = trees.last().map_or_else(Span::call_site, tokens::last_span);
        let mut parts = split(&trees, end, ",").into_iter();
        let (krate, krate_end) = parts.next().unwrap_or((&[], end));
        let crate_path = errors.keep(crate_path(krate, krate_end))?;
        let (file, file_end) = parts.next().unwrap_or((&[], end));
        let (file, span) = errors.keep(self::file(file, file_end))?;
        let mut invocation = Self {
            crate_path,
            file,
            span,
            selection: None,
            operation: None,
            is_complete: true,
            limits: Limits::default(),
            added: Added::default(),
        };
        let mut given = Vec::new();
        for (tokens, end) in parts.filter(|(tokens, _)| !tokens.is_empty()) {
            let parsed = invocation.parse_option(tokens, end, &mut given, errors);
            invocation.is_complete &= errors.keep(parsed).is_some();
        }
        // By the rules of a declaration. The deadline may be the last option.
        let before = errors.count();
        check::check_limits(&mut invocation.limits, errors);
        invocation.is_complete &= errors.count() == before;
        // The file may have other limits for each waiter.
        check::check_streaks(&invocation.added.acceptors, &invocation.limits, errors);
        Some(invocation)
    }

    fn parse_option(
        &mut self,
        tokens: &[TokenTree],
        end: Span,
        given: &mut Vec<ImportOption>,
        errors: &mut Errors,
    ) -> Result<()> {
        let mut cursor = Cursor::new(tokens, end);
        let Some(name) = cursor.ident(0) else {
            let message = format!("expected an option: {}", one_of(&ImportOption::words()));
            return Err(Error::new(cursor.span(), message));
        };
        let Some(option) = ImportOption::find(&name.to_string()) else {
            let unknown = suggestions::unknown::<ImportOption>(&name.to_string());
            return Err(Error::new(name.span(), unknown.message));
        };
        if given.contains(&option) {
            return Err(Error::new(name.span(), format!("`{name}` is given twice")));
        }
        given.push(option);
        cursor.advance(1);
        if cursor.punct() != Some(':') {
            let message = format!("expected `:` and a value after `{name}`");
            return Err(Error::new(cursor.span(), message));
        }
        cursor.advance(1);
        let value = cursor.rest();
        match option {
            ImportOption::Waiters => self.selection = Some(Selection::parse(value, end, errors)?),
            ImportOption::Operation => self.operation = Some(operation_name(value, end)?),
            ImportOption::FirstPoll => self.limits.parse(Key::FirstPoll, value, end)?,
            ImportOption::PollTimeout => self.limits.parse(Key::PollTimeout, value, end)?,
            ImportOption::MaxAttempts => self.limits.parse(Key::MaxAttempts, value, end)?,
            ImportOption::MaxWait => self.limits.parse(Key::MaxWait, value, end)?,
            ImportOption::Acceptors => self.added = Added::parse(value, end, errors)?,
        }
        Ok(())
    }

    /// Returns true if there is a limit, or may be one in an option that could not be parsed.
    pub(super) fn has_limit(&self) -> bool {
        let limits = &self.limits;
        limits.max_attempts.is_some() || limits.max_wait.is_some() || !self.is_complete
    }
}

fn crate_path(tokens: &[TokenTree], end: Span) -> Result<TokenStream> {
    let mut cursor = Cursor::new(tokens, end);
    let is_path = operation::segments(&mut cursor, "the SDK's crate").is_ok() && cursor.is_empty();
    if is_path {
        return Ok(tokens.iter().cloned().collect());
    }
    if let [_, .., last @ TokenTree::Literal(_)] = tokens {
        let message = format!("expected `,` between the SDK's crate and the file: {EXAMPLE}");
        return Err(Error::new(last.span(), message));
    }
    let at = tokens.first().map_or(end, TokenTree::span);
    let message = format!("expected the path of the SDK's crate before the file: {EXAMPLE}");
    Err(Error::new(at, message))
}

fn file(tokens: &[TokenTree], end: Span) -> Result<(String, Span)> {
    if let [TokenTree::Literal(literal)] = tokens
        && let Some(path) = tokens::string(literal)
    {
        return Ok((path, literal.span()));
    }
    let at = tokens.first().map_or(end, TokenTree::span);
    let message =
        format!("expected the file's path, as a string, after the SDK's crate: {EXAMPLE}");
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
                "expected the name of an operation, without a crate: `operation: DescribeTable`";
            Err(Error::new(at, message))
        }
    }
}
