//! A whole declaration: the struct, then its keys.

use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};
use syn::parse::{ParseStream, Parser};

use super::acceptor::{Acceptor, Matcher, OperationKind, Subject};
use super::custom_operation;
use super::draft::Draft;
use super::item::Item;
use super::key_value::{begins_key, key_ends, operation_types};
use super::language::{Key, Word};
use super::limits::Limits;
use super::operation::{self, Operation};
use super::pages::Pages;
use super::reason::Reason;
use super::{pasted, suggestions};
use crate::diagnostics::{Error, Errors, Result, one_of};
use crate::tokens::{Cursor, last_span, punct, split_at, string, trees};

/// A declaration, as far as it could be parsed.
pub(crate) struct Declaration {
    pub(crate) item: Item,
    /// The keys that are given, with the span of each, even if their values could not be parsed.
    pub(crate) keys: Vec<(Key, Span)>,
    /// The keys that unknown words were taken for.
    guessed: Vec<Key>,
    pub(crate) operation: Option<Operation>,
    /// The kind of the operation. It is known even if the operation could not be parsed.
    pub(crate) kind: OperationKind,
    /// The path of the SDK's output type, if it does not follow the naming rule.
    pub(crate) output: Option<TokenStream>,
    /// The list that all pages are joined into.
    pub(crate) pages: Option<Pages>,
    pub(crate) limits: Limits,
    pub(crate) reason: Option<Reason>,
    pub(crate) acceptors: Vec<Acceptor>,
    /// The tokens of the acceptors that could not be parsed.
    pub(crate) unparsed: Vec<Vec<TokenTree>>,
    /// Its parts as far as they are typed.
    pub(crate) draft: Draft,
    pub(crate) complete: Completeness,
}

/// Which parts were parsed without errors. In the others, a missing part may only be misspelt.
pub(crate) struct Completeness {
    pub(crate) keys: bool,
    pub(crate) acceptors: bool,
}

impl Declaration {
    /// Returns a declaration of this struct without any keys.
    pub(crate) fn new(item: Item) -> Self {
        Self {
            item,
            keys: Vec::new(),
            guessed: Vec::new(),
            operation: None,
            kind: OperationKind::Sdk,
            output: None,
            pages: None,
            limits: Limits::default(),
            reason: None,
            acceptors: Vec::new(),
            unparsed: Vec::new(),
            draft: Draft::default(),
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

    /// Returns true if all acceptors come from a file.
    pub(crate) fn is_imported(&self) -> bool {
        let is_imported = |acceptor: &Acceptor| acceptor.origin.is_some();
        !self.acceptors.is_empty() && self.acceptors.iter().all(is_imported)
    }

    /// All paths that say why.
    pub(crate) fn reasons(&self) -> Vec<&Reason> {
        let mut reasons = Vec::from_iter(&self.reason);
        for acceptor in &self.acceptors {
            reasons.extend(&acceptor.reason);
        }
        reasons
    }

    /// Parses a declaration, as far as possible. Without a struct there is none.
    pub(crate) fn parse(tokens: TokenStream, errors: &mut Errors) -> Option<Self> {
        let parse = |input: ParseStream<'_>| {
            let item = Item::parse(input, errors)?;
            Ok((item, input.parse::<TokenStream>()?))
        };
        let parsed = parse.parse2(tokens);
        let (item, keys) = errors.keep(parsed)?;
        let mut declaration = Self::new(item);
        // The keys may be in the place of the parameters.
        declaration.complete.keys = declaration.item.is_complete;
        declaration.parse_keys(trees(keys), errors);
        Some(declaration)
    }

    fn parse_keys(&mut self, trees: Vec<TokenTree>, errors: &mut Errors) {
        let trees = self.only_keys(trees, errors);
        let end = trees.last().map_or_else(Span::call_site, last_span);
        // The types of an operation have commas, too.
        let types = operation_types(&trees);
        if !types.is_empty() {
            self.kind = custom_operation::kind(&trees[types.clone()]);
        }
        let ends_key =
            |at: usize| matches!(punct(&trees[at]), Some(',' | ';')) && !types.contains(&at);
        for (tokens, end) in split_at(&trees, end, &ends_key) {
            self.parse_part(tokens, end, errors);
        }
    }

    /// Returns the tokens of the keys, and reports all others: attributes, `;` for `,`, another struct.
    fn only_keys(&mut self, trees: Vec<TokenTree>, errors: &mut Errors) -> Vec<TokenTree> {
        let mut trees = without_attributes(trees, errors);
        let is_struct =
            |tree: &TokenTree| matches!(tree, TokenTree::Ident(word) if *word == "struct");
        if let Some(at) = trees.iter().position(is_struct) {
            let message = "expected one struct: write another `waiter!` for this one";
            errors.at(trees[at].span(), message);
            // Its visibility goes with it.
            let comma = trees[..at].iter().rposition(|it| punct(it) == Some(','));
            trees.truncate(comma.unwrap_or(at));
        }
        for tree in trees.iter().filter(|tree| punct(tree) == Some(';')) {
            errors.at(tree.span(), "expected `,`, found `;`");
            self.complete.keys = false;
        }
        trees
    }

    /// Parses the tokens between two commas: `key: value`, or several with a comma missing between them.
    fn parse_part(&mut self, mut tokens: &[TokenTree], end: Span, errors: &mut Errors) {
        while !tokens.is_empty() {
            let next = (1..tokens.len()).find(|&at| begins_key(tokens, at));
            let (own, others) = tokens.split_at(next.unwrap_or(tokens.len()));
            let own_end = others.first().map_or(end, TokenTree::span);
            self.draft.add_key(own);
            let parsed = self.parse_key(own, own_end, errors);
            self.complete.keys &= errors.keep(parsed).is_some();
            if let Some(key) = others.first() {
                errors.at(key.span(), format!("write `,` before `{key}`"));
                self.complete.keys = false;
            }
            tokens = others;
        }
    }

    /// Parses `key: value`.
    fn parse_key(&mut self, tokens: &[TokenTree], end: Span, errors: &mut Errors) -> Result<()> {
        let mut cursor = Cursor::new(tokens, end);
        let key = self.key(&mut cursor, errors)?;
        let name = key.as_str();
        if cursor.punct() != Some(':') {
            let message = format!("expected `:` after `{name}`");
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
            return Err(Error::new(end, format!("expected a value for `{name}`")));
        }
        match key {
            Key::Operation => self.operation = Some(Operation::parse(value, end)?),
            Key::Output => self.output = Some(output(value, end)?),
            Key::Pages => self.pages = Some(Pages::parse(value, end)?),
            Key::FirstPoll | Key::Delay | Key::PollTimeout | Key::MaxAttempts | Key::MaxWait => {
                self.limits.parse(key, value, end)?;
            }
            Key::Reason => {
                let reason = Reason::parse(value, end, self.kind);
                self.reason = Some(reason.inspect_err(|_| self.unparsed.push(value.to_vec()))?);
            }
            Key::Acceptors => self.parse_acceptors(value, end, errors)?,
        }
        Ok(())
    }

    /// Parses the key. An unknown one is an error, and is parsed as the one that was meant, if that is clear.
    fn key(&mut self, cursor: &mut Cursor<'_>, errors: &mut Errors) -> Result<Key> {
        let span = cursor.span();
        let (name, is_quoted) = match cursor.next() {
            Some(TokenTree::Ident(key)) => (Some(key.to_string()), false),
            Some(TokenTree::Literal(key)) => (string(key), true),
            _ => (None, false),
        };
        let Some(name) = name else {
            let message = format!("expected a key: {}", one_of(&Key::words()));
            return Err(Error::new(span, message));
        };
        let key = match (Key::find(&name), is_quoted) {
            (Some(key), false) => key,
            (known, is_quoted) => {
                self.complete.keys = false;
                let unknown = suggestions::unknown(&name);
                let (message, meant) =
                    suggestions::key(&name).unwrap_or((unknown.message, unknown.meant));
                match known.or(meant) {
                    Some(key) if is_quoted => return self.pasted_key(key, span, cursor, errors),
                    // A key that is given already is not a second mistake.
                    Some(key) if self.span_of(key).is_none() => {
                        errors.at(span, message);
                        self.guessed.push(key);
                        self.keys.push((key, span));
                        return Ok(key);
                    }
                    _ => return Err(Error::new(span, message)),
                }
            }
        };
        if let Some(at) = self.guessed.iter().position(|guessed| *guessed == key) {
            // The unknown word is an error already.
            self.guessed.swap_remove(at);
            self.keys.retain(|(given, _)| *given != key);
        } else if self.span_of(key).is_some() {
            return Err(Error::new(span, format!("duplicate key `{name}`")));
        }
        self.keys.push((key, span));
        Ok(key)
    }

    /// A key in quotes, as Python and JSON have it. Its acceptors are parsed.
    fn pasted_key(
        &mut self,
        key: Key,
        span: Span,
        cursor: &Cursor<'_>,
        errors: &mut Errors,
    ) -> Result<Key> {
        let value = cursor.rest().get(1..).unwrap_or_default();
        self.keys.push((key, span));
        errors.at(span, pasted::key(key, value));
        if let (Key::Acceptors, [TokenTree::Group(group)]) = (key, value) {
            self.parse_acceptor_list(&trees(group.stream()), group.span_close(), errors);
        }
        Err(Error::Reported)
    }
}

/// Returns the tokens without attributes, and reports each of them. Documentation is an attribute.
pub(super) fn without_attributes(mut trees: Vec<TokenTree>, errors: &mut Errors) -> Vec<TokenTree> {
    let is_attribute = |at: &usize| {
        punct(&trees[*at]) == Some('#')
            && matches!(trees.get(at + 1), Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Bracket)
    };
    let attributes: Vec<_> = (0..trees.len()).filter(is_attribute).collect();
    for at in &attributes {
        let message =
            "only the struct can have documentation and attributes: write a comment, `// …`";
        errors.at(trees[*at].span(), message);
    }
    for at in attributes.into_iter().rev() {
        trees.drain(at..at + 2);
    }
    trees
}

/// Parses the path of a type.
fn output(tokens: &[TokenTree], end: Span) -> Result<TokenStream> {
    let mut cursor = Cursor::new(tokens, end);
    operation::segments(&mut cursor, "the path of the output's type")?;
    key_ends(&cursor)?;
    Ok(tokens.iter().cloned().collect())
}
