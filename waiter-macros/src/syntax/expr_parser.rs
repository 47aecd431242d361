//! The parser of expressions, by the binding powers of the JMESPath grammar.
//!
//! It parses both forms, Rust's tokens and JMESPath in a string. [`Dialect`] has the differences.
//!
//! The parser continues after an error, so that an editor can complete in half of a path. A part that is missing is a
//! [`Node::Missing`]. Only the first error is reported, since later ones may follow from it.

use std::cell::{Cell, RefCell};
use std::fmt::Display;

use proc_macro2::{Delimiter, Ident, Literal, Span, TokenTree};
use syn::Lit;

use super::expr::{Comparator, Expr, Extent, Field, Node, Over, Rust, Text};
use super::expr_operators::{Operator, power};
use super::expr_rules::{
    check_argument, check_arity, check_commas, check_compared, check_condition, check_list,
    check_method, check_not_text, check_order, check_pipe, check_sides, check_swapped,
    is_screaming_case,
};
use super::functions::{self, Function, Parameter};
use super::lexer::{self, Cursor, Dialect, Group, Kind, MAX_DEPTH, Tree};
use super::list_depth::{check_lists, check_lists_of_condition};
use super::literal::{is_text, value};
use super::location::{Fault, Location, Result};
use super::messages;
use super::rust_value::{self, check_name, with_data};
use super::subscript::{Subscript, subscript};
use super::suggestions;
use super::token_text::text;
use super::variant::Variant;
use crate::diagnostics;
use crate::tokens::{begins_path, is_name};

/// The largest number of steps in one expression. Each step nests the expansion, into which rustc recurses.
const MAX_STEPS: usize = 256;

/// The largest length of a string of JMESPath, in bytes.
const MAX_LENGTH: usize = 2_048;

impl Expr {
    /// Parses all of `tokens` as one value.
    pub(crate) fn parse(tokens: &[TokenTree], end: Span) -> diagnostics::Result<Self> {
        let expr = parse_tokens(tokens, end)?;
        check_lists(&expr)?;
        Ok(expr)
    }

    /// Parses all of `tokens` as one condition.
    pub(crate) fn parse_condition(tokens: &[TokenTree], end: Span) -> diagnostics::Result<Self> {
        let expr = parse_tokens(tokens, end)?;
        check_lists_of_condition(&expr)?;
        Ok(expr)
    }

    /// Parses tokens that may be half of an expression.
    pub(crate) fn parse_partial(tokens: &[TokenTree]) -> Self {
        let trees = lexer::from_tokens(tokens);
        let end = Location::token(Span::call_site());
        parse(Dialect::Tokens, &trees, end).0
    }

    /// Parses a string as one path.
    pub(crate) fn parse_string(literal: &Literal) -> diagnostics::Result<Self> {
        parse_string(literal, |expr| {
            if expr.is_value() {
                let message = "expected a path in the string before a comparator, found a value; write the value \
                    after the path, without the outer quotes";
                return Err(Fault::new(expr.extent.first, message));
            }
            check_lists(expr)
        })
    }

    /// Parses a string as one condition.
    pub(crate) fn parse_string_condition(literal: &Literal) -> diagnostics::Result<Self> {
        parse_string(literal, |expr| {
            check_condition(expr)?;
            check_compared(expr)?;
            check_lists_of_condition(expr)
        })
    }
}

fn parse_tokens(tokens: &[TokenTree], end: Span) -> Result<Expr> {
    let trees = lexer::from_tokens(tokens);
    let (mut expr, fault) = parse(Dialect::Tokens, &trees, Location::token(end));
    fault.map_or(Ok(()), Err)?;
    expr.written = Some(text(tokens));
    Ok(expr)
}

pub(super) fn parse_string(
    literal: &Literal,
    check: fn(&Expr) -> Result<()>,
) -> diagnostics::Result<Expr> {
    let span = literal.span();
    let Lit::Str(text) = Lit::new(literal.clone()) else {
        return Err(diagnostics::Error::new(span, messages::EMPTY));
    };
    let text = text.value();
    if text.len() > MAX_LENGTH {
        let message = format!("a path of more than {MAX_LENGTH} bytes is not supported");
        return Err(diagnostics::Error::new(span, message));
    }
    let expr = parse_text(&text, span).and_then(|expr| check(&expr).map(|()| expr));
    let mut expr = expr.map_err(|fault| fault.in_text(&text))?;
    expr.written = Some(text);
    Ok(expr)
}

fn parse_text(text: &str, span: Span) -> Result<Expr> {
    let trees = lexer::from_string(text, span)?;
    let end = Location::in_string(span, text.trim_end().len());
    let (expr, fault) = parse(Dialect::String(text), &trees, end);
    fault.map_or(Ok(expr), Err)
}

/// Parses all tokens as one expression. It has a [`Node::Missing`] only if there is an error.
fn parse(dialect: Dialect<'_>, trees: &[Tree], end: Location) -> (Expr, Option<Fault>) {
    let progress = Progress::default();
    let parser = Parser {
        dialect,
        cursor: Cursor::new(trees, end),
        depth: 0,
        progress: &progress,
    };
    let expr = parser.expression_to_end();
    (expr, progress.fault.into_inner())
}

/// The state that the parsers of all parts of an expression share.
#[derive(Default)]
struct Progress {
    steps: Cell<usize>,
    /// The first error.
    fault: RefCell<Option<Fault>>,
}

struct Parser<'t> {
    dialect: Dialect<'t>,
    cursor: Cursor<'t>,
    depth: usize,
    progress: &'t Progress,
}

impl<'t> Parser<'t> {
    /// Parses all of its tokens as one expression.
    fn expression_to_end(mut self) -> Expr {
        let expr = self.expression(0);
        let Some(tree) = self.cursor.peek() else {
            return expr;
        };
        self.record(unexpected(tree));
        let extent = expr.extent;
        let mut parts = vec![expr];
        while self.cursor.peek().is_some() {
            parts.push(self.expression(0));
        }
        Expr::new(Node::Missing(parts), extent)
    }

    /// Keeps an error if it is the first.
    fn record(&self, fault: Fault) {
        self.progress.fault.borrow_mut().get_or_insert(fault);
    }

    fn check(&self, result: Result<()>) {
        if let Err(fault) = result {
            self.record(fault);
        }
    }

    /// Records an error in the place of an expression.
    fn missing(&self, at: Location, message: impl Display) -> Expr {
        self.or_missing(at, Err(Fault::new(at, message)))
    }

    fn or_missing(&self, at: Location, result: Result<Expr>) -> Expr {
        result.unwrap_or_else(|fault| {
            self.record(fault);
            Expr::new(Node::Missing(Vec::new()), Extent::token(at))
        })
    }

    /// Counts a step. An expression with more than [`MAX_STEPS`] ends here.
    fn count_step(&mut self, at: Location) {
        let steps = self.progress.steps.get() + 1;
        self.progress.steps.set(steps);
        if steps > MAX_STEPS {
            self.record(Fault::new(at, messages::TOO_LONG));
            self.cursor.finish();
        }
    }

    /// Parses one level deeper. An expression with more than [`MAX_DEPTH`] levels ends here.
    fn nested<T>(&mut self, at: Location, parse: impl FnOnce(&mut Self) -> T) -> Option<T> {
        if self.depth >= MAX_DEPTH {
            self.record(Fault::new(at, messages::TOO_DEEP));
            self.cursor.finish();
            return None;
        }
        self.depth += 1;
        let parsed = parse(self);
        self.depth -= 1;
        Some(parsed)
    }

    /// Parses an expression whose operators bind tighter than `power`.
    fn expression(&mut self, power: u8) -> Expr {
        let position = self.cursor.position();
        let start = self.start();
        self.continued(start, position, power)
    }

    /// Parses the continuations of `left`, which begins at `position`.
    fn continued(&mut self, mut left: Expr, position: usize, power: u8) -> Expr {
        while let Some(next) = Operator::next(&self.cursor) {
            if next.power() <= power {
                break;
            }
            left = self.continue_with(left, position, next);
        }
        left
    }

    fn continue_with(&mut self, left: Expr, position: usize, operator: Operator<'t>) -> Expr {
        let at = self.cursor.location();
        self.cursor.advance(1);
        self.count_step(at);
        let node: fn(_, _) -> _ = match operator {
            Operator::Dot => return self.after_dot(left, position, at),
            Operator::As => return self.variant(left, at),
            Operator::Bracket(group) => return self.bracket(left, group, at),
            Operator::Compare(comparator) => return self.compare(left, position, comparator),
            Operator::Pipe => Node::Pipe,
            Operator::And => Node::And,
            Operator::Or => Node::Or,
        };
        let right = match (&operator, self.cursor.peek()) {
            (Operator::Or, Some(tree)) if self.is_empty_list(tree) => {
                self.cursor.advance(1);
                Expr::new(Node::Empty, Extent::token(tree.at))
            }
            _ => self.expression(operator.power()),
        };
        if let Operator::Pipe = operator {
            self.check(check_pipe(&left, &right));
        }
        let extent = left.extent.to(right.extent);
        Expr::new(node(Box::new(left), Box::new(right)), extent)
    }

    /// Parses the variant after `as`, which is at `at`.
    fn variant(&mut self, left: Expr, at: Location) -> Expr {
        let name = self.cursor.word(0).filter(|name| is_name(name)).cloned();
        let name_at = self.cursor.location();
        self.check(match &name {
            Some(name) => Variant::check(name, name_at),
            None => Err(Fault::new(at, messages::VARIANT)),
        });
        self.cursor.advance(usize::from(name.is_some()));
        if self.cursor.is("::") {
            self.record(Fault::new(self.cursor.location(), messages::VARIANT));
        }
        let last = if name.is_some() { name_at } else { at };
        let name = name.unwrap_or_else(|| Field::missing(at.span).rust);
        let extent = left.extent.to(Extent::token(last));
        Expr::new(Node::Variant(Box::new(left), Variant::new(&name)), extent)
    }

    /// Parses the right side of a comparison. `left` begins at `position`.
    fn compare(&mut self, mut left: Expr, position: usize, comparator: Comparator) -> Expr {
        left.written = Some(self.dialect.text(self.cursor.since(position, 1)));
        let position = self.cursor.position();
        let mut right = self.expression(power::COMPARE);
        self.check(check_not_text(&left, &right));
        self.check(check_sides(&left, &right));
        right.written = Some(self.dialect.text(self.cursor.since(position, 0)));
        let extent = left.extent.to(right.extent);
        let node = Node::Compare(Box::new(left), comparator, Box::new(right));
        Expr::new(node, extent)
    }

    /// Returns true for `` `[]` `` alone. It has the type of the left side of an `||`, and elsewhere it would have none.
    fn is_empty_list(&self, tree: &Tree) -> bool {
        let next = self.cursor.ahead(1);
        let continues = next.is_some_and(|it| matches!(it.kind, Kind::Group(_)) || it.is("."));
        matches!(tree.kind, Kind::Value(Node::Empty)) && !continues
    }

    /// `.name`, `."key"`, `.*`, `.[a, b]` or `.function(…)`.
    fn after_dot(&mut self, left: Expr, position: usize, dot: Location) -> Expr {
        let Some(tree) = self.cursor.peek() else {
            return self.no_field(left, dot, messages::ENDS_IN_DOT);
        };
        let at = tree.at;
        let message = match &tree.kind {
            Kind::Operator("*") => {
                self.cursor.advance(1);
                return self.projection(left, Over::Values, power::STAR, Extent::token(at));
            }
            Kind::Word(name) => {
                self.cursor.advance(1);
                return match self.cursor.group(Delimiter::Parenthesis) {
                    Some(arguments) => self.method(left, position, (name, at), arguments),
                    None => self.field(left, name, at),
                };
            }
            Kind::QuotedName(name) => {
                self.cursor.advance(1);
                return name_in_string(left, name, at);
            }
            Kind::Literal(key) if is_text(key) => {
                self.cursor.advance(1);
                let extent = left.extent.to(Extent::token(at));
                let key = Text::new(key.clone());
                return Expr::new(Node::Key(Box::new(left), key), extent);
            }
            Kind::Group(group) if group.delimiter == Delimiter::Bracket => {
                self.cursor.advance(1);
                let list = self.list(group, at);
                return piped(left, list);
            }
            Kind::Group(group) if group.delimiter == Delimiter::Brace => {
                return self.no_field(left, group.open, messages::HASH);
            }
            // `3..=5`
            Kind::Operator(".") if left.is_value() => {
                return self.no_field(left, dot, messages::RANGE);
            }
            Kind::Literal(_) if !self.dialect.is_string() => messages::TUPLE,
            _ => messages::AFTER_DOT,
        };
        self.no_field(left, at, message)
    }

    /// `left.function(…)`: the function's `@` is `left`.
    fn method(
        &mut self,
        left: Expr,
        position: usize,
        (name, at): (&Ident, Location),
        arguments: &Group,
    ) -> Expr {
        let trees = arguments.trees();
        let given = self.arguments(&trees, arguments.close).len();
        let before = self.cursor.since(position, 2);
        self.check(check_method(name, at, given, || self.dialect.text(before)));
        self.cursor.advance(1);
        let call = self.call(name, at, arguments);
        piped(left, call)
    }

    fn no_field(&self, base: Expr, at: Location, message: impl Display) -> Expr {
        self.record(Fault::new(at, message));
        let extent = base.extent;
        Expr::new(Node::Field(Box::new(base), Field::missing(at.span)), extent)
    }

    fn field(&self, base: Expr, name: &Ident, at: Location) -> Expr {
        if self.dialect.is_string() {
            return name_in_string(base, &name.to_string(), at);
        }
        let Some(field) = Field::new(name) else {
            let message = format!("`{name}` cannot be the name of a field");
            return self.no_field(base, at, message);
        };
        if base.node != Node::Current
            && let Some(message) = suggestions::variant(&name.to_string())
        {
            self.record(Fault::new(at, message));
        }
        let extent = base.extent.to(Extent::token(at));
        Expr::new(Node::Field(Box::new(base), field), extent)
    }

    /// `[]`, `[*]`, `[?…]`, `[n]` or `[a:b:c]` after an expression.
    fn bracket(&mut self, left: Expr, group: &Group, at: Location) -> Expr {
        let trees = group.trees();
        let extent = Extent::token(at);
        let (over, power) = match &trees[..] {
            [] => (Over::Flatten, power::FLATTEN),
            [star] if star.is("*") => (Over::Elements, power::STAR),
            [question, condition @ ..] if question.is("?") => {
                let condition = self.inner(condition, group.close);
                self.check(check_condition(&condition));
                (Over::Filter(Box::new(condition)), power::FILTER)
            }
            trees => match subscript(trees, at, self.dialect) {
                Ok(Subscript::Index(index)) => {
                    let extent = left.extent.to(extent);
                    return Expr::new(Node::Index(Box::new(left), index), extent);
                }
                Ok(Subscript::Slice(slice)) => (Over::Slice(slice), power::STAR),
                Err(fault) => {
                    self.record(fault);
                    (Over::Elements, power::STAR)
                }
            },
        };
        self.projection(left, over, power, extent)
    }

    /// `[a, b]`, a multi-select list.
    fn list(&mut self, group: &Group, at: Location) -> Expr {
        let trees = group.trees();
        if let [tree] = &trees[..]
            && let Kind::Literal(number) = &tree.kind
            && self.dialect.is_string()
            && !is_text(number)
        {
            self.record(Fault::new(tree.at, messages::INDEX_AFTER_DOT));
        }
        self.check(check_commas(&trees, self.dialect));
        let items = self.inner_all(self.arguments(&trees, group.close));
        self.check(check_list(&items, at));
        Expr::new(Node::List(items), Extent::token(at))
    }

    /// Parses each of these parts as one expression.
    fn inner_all(&mut self, parts: Vec<(&[Tree], Location)>) -> Vec<Expr> {
        let mut exprs = Vec::new();
        for (trees, end) in parts {
            exprs.push(self.inner(trees, end));
        }
        exprs
    }

    /// Parses all of the tokens between brackets, or between commas, as one expression.
    fn inner(&mut self, trees: &[Tree], end: Location) -> Expr {
        let parsed = self.nested(end, |outer| {
            outer.count_step(end);
            let inner = Parser {
                dialect: outer.dialect,
                cursor: Cursor::new(trees, end),
                depth: outer.depth,
                progress: outer.progress,
            };
            inner.expression_to_end()
        });
        parsed.unwrap_or_else(|| Expr::new(Node::Missing(Vec::new()), Extent::token(end)))
    }

    /// Parses the part of a projection over `left` that is applied to each element.
    fn projection(&mut self, left: Expr, over: Over, power: u8, at: Extent) -> Expr {
        let mut right = Expr::new(Node::Current, at);
        let next_at = self.cursor.location();
        if let Some(next) = Operator::next(&self.cursor)
            && next.power() >= power::PROJECTION_STOP
        {
            let position = self.cursor.position();
            let applied = self.nested(next_at, |parser| {
                let applied = parser.continue_with(right.clone(), position, next);
                // In all implementations of JMESPath, a continuation after a multi-select list belongs to the whole projection.
                if is_selected(&applied) {
                    return applied;
                }
                parser.continued(applied, position, power)
            });
            right = applied.unwrap_or(right);
        }
        let extent = left.extent.to(right.extent);
        let node = Node::Projection(Box::new(left), over, Box::new(right));
        Expr::new(node, extent)
    }

    /// Parses the first part of an expression.
    fn start(&mut self) -> Expr {
        let at = self.cursor.location();
        if self.cursor.is("::") && !self.dialect.is_string() {
            return self.rust_path(vec![], at);
        }
        let Some(tree) = self.cursor.peek() else {
            return self.missing(at, messages::EMPTY);
        };
        if Operator::next(&self.cursor).is_some_and(Operator::is_binary) {
            return self.or_missing(at, Err(unexpected(tree)));
        }
        self.cursor.advance(1);
        let message = match &tree.kind {
            Kind::Word(word) => return self.word(word, at),
            Kind::QuotedName(name) => {
                if self.cursor.group(Delimiter::Parenthesis).is_some() {
                    let message = "write the function's name without quotes";
                    self.record(Fault::new(at, message));
                }
                return name_in_string(Expr::current(at), name, at);
            }
            Kind::Literal(literal) => return self.literal(literal, None, at),
            Kind::Value(Node::Empty) => {
                "an empty list in backticks is only supported after `||`; to test for an empty list \
                    write `` length(list) == `0` ``"
                    .to_owned()
            }
            Kind::Value(node) => return Expr::new(node.clone(), Extent::token(at)),
            Kind::Group(group) => return self.group(group, at),
            Kind::Operator("@") => return Expr::new(Node::Current, Extent::token(at)),
            Kind::Operator("!") => return self.not(at),
            Kind::Operator("&") => messages::needless_reference(),
            Kind::Operator("-") => match self.cursor.peek().map(|tree| &tree.kind) {
                Some(Kind::Literal(literal)) => {
                    self.cursor.advance(1);
                    return self.literal(literal, Some(at), at);
                }
                _ => "expected a number after `-`".to_owned(),
            },
            Kind::Operator("*") => {
                let extent = Extent::token(at);
                return self.projection(Expr::current(at), Over::Values, power::STAR, extent);
            }
            _ => return self.or_missing(at, Err(unexpected(tree))),
        };
        self.missing(at, message)
    }

    /// A literal, whose minus or first character is at `at`.
    fn literal(&self, literal: &Literal, minus: Option<Location>, at: Location) -> Expr {
        let value = match self.dialect {
            Dialect::Tokens => value(literal, minus),
            Dialect::String(text) => Err(number_in_backticks(text, at)),
        };
        self.or_missing(at, value)
    }

    /// `!operand`. It binds tighter than a comparator.
    fn not(&mut self, at: Location) -> Expr {
        let power = if self.dialect.not_binds_to_paths() {
            power::COMPARE
        } else {
            power::NOT
        };
        let operand = self.nested(at, |parser| parser.expression(power));
        let operand = operand.unwrap_or_else(|| Expr::current(at));
        // A boolean cannot be continued.
        if Operator::next(&self.cursor).is_some_and(|next| !next.is_binary()) {
            let message =
                "in a string, `!` applies only to the next word, as in `(!a).b`; write `!(a.b)`";
            self.record(Fault::new(at, message));
        }
        let extent = Extent::token(at).to(operand.extent);
        Expr::new(Node::Not(Box::new(operand)), extent)
    }

    fn word(&mut self, word: &'t Ident, at: Location) -> Expr {
        let is_in_string = self.dialect.is_string();
        if self.cursor.is("::") {
            if is_in_string {
                let message = "Rust is not supported in a string of JMESPath; write an enum's variant as 'TEXT'";
                self.record(Fault::new(self.cursor.location(), message));
            }
            let is_first = begins_path(word);
            self.check(check_name(word, is_first));
            // An expression cannot have a keyword there, not even in the section for editors.
            let first = if is_first {
                word.clone()
            } else {
                Field::missing(at.span).rust
            };
            return self.rust_path(vec![TokenTree::Ident(first)], at);
        }
        if let Some(arguments) = self.cursor.group(Delimiter::Parenthesis) {
            self.cursor.advance(1);
            return self.call(word, at, arguments);
        }
        if word == "self"
            && !is_in_string
            && self.cursor.is(".")
            && let Some(parameter) = self.cursor.word(1)
        {
            let message = format!("write `{{{parameter}}}` for the parameter `{parameter}`");
            self.record(Fault::new(at, message));
        }
        if word == "not" && self.cursor.word(0).is_some() {
            return self.missing(at, "write `!` for `not`");
        }
        let node = match word.to_string().as_str() {
            "true" => Node::Bool(true),
            "false" => Node::Bool(false),
            "null" => Node::Null,
            _ => return self.field(Expr::current(at), word, at),
        };
        if is_in_string {
            let message = format!(
                "`{word}` without backticks is a field in JMESPath: write `` `{word}` `` for the value"
            );
            self.record(Fault::new(at, message));
        }
        Expr::new(node, Extent::token(at))
    }

    /// Parses the rest of a Rust value's path, from a `::` on.
    fn rust_path(&mut self, mut path: Vec<TokenTree>, first: Location) -> Expr {
        let mut last = first;
        while self.cursor.is("::") {
            let Some(separator) = self.cursor.next() else {
                break;
            };
            path.extend_from_slice(separator.tokens());
            let Some(segment) = self.cursor.word(0).filter(|segment| is_name(segment)) else {
                let message = "expected a variant or a constant after `::`";
                self.check(match self.cursor.word(0) {
                    Some(keyword) => check_name(keyword, false),
                    None => Err(Fault::new(separator.at, message)),
                });
                let missing = Field::missing(first.span);
                path.push(missing.rust.into());
                continue;
            };
            path.push(segment.clone().into());
            last = self.cursor.location();
            self.cursor.advance(1);
        }
        if let Some(tree) = self.cursor.peek()
            && let Kind::Group(group) = &tree.kind
            && group.delimiter != Delimiter::Bracket
        {
            self.record(with_data(path.clone(), tree, group));
        }
        let path = Rust::Path(path.into_iter().collect());
        Expr::new(Node::Rust(path), Extent { first, last })
    }

    fn call(&mut self, name: &Ident, at: Location, group: &Group) -> Expr {
        let trees = group.trees();
        let parts = self.arguments(&trees, group.close);
        let extent = Extent {
            first: at,
            last: group.close,
        };
        let Some(function) = functions::find(&name.to_string()) else {
            let message = functions::missing(&name.to_string(), parts.len());
            self.record(Fault::new(at, message));
            let arguments = self.inner_all(parts);
            return Expr::new(Node::UnknownCall(name.clone(), arguments), extent);
        };
        self.check(check_commas(&trees, self.dialect));
        self.check(check_arity(function, at, parts.len()));
        let references: Vec<_> = parts.iter().map(|(part, _)| is_reference(part)).collect();
        self.check(check_order(function, at, &references));
        let mut arguments = Vec::new();
        for (trees, end) in parts {
            let parameter = function.parameter(arguments.len());
            arguments.push(self.argument(function, parameter, trees, end));
        }
        self.check(check_swapped(function, at, &arguments));
        Expr::new(Node::Call(function, arguments), extent)
    }

    /// Parses an argument. It begins with `&` if the parameter is an expression.
    fn argument(
        &mut self,
        function: &Function,
        parameter: Parameter,
        trees: &[Tree],
        end: Location,
    ) -> Expr {
        let at = trees.first().map_or(end, |tree| tree.at);
        let is_reference = is_reference(trees);
        self.check(check_argument(function, parameter, is_reference, at));
        if let [tree] = trees
            && let Kind::QuotedName(name) = &tree.kind
            && function.takes_constants
            && is_screaming_case(name)
        {
            let message = format!("`\"{name}\"` is a field here; write '{name}' for a string");
            self.record(Fault::new(at, message));
        }
        self.inner(&trees[usize::from(is_reference)..], end)
    }

    /// The tokens between commas, each with the location of their end.
    fn arguments<'a>(&self, trees: &'a [Tree], end: Location) -> Vec<(&'a [Tree], Location)> {
        let (mut parts, mut start) = (Vec::new(), 0);
        for (at, tree) in trees.iter().enumerate() {
            if tree.is(",") {
                parts.push((&trees[start..at], tree.at));
                start = at + 1;
            }
        }
        let last = &trees[start..];
        let may_be_empty = parts.is_empty() || self.dialect.allows_trailing_commas();
        if !(last.is_empty() && may_be_empty) {
            parts.push((last, end));
        }
        parts
    }

    fn group(&mut self, group: &Group, at: Location) -> Expr {
        match group.delimiter {
            Delimiter::Brace => self.or_missing(at, rust_value::block(group, at)),
            Delimiter::Bracket if selects(&group.trees()) => self.list(group, at),
            Delimiter::Bracket => self.bracket(Expr::current(at), group, at),
            Delimiter::Parenthesis | Delimiter::None => {
                let mut inner = self.inner(&group.trees(), group.close);
                inner.extent = Extent {
                    first: group.open,
                    last: group.close,
                };
                inner
            }
        }
    }
}

/// `left | right`, written with a dot.
fn piped(left: Expr, right: Expr) -> Expr {
    let extent = left.extent.to(right.extent);
    Expr::new(Node::Pipe(Box::new(left), Box::new(right)), extent)
}

/// A name in a string: a field, or a key where no field can be called so.
fn name_in_string(base: Expr, name: &str, at: Location) -> Expr {
    let extent = base.extent.to(Extent::token(at));
    let node = match Field::verbatim(name, at.span) {
        Some(field) => Node::Field(Box::new(base), field),
        None => Node::Key(Box::new(base), Text::verbatim(name, at.span)),
    };
    Expr::new(node, extent)
}

/// Returns true for `base.[a, b]`.
fn is_selected(expr: &Expr) -> bool {
    matches!(&expr.node, Node::Pipe(_, list) if matches!(list.node, Node::List(_)))
}

/// Returns true if an argument begins with `&`.
fn is_reference(trees: &[Tree]) -> bool {
    trees.first().is_some_and(|tree| tree.is("&"))
}

/// Returns true if brackets at the start of an expression are a multi-select list: not `[]`, `[*]`, `[?…]`, `[n]` or
/// `[a:b]`.
fn selects(trees: &[Tree]) -> bool {
    match trees {
        [] => false,
        [star] if star.is("*") => false,
        [first, ..] if first.is("?") => false,
        trees if trees.iter().any(|tree| tree.is(",")) => true,
        trees => !trees.iter().all(|tree| match &tree.kind {
            Kind::Literal(literal) => !is_text(literal),
            Kind::Operator(operator) => [":", "::", "-"].contains(operator),
            _ => false,
        }),
    }
}

/// The error for a number without back-ticks in a string.
fn number_in_backticks(text: &str, at: Location) -> Fault {
    let rest = &text[at.offset()..];
    let goes_on = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    let number = &rest[..rest.find(|c| !goes_on(c)).unwrap_or(rest.len())];
    let message = format!("a number in a string needs backticks: `` `{number}` ``");
    Fault::new(at, message)
}

/// The error for a token that cannot be at this position, with a suggestion.
fn unexpected(tree: &Tree) -> Fault {
    let message = match &tree.kind {
        Kind::Operator("&") => messages::misplaced_reference(),
        Kind::Group(group)
            if group.delimiter == Delimiter::Parenthesis && tree.at.is_in_string() =>
        {
            "write a function's name directly before its arguments".to_owned()
        }
        Kind::Group(_) => "unexpected brackets in a path".to_owned(),
        Kind::Operator(".") => {
            "unexpected `.` in a path, which begins with a field's name, or with `@` for JSON"
                .to_owned()
        }
        _ => match suggestions::operator(&tree.to_string()) {
            Some(message) => message.to_owned(),
            None => format!("unexpected `{tree}` in a path"),
        },
    };
    Fault::new(tree.at, message)
}
