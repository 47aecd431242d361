//! The parser of expressions, by the binding powers of the JMESPath grammar.
//!
//! It reads both forms, Rust's tokens and JMESPath in a string: see [`Dialect`] for what differs.

use std::cell::Cell;
use std::rc::Rc;

use proc_macro2::{Delimiter, Ident, Literal, Span, TokenTree};
use syn::Lit;

use super::expr::{Expr, Extent, Field, Node, Over, Rust, Text, Written};
use super::expr_operators::{Binary, Continuation, Postfix, power};
use super::expr_rules::{
    check_argument, check_arity, check_commas, check_compared, check_condition, check_list,
    check_lists, check_lists_of_condition, check_method, check_order, check_pipe, check_sides,
    check_swapped,
};
use super::functions::{self, Function, Parameter};
use super::lexer::{self, Cursor, Dialect, Group, Kind, Tree};
use super::literal::{Subscript, is_text, subscript, value};
use super::location::{Fault, Location, Result};
use super::messages;
use super::rust_value::{self, check_name, with_data};
use super::suggestions;
use super::token_text::text;
use crate::diagnostics;
use crate::tokens::{begins_path, is_name};

/// Nesting beyond this is no expression anyone wrote, and must not overflow the compiler's stack.
pub(super) const MAX_DEPTH: usize = 64;

/// As many steps may one expression have in all: each nests what the macro writes by one, and rustc recurses into that.
const MAX_STEPS: usize = 256;

/// Longer than any string of JMESPath that anyone wrote, in bytes.
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

    /// Parses a string as one path.
    pub(crate) fn parse_string(literal: &Literal) -> diagnostics::Result<Self> {
        parse_string(literal, |expr| {
            if expr.is_value() {
                let message = "a string before a comparator is a path, and this one holds a value; write the value \
                    without the outer quotes, after the path";
                return Err(Fault::new(expr.extent.first, message));
            }
            check_lists(expr)
        })
    }

    /// Checks that a text is JMESPath, a path or a value.
    pub(crate) fn check_string(text: &str, span: Span) -> diagnostics::Result<()> {
        let mut literal = Literal::string(text);
        literal.set_span(span);
        parse_string(&literal, |_| Ok(())).map(drop)
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
    let end = Location::token(end);
    let mut expr = Parser::new(Dialect::Tokens, &trees, end).expression_to_end()?;
    expr.written = Written(Some(text(tokens)));
    Ok(expr)
}

fn parse_string(
    literal: &Literal,
    check: impl Fn(&Expr) -> Result<()>,
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
    let parse = || {
        let trees = lexer::from_string(&text, span)?;
        let end = Location::in_string(span, text.trim_end().len());
        let expr = Parser::new(Dialect::String(&text), &trees, end).expression_to_end()?;
        check(&expr)?;
        Ok(expr)
    };
    let mut expr = parse().map_err(|fault: Fault| fault.in_text(&text))?;
    expr.written = Written(Some(text));
    Ok(expr)
}

struct Parser<'t> {
    dialect: Dialect<'t>,
    cursor: Cursor<'t>,
    depth: usize,
    /// The steps of the whole expression so far.
    steps: Rc<Cell<usize>>,
}

impl<'t> Parser<'t> {
    fn new(dialect: Dialect<'t>, trees: &'t [Tree], end: Location) -> Self {
        Self {
            dialect,
            cursor: Cursor::new(trees, end),
            depth: 0,
            steps: Rc::default(),
        }
    }

    /// Parses all of its tokens as one expression.
    fn expression_to_end(mut self) -> Result<Expr> {
        let expr = self.expression(0)?;
        match self.cursor.peek() {
            None => Ok(expr),
            Some(tree) => Err(unexpected(tree)),
        }
    }

    /// Counts a step: see [`MAX_STEPS`].
    fn count_step(&self, at: Location) -> Result<()> {
        self.steps.set(self.steps.get() + 1);
        if self.steps.get() > MAX_STEPS {
            return Err(Fault::new(at, messages::TOO_LONG));
        }
        Ok(())
    }

    fn check_depth(&self, at: Location) -> Result<()> {
        if self.depth >= MAX_DEPTH {
            return Err(Fault::new(at, messages::TOO_DEEP));
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
        let at = self.cursor.location();
        self.count_step(at)?;
        self.cursor.advance(1);
        match next {
            Continuation::Postfix(Postfix::Dot) => self.after_dot(left, position, at),
            Continuation::Postfix(Postfix::Bracket(group)) => self.bracket(left, group, at),
            Continuation::Binary(operator) => self.join(left, position, operator),
        }
    }

    /// `left`, which begins at `position`, and what is to the right of the operator that was read.
    fn join(&mut self, mut left: Expr, position: usize, operator: Binary) -> Result<Expr> {
        let left_trees = self.cursor.since(position, 1);
        let position = self.cursor.position();
        let empty = match operator {
            Binary::Or => self.empty_list(),
            _ => None,
        };
        let mut right = match empty {
            Some(empty) => empty,
            None => self.expression(operator.power())?,
        };
        if let Binary::Compare(_) = operator {
            check_not_text(&left, &right)?;
            check_sides(&left, &right)?;
            left.written = Written(Some(self.dialect.text(left_trees)));
            let right_trees = self.cursor.since(position, 0);
            right.written = Written(Some(self.dialect.text(right_trees)));
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
            Binary::Compare(comparator) => Node::Compare(left, comparator, right),
        };
        Ok(Expr::new(node, extent))
    }

    /// `` `[]` `` and nothing more, which has the type of what is before the `||`, and would have none elsewhere.
    fn empty_list(&mut self) -> Option<Expr> {
        let tree = self.cursor.peek()?;
        let is_empty = matches!(tree.kind, Kind::Value(Node::Empty));
        let goes_on = self
            .cursor
            .ahead(1)
            .is_some_and(|next| matches!(next.kind, Kind::Group(_)) || next.is("."));
        if !is_empty || goes_on {
            return None;
        }
        self.cursor.advance(1);
        Some(Expr::new(Node::Empty, Extent::token(tree.at)))
    }

    /// `.name`, `."key"`, `.*` or `.function(…)`.
    fn after_dot(&mut self, left: Expr, position: usize, dot: Location) -> Result<Expr> {
        let Some(tree) = self.cursor.next() else {
            return Err(Fault::new(dot, messages::ENDS_IN_DOT));
        };
        let at = tree.at;
        match &tree.kind {
            Kind::Operator("*") => {
                self.projection(left, Over::Values, power::STAR, Extent::token(at))
            }
            Kind::Word(name) => {
                let Some(arguments) = self.cursor.group(Delimiter::Parenthesis) else {
                    return field(left, name, at);
                };
                let trees = arguments.trees();
                let given = self.arguments(&trees, arguments.close).len();
                let before = self.cursor.since(position, 2);
                check_method(name, at, given, || self.dialect.text(before))?;
                self.cursor.advance(1);
                let call = self.call(name, at, arguments)?;
                let extent = left.extent.to(call.extent);
                let node = Node::Pipe(Box::new(left), Box::new(call));
                Ok(Expr::new(node, extent))
            }
            Kind::QuotedName(name) => Ok(name_in_string(left, name, at)),
            Kind::Literal(key) if is_text(key) => {
                let extent = left.extent.to(Extent::token(at));
                let key = Text::new(key.clone());
                Ok(Expr::new(Node::Key(Box::new(left), key), extent))
            }
            Kind::Group(group) if group.delimiter == Delimiter::Bracket => {
                let list = self.list(group, at)?;
                let extent = left.extent.to(list.extent);
                let node = Node::Pipe(Box::new(left), Box::new(list));
                Ok(Expr::new(node, extent))
            }
            Kind::Group(group) if group.delimiter == Delimiter::Brace => {
                Err(Fault::new(group.open, messages::HASH))
            }
            // `3..=5`
            Kind::Operator(".") if left.is_value() => Err(Fault::new(dot, messages::RANGE)),
            Kind::Literal(_) if !at.is_in_string() => Err(Fault::new(at, messages::TUPLE)),
            _ => Err(Fault::new(at, messages::AFTER_DOT)),
        }
    }

    /// `[]`, `[*]`, `[?…]`, `[n]` or `[a:b:c]` after an expression.
    fn bracket(&mut self, left: Expr, group: &Group, at: Location) -> Result<Expr> {
        let trees = group.trees();
        let extent = Extent::token(at);
        match &trees[..] {
            [] => self.projection(left, Over::Flatten, power::FLATTEN, extent),
            [star] if star.is("*") => self.projection(left, Over::Elements, power::STAR, extent),
            [question, condition @ ..] if question.is("?") => {
                let condition = self.inner(condition, group.close)?;
                check_condition(&condition)?;
                let over = Over::Filter(Box::new(condition));
                self.projection(left, over, power::FILTER, extent)
            }
            trees => match subscript(trees, at, self.dialect)? {
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
    fn list(&mut self, group: &Group, at: Location) -> Result<Expr> {
        let trees = group.trees();
        if let [
            Tree {
                kind: Kind::Literal(number),
                at,
                ..
            },
        ] = &trees[..]
            && at.is_in_string()
            && !is_text(number)
        {
            return Err(Fault::new(*at, messages::INDEX_AFTER_DOT));
        }
        check_commas(&trees, self.dialect)?;
        let items = self
            .arguments(&trees, group.close)
            .into_iter()
            .map(|(trees, end)| self.inner(trees, end))
            .collect::<Result<Vec<_>>>()?;
        check_list(&items, at)?;
        Ok(Expr::new(Node::List(items), Extent::token(at)))
    }

    /// Parses all of the tokens between brackets, or between commas, as one expression.
    fn inner(&self, trees: &[Tree], end: Location) -> Result<Expr> {
        self.check_depth(end)?;
        self.count_step(end)?;
        let inner = Parser {
            dialect: self.dialect,
            cursor: Cursor::new(trees, end),
            depth: self.depth + 1,
            steps: Rc::clone(&self.steps),
        };
        inner.expression_to_end()
    }

    /// A projection over `left`, with all that is applied to each of its elements.
    fn projection(&mut self, left: Expr, over: Over, power: u8, at: Extent) -> Result<Expr> {
        let mut right = Expr::new(Node::Current, at);
        let next_at = self.cursor.location();
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
        let at = self.cursor.location();
        if self.cursor.is("::") && !at.is_in_string() {
            return self.rust_path(vec![], at);
        }
        let Some(tree) = self.cursor.next() else {
            return Err(Fault::new(at, messages::EMPTY));
        };
        match &tree.kind {
            Kind::Word(word) => self.word(word, at),
            Kind::QuotedName(_) if self.cursor.group(Delimiter::Parenthesis).is_some() => {
                let message = "a function's name stands without quotes before its arguments";
                Err(Fault::new(at, message))
            }
            Kind::QuotedName(name) => Ok(name_in_string(Expr::current(at), name, at)),
            Kind::Literal(literal) => self.literal(literal, at),
            Kind::Value(Node::Empty) => {
                let message = "an empty list in backticks stands after `||` only: whether a list is empty is \
                    `` length(list) == `0` ``";
                Err(Fault::new(at, message))
            }
            Kind::Value(node) => Ok(Expr::new(node.clone(), Extent::token(at))),
            Kind::Group(group) => self.group(group, at),
            Kind::Operator("@") => Ok(Expr::new(Node::Current, Extent::token(at))),
            Kind::Operator("!") => self.not(at),
            Kind::Operator("&") => Err(Fault::new(at, messages::needless_reference())),
            Kind::Operator("-") => match self.cursor.next().map(|tree| &tree.kind) {
                Some(Kind::Literal(literal)) => self.negative(literal, at),
                _ => Err(Fault::new(at, "expected a number after `-`")),
            },
            Kind::Operator("*") => {
                let extent = Extent::token(at);
                self.projection(Expr::current(at), Over::Values, power::STAR, extent)
            }
            _ => Err(unexpected(tree)),
        }
    }

    fn literal(&self, literal: &Literal, at: Location) -> Result<Expr> {
        match self.dialect {
            Dialect::Tokens => value(literal, None),
            Dialect::String(text) => Err(number_in_backticks(text, at)),
        }
    }

    fn negative(&self, literal: &Literal, minus: Location) -> Result<Expr> {
        match self.dialect {
            Dialect::Tokens => value(literal, Some(minus)),
            Dialect::String(text) => Err(number_in_backticks(text, minus)),
        }
    }

    /// `!operand`. It binds tighter than a comparator.
    fn not(&mut self, at: Location) -> Result<Expr> {
        self.check_depth(at)?;
        self.depth += 1;
        let binds_to_paths = self.dialect.not_binds_to_paths();
        let operand = self.expression(if binds_to_paths {
            power::COMPARE
        } else {
            power::NOT
        })?;
        self.depth -= 1;
        // A boolean has nothing to go on with.
        if let Some(Continuation::Postfix(_)) = Continuation::next(&self.cursor) {
            let message = "`!` takes only the word after it here, as in `(!a).b`: write `!(a.b)`";
            return Err(Fault::new(at, message));
        }
        let extent = Extent::token(at).to(operand.extent);
        Ok(Expr::new(Node::Not(Box::new(operand)), extent))
    }

    fn word(&mut self, word: &'t Ident, at: Location) -> Result<Expr> {
        if self.cursor.is("::") {
            if at.is_in_string() {
                let message = "a string holds JMESPath, which knows no Rust: an enum's variant is written 'TEXT' in it";
                return Err(Fault::new(self.cursor.location(), message));
            }
            check_name(word, begins_path(word))?;
            return self.rust_path(vec![TokenTree::Ident(word.clone())], at);
        }
        if let Some(arguments) = self.cursor.group(Delimiter::Parenthesis) {
            self.cursor.advance(1);
            return self.call(word, at, arguments);
        }
        if word == "self"
            && !at.is_in_string()
            && self.cursor.is(".")
            && let Some(parameter) = self.cursor.word(1)
        {
            let message = format!("write `{{{parameter}}}` for the parameter `{parameter}`");
            return Err(Fault::new(at, message));
        }
        if word == "not" && self.cursor.word(0).is_some() {
            return Err(Fault::new(at, "write `!` for `not`"));
        }
        let node = match word.to_string().as_str() {
            "true" => Node::Bool(true),
            "false" => Node::Bool(false),
            "null" => Node::Null,
            _ => return field(Expr::current(at), word, at),
        };
        if at.is_in_string() {
            let message = format!(
                "`{word}` without backticks is a field in JMESPath: write `` `{word}` `` for the value"
            );
            return Err(Fault::new(at, message));
        }
        Ok(Expr::new(node, Extent::token(at)))
    }

    /// The rest of a Rust value's path, from a `::` on.
    fn rust_path(&mut self, mut path: Vec<TokenTree>, first: Location) -> Result<Expr> {
        let mut last = first;
        while self.cursor.is("::") {
            let Some(segment) = self.cursor.word(1) else {
                let at = self.cursor.ahead(0).map_or(first, |separator| separator.at);
                return Err(Fault::new(
                    at,
                    "expected a variant or a constant after `::`",
                ));
            };
            check_name(segment, is_name(segment))?;
            for tree in [self.cursor.next(), self.cursor.next()]
                .into_iter()
                .flatten()
            {
                path.extend_from_slice(tree.tokens());
                last = tree.at;
            }
        }
        if let Some(tree) = self.cursor.peek()
            && let Kind::Group(group) = &tree.kind
            && group.delimiter != Delimiter::Bracket
        {
            return Err(with_data(path, tree, group));
        }
        let path = Rust::Path(path.into_iter().collect());
        Ok(Expr::new(Node::Rust(path), Extent { first, last }))
    }

    fn call(&mut self, name: &Ident, at: Location, arguments: &Group) -> Result<Expr> {
        let trees = arguments.trees();
        let parts = self.arguments(&trees, arguments.close);
        let Some(function) = functions::find(&name.to_string()) else {
            let message = functions::missing(&name.to_string(), parts.len());
            return Err(Fault::new(at, message));
        };
        check_commas(&trees, self.dialect)?;
        check_arity(function, at, parts.len())?;
        let references: Vec<_> = parts.iter().map(|(part, _)| is_reference(part)).collect();
        check_order(function, at, &references)?;
        let extent = Extent {
            first: at,
            last: arguments.close,
        };
        let arguments = parts
            .into_iter()
            .enumerate()
            .map(|(position, (trees, end))| {
                let parameter = function.parameter(position);
                self.argument(function, parameter, trees, end)
            })
            .collect::<Result<Vec<_>>>()?;
        check_swapped(function, at, &arguments)?;
        Ok(Expr::new(Node::Call(function, arguments), extent))
    }

    /// An argument: `&` stands before it where the parameter is an expression.
    fn argument(
        &self,
        function: &Function,
        parameter: Parameter,
        trees: &[Tree],
        end: Location,
    ) -> Result<Expr> {
        let at = trees.first().map_or(end, |tree| tree.at);
        let is_reference = is_reference(trees);
        check_argument(function, parameter, is_reference, at)?;
        if let [
            Tree {
                kind: Kind::QuotedName(name),
                ..
            },
        ] = trees
            && function.takes_texts
            && is_shouted(name)
        {
            let message = format!("`\"{name}\"` is a field here; text is written '{name}'");
            return Err(Fault::new(at, message));
        }
        self.inner(&trees[usize::from(is_reference)..], end)
    }

    /// The tokens between commas, and where they end.
    fn arguments<'a>(&self, trees: &'a [Tree], end: Location) -> Vec<(&'a [Tree], Location)> {
        let mut parts: Vec<_> = trees.split(|tree| tree.is(",")).collect();
        let is_trailing = parts.len() == 1 || self.dialect.allows_trailing_commas();
        if is_trailing && parts.last().is_some_and(|trees| trees.is_empty()) {
            parts.pop();
        }
        let commas = trees.iter().filter(|tree| tree.is(","));
        let ends = commas.map(|comma| comma.at).chain([end]);
        parts.into_iter().zip(ends).collect()
    }

    fn group(&mut self, group: &Group, at: Location) -> Result<Expr> {
        match group.delimiter {
            Delimiter::Brace => rust_value::block(group, at),
            Delimiter::Bracket if selects(&group.trees()) => self.list(group, at),
            Delimiter::Bracket => self.bracket(Expr::current(at), group, at),
            Delimiter::Parenthesis | Delimiter::None => {
                let trees = group.trees();
                let mut inner = self.inner(&trees, group.close)?;
                inner.extent = Extent {
                    first: group.open,
                    last: group.close,
                };
                Ok(inner)
            }
        }
    }
}

/// The field of this name.
fn field(base: Expr, name: &Ident, at: Location) -> Result<Expr> {
    if at.is_in_string() {
        return Ok(name_in_string(base, &name.to_string(), at));
    }
    let extent = base.extent.to(Extent::token(at));
    match Field::new(name) {
        Some(field) => Ok(Expr::new(Node::Field(Box::new(base), field), extent)),
        None => Err(Fault::new(at, format!("no field is called `{name}`"))),
    }
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

/// `a.b == TEXT` in a string: a word in capitals beside a path is hardly ever a field.
fn check_not_text(left: &Expr, right: &Expr) -> Result<()> {
    for (expr, beside) in [(right, left), (left, right)] {
        if let Some(name) = expr.lone_name()
            && expr.extent.first.is_in_string()
            && is_shouted(&name)
            && !beside.is_value()
        {
            let message = format!("`{name}` is a field here; text is written '{name}'");
            return Err(Fault::new(expr.extent.first, message));
        }
    }
    Ok(())
}

/// Returns true for a name in capitals only, as services write the values of enums and hardly ever a field.
pub(super) fn is_shouted(name: &str) -> bool {
    let is_capital = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_';
    name.len() > 1
        && name.starts_with(|c: char| c.is_ascii_uppercase())
        && name.chars().all(is_capital)
}

/// Returns true for `base.[a, b]`.
fn is_selected(expr: &Expr) -> bool {
    matches!(&expr.node, Node::Pipe(_, list) if matches!(list.node, Node::List(_)))
}

/// Whether an argument begins with `&`.
fn is_reference(trees: &[Tree]) -> bool {
    trees.first().is_some_and(|tree| tree.is("&"))
}

/// Whether brackets at the start of an expression are a multi-select list: not `[]`, `[*]`, `[?…]`, `[n]` or `[a:b]`.
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

/// The error for a number in a string that stands without back-ticks.
fn number_in_backticks(text: &str, at: Location) -> Fault {
    let rest = &text[at.offset()..];
    let goes_on = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    let number = &rest[..rest.find(|c| !goes_on(c)).unwrap_or(rest.len())];
    let message = format!("in a string a number is written in backticks: `` `{number}` ``");
    Fault::new(at, message)
}

/// An error at a token that no expression has there, with what it may have been meant for.
fn unexpected(tree: &Tree) -> Fault {
    let message = match &tree.kind {
        Kind::Operator("&") => messages::misplaced_reference(),
        Kind::Group(group)
            if group.delimiter == Delimiter::Parenthesis && tree.at.is_in_string() =>
        {
            "a function's name stands directly before its arguments".to_owned()
        }
        Kind::Group(_) => "unexpected brackets in a path".to_owned(),
        Kind::Operator(".") => {
            "unexpected `.` in a path, which begins with a field's name".to_owned()
        }
        _ => match suggestions::operator(&tree.to_string()) {
            Some(message) => message.to_owned(),
            None => format!("unexpected `{tree}` in a path"),
        },
    };
    Fault::new(tree.at, message)
}
