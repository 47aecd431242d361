//! A whole declaration: the struct, then the keys.

use std::ops::Range;
use std::time::Duration;

use proc_macro2::{Delimiter, Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::parse::{ParseStream, Parser};

use super::acceptor::{Acceptor, Matcher, OperationKind};
use super::item::Item;
use super::limits::{self, Delay, Limit};
use super::operation::{self, Operation};
use super::{custom_operation, pasted, suggestions};
use crate::diagnostics::{Error, Errors, Result, one_of};
use crate::tokens::{Cursor, last_span, punct, split_at, starts_with_operator, string, trees};

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

pub(crate) const KEYS: &[&str] = &[
    "operation",
    "output",
    "delay",
    "max_attempts",
    "max_wait",
    "acceptors",
];

impl Declaration {
    /// A declaration without keys.
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
        let name = key.to_string();
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
        match name.as_str() {
            "operation" => self.operation = Some(Operation::parse(value, end)?),
            "output" => self.output = Some(output(value, end)?),
            "delay" => self.delay = Some(Delay::parse(value, end)?),
            "max_attempts" => self.max_attempts = Some(limits::attempts(value, end)?),
            "max_wait" => self.max_wait = Some(limits::wait(value, end)?),
            _ => self.read_acceptors(value, end, errors)?,
        }
        Ok(())
    }

    /// The key. One that is not known is read as what was meant, if that is clear.
    fn key(&mut self, cursor: &mut Cursor<'_>, errors: &mut Errors) -> Result<Ident> {
        let written = match cursor.peek() {
            Some(TokenTree::Ident(key)) => Some((key.to_string(), key.span())),
            Some(TokenTree::Literal(key)) => string(key).map(|text| (text, key.span())),
            _ => None,
        };
        let Some((name, span)) = written else {
            let message = format!("expected a key: {}", one_of(KEYS));
            return Err(Error::new(cursor.span(), message));
        };
        let known = KEYS.iter().find(|key| **key == name).copied();
        let key = match (known, cursor.ident(0)) {
            (Some(key), Some(_)) => key,
            (known, ident) => {
                let unknown = suggestions::key(&name, KEYS);
                let meant = known.or(unknown.meant);
                self.complete.keys = false;
                if let (Some(meant), None) = (meant, ident) {
                    return self.pasted_key(meant, span, cursor, errors);
                }
                let error = Error::new(span, unknown.message);
                match meant {
                    // A key that is there already is no second mistake.
                    Some(meant) if !self.keys.iter().any(|key| key == meant) => {
                        errors.push(error);
                        meant
                    }
                    _ => return Err(error),
                }
            }
        };
        if self.keys.iter().any(|known| known == key) {
            return Err(Error::new(span, format!("`{name}` is given twice")));
        }
        let key = Ident::new(key, span);
        self.keys.push(key.clone());
        cursor.advance(1);
        Ok(key)
    }

    /// A key in quotes, as Python and JSON have it: the one error says how all of it is written. Its acceptors are read.
    fn pasted_key(
        &mut self,
        key: &str,
        span: Span,
        cursor: &Cursor<'_>,
        errors: &mut Errors,
    ) -> Result<Ident> {
        let value = &cursor.rest()[2.min(cursor.rest().len())..];
        let error = Error::new(span, pasted::key(key, value));
        self.keys.push(Ident::new(key, span));
        if let ("acceptors", [TokenTree::Group(group)]) = (key, value) {
            errors.push(error);
            self.read_acceptor_list(&trees(group.stream()), group.span_close(), errors);
            return Err(Error::Reported);
        }
        Err(error)
    }
}

/// Where the value of `operation` stands, if that is a type and no path.
pub(crate) fn operation_types(trees: &[TokenTree]) -> Range<usize> {
    let is_operation = |at: &usize| {
        matches!(&trees[*at..], [TokenTree::Ident(word), colon, ..]
            if *word == "operation" && punct(colon) == Some(':'))
    };
    let Some(start) = (0..trees.len()).find(is_operation).map(|key| key + 2) else {
        return 0..0;
    };
    let end = start + custom_operation::extent(&trees[start..]);
    if custom_operation::is_custom(&trees[start..end]) {
        start..end
    } else {
        0..0
    }
}

/// Where the value of the key at `at` stands, as far as it goes, if it is a type's path or a type.
pub(crate) fn type_of_key(trees: &[TokenTree], at: usize) -> Option<Range<usize>> {
    let is_type =
        matches!(&trees[at], TokenTree::Ident(word) if *word == "operation" || *word == "output");
    let is_value = is_key(&trees[at..]) && !starts_with_operator(&trees[at + 1..], "::");
    let start = (is_type && is_value).then_some(at + 2)?;
    let end = start + custom_operation::extent(&trees[start..]);
    let next = (start + 1..end).find(|&at| begins_key(trees, at));
    Some(start..next.unwrap_or(end))
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

/// Whether a key stands at `at` where a value goes on.
fn begins_key(tokens: &[TokenTree], at: usize) -> bool {
    let is_joint = tokens.get(at + 2).and_then(punct) == Some(':');
    is_key(&tokens[at..]) && !is_joint && punct(&tokens[at - 1]) != Some(':')
}

/// Whether the tokens begin with `key:`.
pub(super) fn is_key(tokens: &[TokenTree]) -> bool {
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

/// Nothing follows a key's value.
pub(super) fn key_ends(cursor: &Cursor<'_>) -> Result<()> {
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
