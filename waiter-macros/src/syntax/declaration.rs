//! A whole declaration: the struct, then the keys.

use std::time::Duration;

use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};
use syn::parse::{ParseStream, Parser};

use super::acceptor::{Acceptor, Matcher, OperationKind, Subject};
use super::item::Item;
use super::key_value::{begins_key, key_ends, operation_types};
use super::language::{Key, Word};
use super::limits::{self, Delay, Limit};
use super::operation::{self, Operation};
use super::{pasted, suggestions};
use crate::diagnostics::{Error, Errors, Result, one_of};
use crate::tokens::{Cursor, last_span, punct, split_at, string, trees};

/// What was declared, as far as it could be read.
pub(crate) struct Declaration {
    pub(crate) item: Item,
    /// All of it, as it was written.
    pub(crate) tokens: TokenStream,
    /// What follows the struct.
    pub(crate) after_item: TokenStream,
    /// The keys that are given, with the span of each, even if their values could not be parsed.
    pub(crate) keys: Vec<(Key, Span)>,
    pub(crate) operation: Option<Operation>,
    /// The kind of the operation. It is known even if the operation could not be parsed.
    pub(crate) kind: OperationKind,
    /// The SDK's output type, where it breaks the naming rule.
    pub(crate) output: Option<TokenStream>,
    pub(crate) delay: Option<Delay>,
    pub(crate) max_attempts: Option<Limit<u32>>,
    pub(crate) max_wait: Option<Limit<Duration>>,
    pub(crate) acceptors: Vec<Acceptor>,
    /// The tokens of those that could not be read.
    pub(crate) unparsed: Vec<Vec<TokenTree>>,
    /// Whether everything could be read: if not, what seems to be missing may only be misspelt.
    pub(crate) complete: Completeness,
}

/// Which parts could be read to the end.
pub(crate) struct Completeness {
    pub(crate) keys: bool,
    pub(crate) acceptors: bool,
}

impl Declaration {
    /// Returns a declaration of this struct without any keys.
    pub(crate) fn new(item: Item) -> Self {
        Self {
            item,
            tokens: TokenStream::new(),
            after_item: TokenStream::new(),
            keys: Vec::new(),
            operation: None,
            kind: OperationKind::Sdk,
            output: None,
            delay: None,
            max_attempts: None,
            max_wait: None,
            acceptors: Vec::new(),
            unparsed: Vec::new(),
            complete: Completeness {
                keys: true,
                acceptors: true,
            },
        }
    }

    /// Returns the span of a key if it is given, even if its value could not be parsed.
    pub(crate) fn span_of(&self, key: Key) -> Option<Span> {
        let given = self.keys.iter().find(|(given, _)| *given == key);
        given.map(|(_, span)| *span)
    }

    /// Returns true if an acceptor needs the HTTP status of a success.
    pub(crate) fn asks_status(&self) -> bool {
        let is_status = |acceptor: &Acceptor| matches!(acceptor.matcher, Matcher::Status(_));
        self.acceptors.iter().any(is_status)
    }

    /// Returns true if an acceptor needs the input.
    pub(crate) fn asks_input(&self) -> bool {
        let mut tests = self.acceptors.iter().filter_map(|it| it.matcher.test());
        tests.any(|(subject, _)| subject == Subject::InputOutput)
    }

    /// Returns true if the acceptors come from a file.
    pub(crate) fn is_imported(&self) -> bool {
        self.acceptors
            .iter()
            .any(|acceptor| acceptor.origin.is_some())
    }

    /// Reads a declaration. What cannot be read is in `errors`; without a struct there is nothing to go on with.
    pub(crate) fn parse(tokens: TokenStream, errors: &mut Errors) -> Option<Self> {
        let parse = |input: ParseStream<'_>| {
            let item = Item::parse(input, errors)?;
            let rest: TokenStream = input.parse()?;
            let keys: TokenStream = item
                .misplaced_keys
                .clone()
                .into_iter()
                .chain(rest)
                .collect();
            Ok((item, keys))
        };
        let all = tokens.clone();
        let parsed = parse.parse2(tokens);
        let (item, keys) = errors.keep(parsed)?;
        let mut declaration = Self {
            tokens: all,
            after_item: keys.clone(),
            ..Self::new(item)
        };
        let trees = declaration.only_keys(trees(keys), errors);
        let end = trees.last().map_or_else(Span::call_site, last_span);
        let is_separator = |tree: &TokenTree| matches!(punct(tree), Some(',' | ';'));
        // Commas between the types of an operation end no key.
        let types = operation_types(&trees);
        declaration.kind = if types.is_empty() {
            OperationKind::Sdk
        } else {
            OperationKind::Custom
        };
        let ends_key = |at: usize| is_separator(&trees[at]) && !types.contains(&at);
        for (tokens, end) in split_at(&trees, end, ends_key) {
            declaration.read_keys(tokens, end, errors);
        }
        Some(declaration)
    }

    /// The tokens without what is no key, after an error for it: documentation, `;` for `,`, another struct.
    fn only_keys(&mut self, trees: Vec<TokenTree>, errors: &mut Errors) -> Vec<TokenTree> {
        let mut trees = without_attributes(trees, errors);
        let is_struct =
            |tree: &TokenTree| matches!(tree, TokenTree::Ident(word) if *word == "struct");
        if let Some(at) = trees.iter().position(is_struct) {
            errors.at(
                trees[at].span(),
                "a `waiter!` declares one waiter: write another `waiter!` for this one",
            );
            // Its visibility goes with it.
            trees.truncate(
                trees[..at]
                    .iter()
                    .rposition(|tree| punct(tree) == Some(','))
                    .unwrap_or(at),
            );
        }
        for tree in trees.iter().filter(|tree| punct(tree) == Some(';')) {
            errors.at(tree.span(), "write `,` after a key's value");
            self.complete.keys = false;
        }
        trees
    }

    /// Reads the tokens between two commas: `key: value`, or several of them with a comma missing between.
    fn read_keys(&mut self, mut tokens: &[TokenTree], end: Span, errors: &mut Errors) {
        while !tokens.is_empty() {
            let next = (1..tokens.len()).find(|&at| begins_key(tokens, at));
            let (own, others) = tokens.split_at(next.unwrap_or(tokens.len()));
            let custom_end = others.first().map_or(end, TokenTree::span);
            let read = self.read_key(own, custom_end, errors);
            self.complete.keys &= errors.keep(read).is_some();
            if let Some(key) = others.first() {
                errors.at(key.span(), format!("write `,` before `{key}`"));
                self.complete.keys = false;
            }
            tokens = others;
        }
    }

    /// Reads `key: value`.
    fn read_key(&mut self, tokens: &[TokenTree], end: Span, errors: &mut Errors) -> Result<()> {
        let mut cursor = Cursor::new(tokens, end);
        let key = self.key(&mut cursor, errors)?;
        let name = key.as_str();
        if cursor.punct() != Some(':') {
            let message = format!("write `:` between a key and its value: `{name}: …`");
            let error = Error::new(cursor.span(), message);
            if cursor.punct() != Some('=') {
                return Err(error);
            }
            errors.push(error);
            self.complete.keys = false;
        }
        cursor.advance(1);
        let value = cursor.rest();
        if value.is_empty() {
            return Err(Error::new(end, format!("`{name}` has no value")));
        }
        match key {
            Key::Operation => self.operation = Some(Operation::parse(value, end)?),
            Key::Output => self.output = Some(output(value, end)?),
            Key::Delay => self.delay = Some(Delay::parse(value, end)?),
            Key::MaxAttempts => self.max_attempts = Some(limits::attempts(value, end)?),
            Key::MaxWait => self.max_wait = Some(limits::wait(value, end)?),
            Key::Acceptors => self.read_acceptors(value, end, errors)?,
        }
        Ok(())
    }

    /// Parses the key. An unknown one is an error, and is parsed as the one that was meant, if that is clear.
    fn key(&mut self, cursor: &mut Cursor<'_>, errors: &mut Errors) -> Result<Key> {
        let span = cursor.span();
        let is_quoted = cursor.ident(0).is_none();
        let written = match cursor.peek() {
            Some(TokenTree::Ident(key)) => Some(key.to_string()),
            Some(TokenTree::Literal(key)) => string(key),
            _ => None,
        };
        let name = written.ok_or_else(|| {
            let message = format!("expected a key: {}", one_of(&Key::words()));
            Error::new(span, message)
        })?;
        let key = match Key::find(&name) {
            Some(key) if !is_quoted => key,
            known => {
                self.complete.keys = false;
                let unknown = suggestions::unknown(&name);
                let meant = known.or(unknown.meant);
                if is_quoted && let Some(meant) = meant {
                    return self.pasted_key(meant, span, cursor, errors);
                }
                let error = match suggestions::key(&name) {
                    Some(hint) => {
                        return Err(Error::new(span, format!("unknown key `{name}`: {hint}")));
                    }
                    None => Error::new(span, unknown.message),
                };
                match meant {
                    // A key that is there already is not a second mistake.
                    Some(meant) if self.span_of(meant).is_none() => {
                        errors.push(error);
                        meant
                    }
                    _ => return Err(error),
                }
            }
        };
        if self.span_of(key).is_some() {
            return Err(Error::new(span, format!("`{name}` is given twice")));
        }
        self.keys.push((key, span));
        cursor.advance(1);
        Ok(key)
    }

    /// A key in quotes, as Python and JSON have it: the one error says how all of it is written. Its acceptors are read.
    fn pasted_key(
        &mut self,
        key: Key,
        span: Span,
        cursor: &Cursor<'_>,
        errors: &mut Errors,
    ) -> Result<Key> {
        let value = &cursor.rest()[2.min(cursor.rest().len())..];
        let error = Error::new(span, pasted::key(key, value));
        self.keys.push((key, span));
        if let (Key::Acceptors, [TokenTree::Group(group)]) = (key, value) {
            errors.push(error);
            self.read_acceptor_list(&trees(group.stream()), group.span_close(), errors);
            return Err(Error::Reported);
        }
        Err(error)
    }
}

/// The tokens without `#[…]`, which documentation is too, after an error for each.
pub(super) fn without_attributes(trees: Vec<TokenTree>, errors: &mut Errors) -> Vec<TokenTree> {
    let is_attribute = |at: usize| {
        punct(&trees[at]) == Some('#')
            && matches!(trees.get(at + 1), Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Bracket)
    };
    let attributes: Vec<_> = (0..trees.len()).filter(|&at| is_attribute(at)).collect();
    if attributes.is_empty() {
        return trees;
    }
    for at in &attributes {
        let message = "only the struct has documentation and attributes: write a comment, `// …`";
        errors.at(trees[*at].span(), message);
    }
    let is_part = |at: &usize| {
        attributes
            .iter()
            .any(|from| (*from..=from + 1).contains(at))
    };
    let rest = (0..).zip(trees).filter(|(at, _)| !is_part(at));
    rest.map(|(_, tree)| tree).collect()
}

/// The path of a type.
fn output(tokens: &[TokenTree], end: Span) -> Result<TokenStream> {
    let mut cursor = Cursor::new(tokens, end);
    operation::segments(&mut cursor, "the path of the output's type")?;
    key_ends(&cursor)?;
    Ok(tokens.iter().cloned().collect())
}
