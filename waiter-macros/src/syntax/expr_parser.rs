//! Tokens to expressions, by the binding powers of the JMESPath grammar.

use std::cell::Cell;
use std::rc::Rc;

use proc_macro2::{Delimiter, Group, Ident, Spacing, Span, TokenTree};
use syn::{Error, Result};

use super::expr::{Expr, Extent, Field, Node, Over, Rust, Text, Written};
use super::expr_operators::{Binary, Continuation, Postfix, power};
use super::expr_rules::{
    check_argument, check_arity, check_commas, check_condition, check_list, check_lists,
    check_lists_of_condition, check_method, check_order, check_pipe, check_sides, check_swapped,
    check_value,
};
use super::foreign;
use super::functions::{self, Function, Parameter};
use super::literal::{Subscript, is_text, lone_number, subscript, value};
use super::messages;
use super::rust_text::rust_text;
use crate::tokens::{Cursor, begins_path, is_name, punct, split, text, trees};

/// Nesting beyond this is no expression anyone wrote, and must not overflow the compiler's stack.
pub(super) const MAX_DEPTH: usize = 64;

/// As many steps may one expression have in all: each nests what the macro writes by one, and rustc recurses into that.
pub(super) const MAX_STEPS: usize = 256;

impl Expr {
    /// All of `tokens` as one expression.
    pub(crate) fn parse(tokens: &[TokenTree], end: Span) -> Result<Self> {
        let expr = Self::parse_any(tokens, end)?;
        check_lists(&expr)?;
        Ok(expr)
    }

    /// All of `tokens` as one condition.
    pub(crate) fn parse_condition(tokens: &[TokenTree], end: Span) -> Result<Self> {
        let expr = Self::parse_any(tokens, end)?;
        check_lists_of_condition(&expr)?;
        Ok(expr)
    }

    fn parse_any(tokens: &[TokenTree], end: Span) -> Result<Self> {
        let mut expr = Parser::new(tokens, end).whole()?;
        expr.written = Written(Some(text(tokens)));
        Ok(expr)
    }
}

struct Parser<'t> {
    cursor: Cursor<'t>,
    depth: usize,
    /// The steps of the whole expression so far.
    steps: Rc<Cell<usize>>,
}

impl<'t> Parser<'t> {
    fn new(tokens: &'t [TokenTree], end: Span) -> Self {
        Self {
            cursor: Cursor::new(tokens, end),
            depth: 0,
            steps: Rc::default(),
        }
    }

    /// All of the parser's tokens as one expression.
    fn whole(mut self) -> Result<Expr> {
        let expr = self.expression(0)?;
        match self.cursor.peek() {
            None => Ok(expr),
            Some(tree) => Err(unexpected(tree)),
        }
    }

    /// The tokens inside a group as one expression.
    fn inside(&self, tokens: &[TokenTree], end: Span) -> Result<Expr> {
        self.check_depth(end)?;
        self.count_step(end)?;
        let inside = Parser {
            cursor: Cursor::new(tokens, end),
            depth: self.depth + 1,
            steps: Rc::clone(&self.steps),
        };
        inside.whole()
    }

    /// See [`MAX_STEPS`].
    fn count_step(&self, at: Span) -> Result<()> {
        self.steps.set(self.steps.get() + 1);
        if self.steps.get() > MAX_STEPS {
            return Err(Error::new(at, messages::TOO_LONG));
        }
        Ok(())
    }

    fn check_depth(&self, at: Span) -> Result<()> {
        if self.depth >= MAX_DEPTH {
            return Err(Error::new(at, messages::TOO_DEEP));
        }
        Ok(())
    }

    /// An expression whose operators bind tighter than `power`.
    fn expression(&mut self, power: u8) -> Result<Expr> {
        let position = self.cursor.position();
        let start = self.start()?;
        self.continued(start, position, power)
    }

    /// Goes on with `left`, which begins at `position`.
    fn continued(&mut self, mut left: Expr, position: usize, power: u8) -> Result<Expr> {
        while let Some(next) = Continuation::next(&self.cursor) {
            if next.power() <= power {
                break;
            }
            left = self.continue_with(left, position, next)?;
        }
        Ok(left)
    }

    fn continue_with(
        &mut self,
        left: Expr,
        position: usize,
        next: Continuation<'t>,
    ) -> Result<Expr> {
        let at = self.cursor.span();
        self.count_step(at)?;
        match next {
            Continuation::Postfix(postfix) => {
                self.cursor.advance(1);
                match postfix {
                    Postfix::Dot => self.after_dot(left, position, at),
                    Postfix::Bracket(group) => self.bracket(left, group),
                }
            }
            Continuation::Binary(operator) => self.join(left, position, operator),
        }
    }

    /// `left`, which begins at `position`, and what is to the right of the operator that comes next.
    fn join(&mut self, mut left: Expr, position: usize, operator: Binary) -> Result<Expr> {
        let left_text = self.cursor.text_since(position);
        self.cursor.advance(operator.tokens());
        let position = self.cursor.position();
        let mut right = self.expression(operator.power())?;
        if let Binary::Compare(..) = operator {
            check_sides(&left, &right)?;
            left.written = Written(Some(left_text));
            right.written = Written(Some(self.cursor.text_since(position)));
        }
        let extent = left.extent.to(right.extent);
        let (left, right) = (Box::new(left), Box::new(right));
        let node = match operator {
            Binary::Pipe => {
                check_pipe(&left, &right)?;
                Node::Pipe(left, right)
            }
            Binary::Or => Node::Or(left, right),
            Binary::And => Node::And(left, right),
            Binary::Compare(comparator, _) => Node::Compare(left, comparator, right),
        };
        Ok(Expr::new(node, extent))
    }

    /// `.name`, `."key"`, `.*` or `.function(…)`.
    fn after_dot(&mut self, left: Expr, position: usize, dot: Span) -> Result<Expr> {
        if self.cursor.is_operator("*") {
            let star = Extent::token(self.cursor.span());
            self.cursor.advance(1);
            return self.projection(left, Over::Values, power::STAR, star);
        }
        match self.cursor.next() {
            Some(TokenTree::Ident(name)) => {
                if let Some(arguments) = self.cursor.group(Delimiter::Parenthesis) {
                    let trees = trees(arguments.stream());
                    let given = self::arguments(&trees, arguments.span_close()).len();
                    check_method(name, given, || self.cursor.text_to(position, 2))?;
                    self.cursor.advance(1);
                    let call = self.call(name, arguments)?;
                    let extent = left.extent.to(call.extent);
                    return Ok(Expr::new(
                        Node::Pipe(Box::new(left), Box::new(call)),
                        extent,
                    ));
                }
                field(left, name)
            }
            Some(TokenTree::Literal(key)) if is_text(key) => {
                let extent = left.extent.to(Extent::token(key.span()));
                let key = Text::new(key.clone());
                Ok(Expr::new(Node::Key(Box::new(left), key), extent))
            }
            Some(TokenTree::Group(group)) => {
                let list = match group.delimiter() {
                    Delimiter::Bracket => self.list(group)?,
                    Delimiter::Brace => return Err(hash(group)),
                    _ => return Err(after_dot(group.span())),
                };
                let extent = left.extent.to(list.extent);
                Ok(Expr::new(
                    Node::Pipe(Box::new(left), Box::new(list)),
                    extent,
                ))
            }
            // `3..=5`
            Some(tree) if punct(tree) == Some('.') && left.is_value() => {
                Err(Error::new(dot, messages::RANGE))
            }
            Some(tree @ TokenTree::Literal(_)) => Err(Error::new(tree.span(), messages::TUPLE)),
            Some(tree) => Err(after_dot(tree.span())),
            None => Err(Error::new(dot, messages::ENDS_IN_DOT)),
        }
    }

    /// `[]`, `[*]`, `[?…]`, `[n]` or `[a:b:c]` after an expression.
    fn bracket(&mut self, left: Expr, group: &'t Group) -> Result<Expr> {
        let tokens = trees(group.stream());
        let extent = Extent::token(group.span());
        match tokens.first() {
            None => self.projection(left, Over::Flatten, power::FLATTEN, extent),
            Some(first) if punct(first) == Some('*') && tokens.len() == 1 => {
                self.projection(left, Over::Elements, power::STAR, extent)
            }
            Some(first) if punct(first) == Some('?') => {
                let condition = self.inside(&tokens[1..], group.span_close())?;
                check_condition(&condition)?;
                let over = Over::Filter(Box::new(condition));
                self.projection(left, over, power::FILTER, extent)
            }
            Some(_) => match subscript(&tokens, group)? {
                Subscript::Index(index) => {
                    let extent = left.extent.to(extent);
                    Ok(Expr::new(Node::Index(Box::new(left), index), extent))
                }
                Subscript::Slice(slice) => {
                    self.projection(left, Over::Slice(slice), power::STAR, extent)
                }
            },
        }
    }

    /// `[a, b]`, a multi-select list.
    fn list(&mut self, group: &Group) -> Result<Expr> {
        let tokens = trees(group.stream());
        let items = arguments(&tokens, group.span_close());
        check_commas(&items)?;
        let items = items
            .into_iter()
            .map(|(tokens, end)| self.inside(tokens, end))
            .collect::<Result<Vec<_>>>()?;
        check_list(&items, group.span())?;
        Ok(Expr::new(Node::List(items), Extent::token(group.span())))
    }

    /// A projection over `left`, with all that is applied to each of its elements.
    fn projection(&mut self, left: Expr, over: Over, power: u8, at: Extent) -> Result<Expr> {
        let mut right = Expr::new(Node::Current, at);
        let next_at = self.cursor.span();
        if let Some(next) = Continuation::next(&self.cursor)
            && next.power() >= power::PROJECTION_STOP
        {
            self.check_depth(next_at)?;
            self.depth += 1;
            let position = self.cursor.position();
            right = self.continue_with(right, position, next)?;
            // What follows a multi-select list belongs to the whole projection, in all of JMESPath's implementations.
            if !is_selected(&right) {
                right = self.continued(right, position, power)?;
            }
            self.depth -= 1;
        }
        let extent = left.extent.to(right.extent);
        let node = Node::Projection(Box::new(left), over, Box::new(right));
        Ok(Expr::new(node, extent))
    }

    /// What an expression can start with.
    fn start(&mut self) -> Result<Expr> {
        let at = self.cursor.span();
        if self.cursor.is_operator("::") {
            return self.rust_path(vec![], at);
        }
        let Some(tree) = self.cursor.next() else {
            return Err(Error::new(at, messages::EMPTY));
        };
        match tree {
            TokenTree::Ident(ident) => self.word(ident),
            TokenTree::Literal(literal) => value(literal, None),
            TokenTree::Group(group) => self.group(group),
            TokenTree::Punct(punct) => match punct.as_char() {
                '@' => Ok(Expr::new(Node::Current, Extent::token(at))),
                '!' => self.not(at),
                '&' if punct.spacing() == Spacing::Alone => {
                    Err(Error::new(at, messages::needless_reference()))
                }
                '-' => match self.cursor.next() {
                    Some(TokenTree::Literal(literal)) => value(literal, Some(at)),
                    _ => Err(Error::new(at, "expected a number after `-`")),
                },
                '*' => self.projection(
                    Expr::current(at),
                    Over::Values,
                    power::STAR,
                    Extent::token(at),
                ),
                _ => Err(unexpected(tree)),
            },
        }
    }

    /// `!operand`. It binds tighter than a comparator and looser than a path: `!a.b` is `!(a.b)`.
    fn not(&mut self, at: Span) -> Result<Expr> {
        self.check_depth(at)?;
        self.depth += 1;
        let operand = self.expression(power::COMPARE)?;
        self.depth -= 1;
        let extent = Extent::token(at).to(operand.extent);
        Ok(Expr::new(Node::Not(Box::new(operand)), extent))
    }

    fn word(&mut self, word: &'t Ident) -> Result<Expr> {
        let extent = Extent::token(word.span());
        if self.cursor.is_operator("::") {
            check_name(word, begins_path(word))?;
            return self.rust_path(vec![TokenTree::Ident(word.clone())], word.span());
        }
        if let Some(arguments) = self.cursor.group(Delimiter::Parenthesis) {
            self.cursor.advance(1);
            return self.call(word, arguments);
        }
        if word == "self"
            && self.cursor.is_operator(".")
            && let Some(parameter) = self.cursor.ident(1)
        {
            let message = format!("write `{{{parameter}}}` for the parameter `{parameter}`");
            return Err(Error::new(word.span(), message));
        }
        if word == "not" && self.cursor.ident(0).is_some() {
            return Err(Error::new(word.span(), "write `!` for `not`"));
        }
        Ok(match word.to_string().as_str() {
            "true" => Expr::new(Node::Bool(true), extent),
            "false" => Expr::new(Node::Bool(false), extent),
            "null" => Expr::new(Node::Null, extent),
            _ => return field(Expr::current(word.span()), word),
        })
    }

    /// The rest of a Rust value's path, from a `::` on.
    fn rust_path(&mut self, mut tokens: Vec<TokenTree>, first: Span) -> Result<Expr> {
        while self.cursor.is_operator("::") {
            let Some(segment) = self.cursor.ident(2) else {
                return Err(Error::new(
                    self.cursor.span(),
                    "expected a variant or a constant after `::`",
                ));
            };
            check_name(segment, is_name(segment))?;
            tokens.extend(self.cursor.rest().iter().take(3).cloned());
            self.cursor.advance(3);
        }
        if let Some(TokenTree::Group(group)) = self.cursor.peek()
            && group.delimiter() != Delimiter::Bracket
        {
            return Err(with_data(&tokens, group));
        }
        let last = self.cursor.last_span();
        let path = Rust::Path(tokens.into_iter().collect());
        Ok(Expr::new(Node::Rust(path), Extent { first, last }))
    }

    fn call(&mut self, name: &Ident, arguments: &Group) -> Result<Expr> {
        let tokens = trees(arguments.stream());
        let parts = self::arguments(&tokens, arguments.span_close());
        let Some(function) = functions::find(&name.to_string()) else {
            let message = functions::missing(&name.to_string(), parts.len());
            return Err(Error::new(name.span(), message));
        };
        check_commas(&parts)?;
        check_arity(function, name.span(), parts.len())?;
        let references: Vec<_> = parts.iter().map(|(part, _)| is_reference(part)).collect();
        check_order(function, name.span(), &references)?;
        let extent = Extent {
            first: name.span(),
            last: arguments.span_close(),
        };
        let arguments = parts
            .into_iter()
            .enumerate()
            .map(|(position, (tokens, end))| {
                let parameter = function.parameter(position);
                self.inside(argument(function, parameter, tokens, end)?, end)
            })
            .collect::<Result<Vec<_>>>()?;
        check_swapped(function, name.span(), &arguments)?;
        Ok(Expr::new(Node::Call(function, arguments), extent))
    }

    fn group(&mut self, group: &'t Group) -> Result<Expr> {
        let tokens = trees(group.stream());
        match group.delimiter() {
            Delimiter::Parenthesis => {
                let mut inner = self.inside(&tokens, group.span_close())?;
                inner.extent = Extent {
                    first: group.span_open(),
                    last: group.span_close(),
                };
                Ok(inner)
            }
            Delimiter::Brace if tokens.is_empty() => Err(Error::new(
                group.span(),
                "write a Rust expression between the braces, or remove them",
            )),
            Delimiter::Brace if is_hash(&tokens) => Err(hash(group)),
            Delimiter::Brace => {
                let extent = Extent::token(group.span());
                if let [TokenTree::Ident(none)] = &tokens[..]
                    && *none == "None"
                {
                    return Err(Error::new(none.span(), "write `null`, without the braces"));
                }
                if let Some(number) = lone_number(&tokens) {
                    return Ok(Expr::new(number?.node, extent));
                }
                check_value(&tokens)?;
                let value = Rust::Block(group.clone());
                Ok(Expr::new(Node::Rust(value), extent))
            }
            Delimiter::Bracket if selects(&tokens) => self.list(group),
            Delimiter::Bracket => self.bracket(Expr::current(group.span()), group),
            Delimiter::None => self.inside(&tokens, group.span()),
        }
    }
}

/// A keyword is no name, in a path of Rust.
fn check_name(word: &Ident, is_name: bool) -> Result<()> {
    if is_name {
        return Ok(());
    }
    let message = format!("`{word}` is a keyword of Rust, and names nothing");
    Err(Error::new(word.span(), message))
}

/// Whether an expression is `base.[a, b]`.
fn is_selected(expr: &Expr) -> bool {
    matches!(&expr.node, Node::Pipe(_, list) if matches!(list.node, Node::List(_)))
}

/// What stands between commas; a comma may stand after the last.
fn arguments(tokens: &[TokenTree], end: Span) -> Vec<(&[TokenTree], Span)> {
    let mut parts = split(tokens, end, |tree| punct(tree) == Some(','));
    // A trailing comma, or no arguments at all.
    if parts.last().is_some_and(|(tokens, _)| tokens.is_empty()) {
        parts.pop();
    }
    parts
}

/// The tokens of an argument's expression: without the `&` where the parameter is an expression.
fn argument<'a>(
    function: &Function,
    parameter: Parameter,
    tokens: &'a [TokenTree],
    end: Span,
) -> Result<&'a [TokenTree]> {
    let at = tokens.first().map_or(end, TokenTree::span);
    check_argument(function, parameter, is_reference(tokens), at)?;
    Ok(if is_reference(tokens) {
        &tokens[1..]
    } else {
        tokens
    })
}

/// Whether an argument begins with `&`.
fn is_reference(tokens: &[TokenTree]) -> bool {
    tokens.first().and_then(punct) == Some('&')
}

/// Whether brackets at the start of an expression are a multi-select list: not `[]`, `[*]`, `[?…]`, `[n]` or `[a:b]`.
fn selects(tokens: &[TokenTree]) -> bool {
    let is_comma = |tree: &TokenTree| punct(tree) == Some(',');
    match tokens {
        [] => false,
        [star] if punct(star) == Some('*') => false,
        [first, ..] if punct(first) == Some('?') => false,
        tokens if tokens.iter().any(is_comma) => true,
        tokens => !tokens.iter().all(|tree| match tree {
            TokenTree::Literal(literal) => !is_text(literal),
            tree => matches!(punct(tree), Some(':' | '-')),
        }),
    }
}

/// Whether braces hold `key: …`, which is no Rust.
fn is_hash(tokens: &[TokenTree]) -> bool {
    matches!(tokens, [TokenTree::Ident(_) | TokenTree::Literal(_), colon, rest @ ..]
        if punct(colon) == Some(':') && rest.first().and_then(punct) != Some(':'))
}

/// `Type::Variant(…)` or `Type::Variant { … }`: a value of Rust, or a pattern.
fn with_data(path: &[TokenTree], data: &Group) -> Error {
    let trees = trees(data.stream());
    let data_tree = TokenTree::Group(data.clone());
    let text = rust_text(path.iter().cloned().chain([data_tree]).collect());
    let message = if is_pattern(&trees) {
        format!(
            "a pattern is no value: of an operation of your own, `ok` takes it, as in `ok Job {{ phase: {text}, .. }}`"
        )
    } else {
        format!("Rust stands in braces: write `{{{text}}}`")
    };
    Error::new(data.span_open(), message)
}

/// Whether there is `_` or `..`, which no value has.
fn is_pattern(tokens: &[TokenTree]) -> bool {
    let is_wildcard = |tree: &TokenTree| match tree {
        TokenTree::Ident(word) => *word == "_",
        TokenTree::Group(group) => is_pattern(&trees(group.stream())),
        _ => false,
    };
    tokens.iter().any(is_wildcard) || tokens.last().and_then(punct) == Some('.')
}

fn hash(group: &Group) -> Error {
    Error::new(group.span_open(), messages::HASH)
}

fn after_dot(at: Span) -> Error {
    Error::new(at, messages::AFTER_DOT)
}

fn field(base: Expr, name: &Ident) -> Result<Expr> {
    let extent = base.extent.to(Extent::token(name.span()));
    match Field::new(name) {
        Some(field) => Ok(Expr::new(Node::Field(Box::new(base), field), extent)),
        None => Err(Error::new(
            name.span(),
            format!("no field is called `{name}`"),
        )),
    }
}

/// An error at a token that no expression has there, with what it may have been meant for.
fn unexpected(tree: &TokenTree) -> Error {
    let text = tree.to_string();
    // The first of the two characters of `&&` and `||`.
    let doubled = matches!(tree, TokenTree::Punct(punct) if punct.spacing() == Spacing::Joint);
    let message = match (tree, text.as_str()) {
        (TokenTree::Punct(_), "&") if !doubled => messages::misplaced_reference(),
        (TokenTree::Group(_), _) => "unexpected brackets in a path".to_owned(),
        (_, ".") => "unexpected `.` in a path, which begins with a field's name".to_owned(),
        _ => match foreign::operator(&text) {
            Some(message) => message.to_owned(),
            None => format!("unexpected `{text}` in a path"),
        },
    };
    Error::new(tree.span(), message)
}
