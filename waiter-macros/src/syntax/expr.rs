//! The tree of a JMESPath expression.
//!
//! Two trees are equal if they mean the same. The locations of their tokens do not count. The spelling of a field counts
//! only if it may be a map's key.

use proc_macro2::{Group, Ident, Literal, Span, TokenStream, TokenTree};
use syn::Lit;

use super::functions::Function;
use super::location::Location;
use super::variant::Variant;
use crate::names;
use crate::tokens::{self, starts_with_operator, trees};

/// An expression, with the locations of its tokens.
#[derive(Clone, Debug)]
pub(crate) struct Expr {
    pub(crate) node: Node,
    pub(crate) extent: Extent,
    /// Its text, which messages and reports show: of a whole expression, and of the sides of a comparison.
    pub(crate) written: Option<String>,
}

/// The first and the last token of a node.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Extent {
    pub(crate) first: Location,
    pub(crate) last: Location,
}

impl Extent {
    pub(crate) fn token(at: Location) -> Self {
        Self {
            first: at,
            last: at,
        }
    }

    /// From here to the end of `other`.
    pub(crate) fn to(self, other: Self) -> Self {
        Self {
            first: self.first,
            last: other.last,
        }
    }
}

impl PartialEq for Expr {
    fn eq(&self, other: &Self) -> bool {
        self.node == other.node
    }
}

/// The kind of an expression, with its parts.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Node {
    /// `@`, also before the first name of a path.
    Current,
    /// `base.name`
    Field(Box<Expr>, Field),
    /// `base."key"`
    Key(Box<Expr>, Text),
    /// `base as Variant`
    Variant(Box<Expr>, Variant),
    /// `base[n]`
    Index(Box<Expr>, i64),
    /// `base[]right`, `base[*]right`, `base[?…]right`, `base[a:b]right`, `base.*right`: `right` is applied to each
    /// element.
    Projection(Box<Expr>, Over, Box<Expr>),
    /// `left | right`: `right` is applied to all of `left`.
    Pipe(Box<Expr>, Box<Expr>),
    /// `left == right` and its like.
    Compare(Box<Expr>, Comparator, Box<Expr>),
    /// `left && right`
    And(Box<Expr>, Box<Expr>),
    /// `left || right`
    Or(Box<Expr>, Box<Expr>),
    /// `!operand`
    Not(Box<Expr>),
    /// `function(…)`. An argument that is an expression comes without its `&`.
    Call(&'static Function, Vec<Expr>),
    /// `[a, b]`
    List(Vec<Expr>),
    /// `"text"`
    Text(Text),
    /// `1`, `-2.5`
    Number(Number),
    /// `true`, `false`
    Bool(bool),
    /// `null`
    Null,
    /// `` `[]` ``, the empty list: only after `||`, in a string.
    Empty,
    /// A Rust value.
    Rust(Rust),
    /// A call of a function that does not exist, after an error.
    UnknownCall(Ident, Vec<Expr>),
    /// An expression that is missing, after an error; or expressions without an operator between them.
    Missing(Vec<Expr>),
}

/// The elements of a projection.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Over {
    /// `[]`
    Flatten,
    /// `[*]`
    Elements,
    /// `[?condition]`
    Filter(Box<Expr>),
    /// `[start:stop:step]`
    Slice(Slice),
    /// `.*`
    Values,
}

/// `[start:stop:step]`; the step is not 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Slice {
    pub(crate) start: Option<i64>,
    pub(crate) stop: Option<i64>,
    pub(crate) step: i64,
}

/// A structure's field.
#[derive(Clone, Debug)]
pub(crate) struct Field {
    /// The SDK's name of it, with the span of the written name.
    pub(crate) rust: Ident,
    /// The name as a key, if it may be one. In a string, the types decide between a field and a map's entry.
    pub(crate) key: Option<Literal>,
    /// The names in the other acceptors that share the path, for rustc and editors.
    pub(crate) duplicate_spans: Vec<Ident>,
    written: Ident,
}

impl Field {
    /// Returns `None` if no field can have this name.
    pub(crate) fn new(written: &Ident) -> Option<Self> {
        // Custom types have fields that begin with an underscore, the SDK's do not.
        let rust = names::field(written)
            .or_else(|| names::custom_field(&written.to_string(), written.span()))?;
        Some(Self::named(rust, written.clone()))
    }

    /// Stands in for a name that is missing.
    pub(crate) fn missing(at: Span) -> Self {
        let name = Ident::new("__name", Span::mixed_site().located_at(at));
        Self::named(name.clone(), name)
    }

    /// A name in a string. Returns `None` if no field can have it.
    pub(crate) fn verbatim(name: &str, at: Span) -> Option<Self> {
        // With the hygiene of a macro, since rustc should not suggest a similar name for a part of a string.
        let rust = names::field_in_text(name, Span::mixed_site().located_at(at))?;
        let mut key = Literal::string(name);
        key.set_span(at);
        Some(Self {
            key: Some(key),
            ..Self::named(rust.clone(), rust)
        })
    }

    fn named(rust: Ident, written: Ident) -> Self {
        Self {
            rust,
            key: None,
            duplicate_spans: Vec::new(),
            written,
        }
    }

    /// Replaces the SDK's name by the written one.
    fn keep_field_name(&mut self) {
        let key = self.key.as_ref().and_then(tokens::string);
        let written = key.unwrap_or_else(|| self.written.to_string());
        if let Some(name) = names::custom_field(&written, self.rust.span()) {
            self.rust = name;
        }
    }

    /// The written name.
    pub(crate) fn written(&self) -> &Ident {
        &self.written
    }
}

// `QueueArn` and `queue_arn` are one field, and two keys of a map.
impl PartialEq for Field {
    fn eq(&self, other: &Self) -> bool {
        let key = |field: &Self| field.key.as_ref().map(ToString::to_string);
        self.rust == other.rust && key(self) == key(other)
    }
}

/// A string literal.
#[derive(Clone, Debug)]
pub(crate) struct Text {
    pub(crate) literal: Literal,
    /// True in a string of JMESPath, which has no enums: comparing it with one does not warn.
    pub(crate) is_verbatim: bool,
}

impl Text {
    /// A literal among Rust's tokens.
    pub(crate) fn new(literal: Literal) -> Self {
        Self {
            literal,
            is_verbatim: false,
        }
    }

    /// A string inside of a string of JMESPath.
    pub(crate) fn verbatim(value: &str, at: Span) -> Self {
        let mut literal = Literal::string(value);
        literal.set_span(at);
        Self {
            literal,
            is_verbatim: true,
        }
    }

    /// The string, without quotes and escapes.
    pub(crate) fn value(&self) -> Option<String> {
        match Lit::new(self.literal.clone()) {
            Lit::Str(text) => Some(text.value()),
            _ => None,
        }
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        self.value() == other.value()
    }
}

/// A number literal without its sign.
#[derive(Clone, Debug)]
pub(crate) struct Number {
    pub(crate) negative: bool,
    pub(crate) digits: Literal,
    pub(crate) is_float: bool,
}

impl Number {
    /// The digits in one spelling.
    fn value(&self) -> String {
        match Lit::new(self.digits.clone()) {
            Lit::Int(int) => int.base10_digits().to_owned(),
            Lit::Float(float) => match float.base10_parse::<f64>() {
                Ok(value) => format!("{value:?}"),
                Err(_) => float.to_string(),
            },
            other => quote::ToTokens::to_token_stream(&other).to_string(),
        }
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        self.negative == other.negative && self.value() == other.value()
    }
}

/// A value written in Rust.
#[derive(Clone, Debug)]
pub(crate) enum Rust {
    /// `Type::Variant`, `module::CONST`
    Path(TokenStream),
    /// `{expression}`
    Block(Group),
}

impl PartialEq for Rust {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Path(a), Self::Path(b)) => a.to_string() == b.to_string(),
            (Self::Block(a), Self::Block(b)) => a.to_string() == b.to_string(),
            _ => false,
        }
    }
}

/// A comparator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Comparator {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

impl Comparator {
    /// All comparators. A longer one comes before its prefix.
    pub(crate) const ALL: [(&'static str, Self); 6] = [
        ("==", Self::Equal),
        ("!=", Self::NotEqual),
        ("<=", Self::LessOrEqual),
        (">=", Self::GreaterOrEqual),
        ("<", Self::Less),
        (">", Self::Greater),
    ];

    /// The comparator that the tokens begin with, and its number of tokens.
    pub(crate) fn at(tokens: &[TokenTree]) -> Option<(usize, Self)> {
        Self::ALL
            .into_iter()
            .find(|(operator, _)| starts_with_operator(tokens, operator))
            .map(|(operator, comparator)| (operator.len(), comparator))
    }

    /// The comparator of this operator.
    pub(crate) fn new(operator: &str) -> Option<Self> {
        let known = Self::ALL.into_iter().find(|(text, _)| *text == operator);
        known.map(|(_, comparator)| comparator)
    }

    /// The operator.
    pub(crate) fn as_str(self) -> &'static str {
        let known = Self::ALL.into_iter().find(|(_, other)| *other == self);
        known.map_or("", |(operator, _)| operator)
    }

    /// The comparator for swapped sides.
    pub(crate) fn flipped(self) -> Self {
        match self {
            Self::Less => Self::Greater,
            Self::LessOrEqual => Self::GreaterOrEqual,
            Self::Greater => Self::Less,
            Self::GreaterOrEqual => Self::LessOrEqual,
            same => same,
        }
    }
}

/// The expressions directly below a node, shared or exclusive.
macro_rules! children {
    ($node:expr, $iter:ident) => {
        match $node {
            Node::Field(base, _)
            | Node::Key(base, _)
            | Node::Variant(base, _)
            | Node::Index(base, _)
            | Node::Not(base) => vec![base],
            Node::Projection(base, Over::Filter(condition), right) => vec![base, condition, right],
            Node::Projection(left, _, right)
            | Node::Pipe(left, right)
            | Node::Compare(left, _, right)
            | Node::And(left, right)
            | Node::Or(left, right) => vec![left, right],
            Node::Call(_, items)
            | Node::List(items)
            | Node::UnknownCall(_, items)
            | Node::Missing(items) => items.$iter().collect(),
            Node::Current
            | Node::Text(_)
            | Node::Number(_)
            | Node::Bool(_)
            | Node::Null
            | Node::Empty
            | Node::Rust(_) => vec![],
        }
    };
}

impl Expr {
    pub(crate) fn new(node: Node, extent: Extent) -> Self {
        Self {
            node,
            extent,
            written: None,
        }
    }

    /// The start of a path, just before a token.
    pub(crate) fn current(before: Location) -> Self {
        Self::new(Node::Current, Extent::token(before))
    }

    /// Returns true for a value that does not depend on the response.
    pub(crate) fn is_value(&self) -> bool {
        matches!(
            self.node,
            Node::Text(_) | Node::Number(_) | Node::Bool(_) | Node::Null | Node::Rust(_)
        )
    }

    /// Returns true for a value, and for a list that holds only values.
    pub(crate) fn is_written(&self) -> bool {
        match &self.node {
            Node::List(items) => items.iter().all(Self::is_written),
            _ => self.is_value(),
        }
    }

    /// The word of an expression that is a single word, and so a field.
    pub(crate) fn bare_word(&self) -> Option<&Ident> {
        match &self.node {
            Node::Field(base, field) if base.node == Node::Current => Some(field.written()),
            _ => None,
        }
    }

    /// Returns true for a path that begins in a field.
    pub(super) fn begins_in_field(&self) -> bool {
        match &self.node {
            Node::Field(base, _) => base.node == Node::Current || base.begins_in_field(),
            Node::Key(base, _) | Node::Index(base, _) | Node::Projection(base, ..) => {
                base.begins_in_field()
            }
            _ => false,
        }
    }

    /// The written name of an expression in a string that is a single name.
    pub(super) fn lone_name(&self) -> Option<String> {
        match &self.node {
            Node::Field(base, field) if base.node == Node::Current => {
                tokens::string(field.key.as_ref()?)
            }
            Node::Key(base, key) if base.node == Node::Current => key.value(),
            _ => None,
        }
    }

    /// The expressions directly below this one.
    pub(crate) fn children(&self) -> Vec<&Self> {
        children!(&self.node, iter)
    }

    /// The mutable expressions directly below this one.
    pub(crate) fn children_mut(&mut self) -> Vec<&mut Self> {
        children!(&mut self.node, iter_mut)
    }

    /// Replaces the SDK's names of fields by the written ones, for types that are not the SDK's.
    pub(crate) fn keep_field_names(&mut self) {
        if let Node::Field(_, field) = &mut self.node {
            field.keep_field_name();
        }
        for child in self.children_mut() {
            child.keep_field_names();
        }
    }

    /// Removes its texts, which only the trace of a decision shows.
    pub(super) fn forget_text(&mut self) {
        self.written = None;
        self.children_mut().into_iter().for_each(Self::forget_text);
    }

    /// Adds its Rust values to `tokens`.
    pub(crate) fn rust(&self, tokens: &mut TokenStream) {
        for expr in self.descendants() {
            match &expr.node {
                Node::Rust(Rust::Path(path)) => tokens.extend(path.clone()),
                Node::Rust(Rust::Block(block)) => tokens.extend([TokenTree::Group(block.clone())]),
                _ => {}
            }
        }
    }

    /// The tokens in its `{…}` values.
    pub(crate) fn blocks(&self) -> Vec<Vec<TokenTree>> {
        let mut blocks = Vec::new();
        for expr in self.descendants() {
            if let Node::Rust(Rust::Block(block)) = &expr.node {
                blocks.push(trees(block.stream()));
            }
        }
        blocks
    }

    /// The [`children`](Self::children) with the same `@` as this expression. The right side of a projection or a pipe has
    /// another one.
    pub(crate) fn children_in_scope(&self) -> Vec<&Self> {
        match &self.node {
            Node::Projection(base, ..) | Node::Pipe(base, _) => vec![base],
            Node::Call(function, arguments) => function.split(arguments).0,
            _ => self.children(),
        }
    }

    /// Returns true if its evaluation can fail: only functions do.
    pub(crate) fn is_fallible(&self) -> bool {
        self.any(|expr| matches!(expr.node, Node::Call(..)))
    }

    /// Returns true if `test` holds for this expression or one below it.
    pub(crate) fn any(&self, test: fn(&Self) -> bool) -> bool {
        self.descendants().into_iter().any(test)
    }

    /// This expression and all below it, in the order of the text.
    pub(crate) fn descendants(&self) -> Vec<&Self> {
        let mut all = vec![self];
        for child in self.children() {
            all.append(&mut child.descendants());
        }
        all
    }
}
