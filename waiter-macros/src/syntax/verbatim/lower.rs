//! The parser's tree to ours.
//!
//! In the parser's tree the right side of a step starts from the current value, in ours from what is before it: each
//! expression is given that as its base.

use jmespath::ast::{Ast, Comparator as Parsed};
use syn::Result;

use super::Fault;
use super::ast;
use super::literals;
use super::source::Source;
use super::tokens::{Tokens, is_comparator};
use crate::syntax::expr::{Comparator, Expr, Extent, Field, Node, Over, Slice, Text, Written};
use crate::syntax::expr_rules::{
    check_argument, check_arity, check_condition, check_list, check_order, check_pipe, check_sides,
};
use crate::syntax::functions::{self, Function};
use crate::syntax::messages;

/// Lowers the tree of one path.
pub(super) struct Lowering<'s> {
    source: Source<'s>,
    tokens: &'s Tokens<'s>,
}

impl<'s> Lowering<'s> {
    pub(super) fn new(source: Source<'s>, tokens: &'s Tokens<'s>) -> Self {
        Self { source, tokens }
    }

    /// An expression that is a path.
    pub(super) fn path(&self, ast: &Ast) -> Result<Expr> {
        let expr = self.expression(ast)?;
        if expr.is_value() {
            let message = "a string before a comparator is a path, and this one holds a value; write the value \
                without the outer quotes, after the path";
            return Err(self.error(self.first(ast), message));
        }
        Ok(expr)
    }

    /// An expression that is a condition.
    pub(super) fn condition(&self, ast: &Ast) -> Result<Expr> {
        let expr = self.expression(ast)?;
        self.check_condition(ast, &expr)?;
        Ok(expr)
    }

    /// A condition of the whole response.
    pub(super) fn root_condition(&self, ast: &Ast) -> Result<Expr> {
        let expr = self.condition(ast)?;
        self.check_indices(ast)?;
        Ok(expr)
    }

    /// As [`check_compared`](crate::syntax::expr_rules::check_compared), and knows the place.
    fn check_indices(&self, ast: &Ast) -> Result<()> {
        match ast {
            Ast::And { lhs, rhs, .. } | Ast::Or { lhs, rhs, .. } => {
                self.check_indices(lhs)?;
                self.check_indices(rhs)
            }
            Ast::Not { node, .. } => self.check_indices(node),
            Ast::Comparison { rhs, .. } => match ast::leftmost(rhs) {
                Ast::Index { idx, .. } => {
                    let message = format!(
                        "`[{idx}]` is an index here; compare an element instead: `list[0]`"
                    );
                    Err(self.error(self.first(rhs), message))
                }
                _ => Ok(()),
            },
            _ => Ok(()),
        }
    }

    /// As [`check_condition`], and knows the place.
    fn check_condition(&self, ast: &Ast, expr: &Expr) -> Result<()> {
        match (ast, &expr.node) {
            (
                Ast::And { lhs, rhs, .. } | Ast::Or { lhs, rhs, .. },
                Node::And(left, right) | Node::Or(left, right),
            ) => {
                self.check_condition(lhs, left)?;
                self.check_condition(rhs, right)
            }
            (Ast::Not { node, .. }, Node::Not(operand)) => self.check_condition(node, operand),
            _ => self.source.at(self.first(ast), check_condition(expr)),
        }
    }

    /// An expression that starts from the current value.
    fn expression(&self, ast: &Ast) -> Result<Expr> {
        self.lower(ast, None)
    }

    /// An expression that goes on with `base`. From left to right, as the parser's tree leans to the left and may be
    /// deep there.
    fn lower(&self, ast: &Ast, base: Option<Expr>) -> Result<Expr> {
        let (mut start, mut steps) = (ast, Vec::new());
        while let Some(left) = ast::left(start) {
            steps.push((left, start));
            start = left;
        }
        let mut expr = self.start(start, base)?;
        for (left, step) in steps.into_iter().rev() {
            expr = self.step(step, left, expr)?;
        }
        Ok(expr)
    }

    /// What has nothing to its left.
    fn start(&self, ast: &Ast, base: Option<Expr>) -> Result<Expr> {
        match ast {
            Ast::Identity { .. } => Ok(base.unwrap_or_else(|| self.current())),
            Ast::Field { offset, name } => self.field(name, *offset, base),
            Ast::Index { idx, .. } => {
                let base = base.unwrap_or_else(|| self.current());
                Ok(self.node(Node::Index(Box::new(base), i64::from(*idx))))
            }
            Ast::Projection { lhs, rhs, .. } => {
                let over = self.over(lhs, rhs)?;
                self.projection(base.unwrap_or_else(|| self.current()), over, rhs)
            }
            Ast::Literal { offset, value } => literals::value(self.source, *offset, value),
            Ast::Not { node, .. } => {
                let operand = Box::new(self.expression(node)?);
                Ok(self.node(Node::Not(operand)))
            }
            Ast::Function { offset, name, args } => {
                let call = self.call(*offset, name, args)?;
                Ok(self.after(base, call))
            }
            Ast::MultiList { offset, elements } => {
                let list = self.list(*offset, elements, base.is_some())?;
                Ok(self.after(base, list))
            }
            Ast::Expref { offset, .. } => Err(self.error(*offset, messages::misplaced_reference())),
            Ast::MultiHash { offset, .. } => Err(self.error(*offset, messages::HASH)),
            // Never alone: parts of a projection, and what has a left side.
            Ast::Comparison { .. }
            | Ast::Condition { .. }
            | Ast::Flatten { .. }
            | Ast::ObjectValues { .. }
            | Ast::And { .. }
            | Ast::Or { .. }
            | Ast::Slice { .. }
            | Ast::Subexpr { .. } => Err(self.error(self.first(ast), messages::EMPTY)),
        }
    }

    /// What goes on with `expr`, the expression of `left`.
    fn step(&self, ast: &Ast, left: &Ast, expr: Expr) -> Result<Expr> {
        match ast {
            Ast::Subexpr { offset, rhs, .. } if self.source.from(*offset).starts_with('|') => {
                let right = self.expression(rhs)?;
                self.source.at(self.first(rhs), check_pipe(&expr, &right))?;
                Ok(self.node(Node::Pipe(Box::new(expr), Box::new(right))))
            }
            Ast::Subexpr { rhs, .. } => {
                self.check_not(left)?;
                self.lower(rhs, Some(expr))
            }
            Ast::Projection { lhs, rhs, .. } => {
                self.check_not(left)?;
                let over = self.over(lhs, rhs)?;
                self.projection(expr, over, rhs)
            }
            Ast::Comparison {
                comparator, rhs, ..
            } => self.comparison(expr, left, comparator, rhs),
            Ast::And { rhs, .. } => {
                let right = self.expression(rhs)?;
                Ok(self.node(Node::And(Box::new(expr), Box::new(right))))
            }
            Ast::Or { rhs, .. } => {
                let right = match **rhs {
                    // It is of the kind of what stands before it, and would be of none elsewhere.
                    Ast::Literal { ref value, .. } if literals::is_empty_list(value) => {
                        self.node(Node::Empty)
                    }
                    _ => self.expression(rhs)?,
                };
                Ok(self.node(Node::Or(Box::new(expr), Box::new(right))))
            }
            _ => self.start(ast, Some(expr)),
        }
    }

    fn field(&self, name: &str, offset: usize, base: Option<Expr>) -> Result<Expr> {
        let is_word = !self.source.from(offset).starts_with('"');
        if let Some(message) = literals::unquoted(name).filter(|_| is_word && base.is_none()) {
            return Err(self.error(offset, message));
        }
        let base = Box::new(base.unwrap_or_else(|| self.current()));
        Ok(self.node(match Field::verbatim(name, self.source.span) {
            Some(field) => Node::Field(base, field),
            // No structure has such a field, so it can only be a key.
            None => Node::Key(base, Text::verbatim(name, self.source.span)),
        }))
    }

    /// `base`, piped into what takes no base of its own.
    fn after(&self, base: Option<Expr>, expr: Expr) -> Expr {
        match base {
            None => expr,
            Some(base) => self.node(Node::Pipe(Box::new(base), Box::new(expr))),
        }
    }

    /// What a projection runs over, if it is not a part of its left side.
    fn over(&self, lhs: &Ast, rhs: &Ast) -> Result<Over> {
        Ok(match (lhs, rhs) {
            (Ast::Flatten { .. }, _) => Over::Flatten,
            (Ast::ObjectValues { .. }, _) => Over::Values,
            (
                Ast::Slice {
                    offset,
                    start,
                    stop,
                    step,
                },
                _,
            ) => {
                if *step == 0 {
                    return Err(self.error(*offset, messages::STEP_ZERO));
                }
                Over::Slice(Slice {
                    start: start.map(i64::from),
                    stop: stop.map(i64::from),
                    step: i64::from(*step),
                })
            }
            (_, Ast::Condition { predicate, .. }) => {
                Over::Filter(Box::new(self.condition(predicate)?))
            }
            _ => Over::Elements,
        })
    }

    fn projection(&self, base: Expr, over: Over, rhs: &Ast) -> Result<Expr> {
        let right = match rhs {
            Ast::Condition { then, .. } => then,
            right => right,
        };
        let right = self.lower(right, Some(self.current()))?;
        Ok(self.node(Node::Projection(Box::new(base), over, Box::new(right))))
    }

    fn comparison(
        &self,
        mut left: Expr,
        left_ast: &Ast,
        comparator: &Parsed,
        rhs: &Ast,
    ) -> Result<Expr> {
        let mut right = self.expression(rhs)?;
        self.check_text(rhs, &left)?;
        self.check_text(left_ast, &right)?;
        self.source
            .at(self.first(left_ast), check_sides(&left, &right))?;
        // The tree keeps no place of the comparator: it is the last one before the right side.
        let before_right = &self.tokens[..self.tokens.before(self.first(rhs))];
        if let Some(at) = before_right
            .iter()
            .rposition(|token| is_comparator(token.text))
        {
            let (left_text, right_text) = self.tokens.sides(at);
            left.written = Written(Some(left_text.to_owned()));
            right.written = Written(Some(right_text.to_owned()));
        }
        let comparator = match comparator {
            Parsed::Equal => Comparator::Equal,
            Parsed::NotEqual => Comparator::NotEqual,
            Parsed::LessThan => Comparator::Less,
            Parsed::LessThanEqual => Comparator::LessOrEqual,
            Parsed::GreaterThan => Comparator::Greater,
            Parsed::GreaterThanEqual => Comparator::GreaterOrEqual,
        };
        Ok(self.node(Node::Compare(Box::new(left), comparator, Box::new(right))))
    }

    /// `a.b == "TEXT"`: beside a path, a lone word that looks like a text is one.
    fn check_text(&self, ast: &Ast, beside: &Expr) -> Result<()> {
        let Ast::Field { offset, name } = ast else {
            return Ok(());
        };
        let is_quoted = self.source.from(*offset).starts_with('"');
        if beside.is_value() || !(is_quoted || literals::is_shouted(name)) {
            return Ok(());
        }
        let message = format!("`{name}` is a field here; text is written '{name}'");
        Err(self.error(*offset, message))
    }

    /// `contains(a.b, "text")`: where a function takes texts, a lone word in double quotes is one.
    fn check_word(&self, argument: &Ast, function: &Function) -> Result<()> {
        match argument {
            Ast::Field { offset, name }
                if function.takes_texts && self.source.from(*offset).starts_with('"') =>
            {
                let message = format!("`\"{name}\"` is a field here; text is written '{name}'");
                Err(self.error(*offset, message))
            }
            _ => Ok(()),
        }
    }

    /// `name(…)`, its bracket at `offset`.
    fn call(&self, offset: usize, name: &str, arguments: &[Ast]) -> Result<Expr> {
        // The parser takes `(name)(…)` as well.
        let Some(at) = ast::name_of_call(self.source, offset, name) else {
            return Err(self.error(
                offset,
                "a function's name stands directly before its arguments",
            ));
        };
        let Some(function) = functions::find(name) else {
            return Err(self.error(at, functions::missing(name, arguments.len())));
        };
        self.check_commas(arguments)?;
        let span = self.source.span;
        self.source
            .at(at, check_arity(function, span, arguments.len()))?;
        let references: Vec<_> = arguments
            .iter()
            .map(|argument| matches!(argument, Ast::Expref { .. }))
            .collect();
        self.source
            .at(at, check_order(function, span, &references))?;
        let arguments = (0..)
            .zip(arguments)
            .map(|(position, argument)| {
                let (is_reference, expression) = match argument {
                    Ast::Expref { ast, .. } => (true, &**ast),
                    argument => (false, argument),
                };
                let parameter = function.parameter(position);
                self.source.at(
                    self.first(argument),
                    check_argument(function, parameter, is_reference, span),
                )?;
                self.check_word(argument, function)?;
                self.expression(expression)
            })
            .collect::<Result<_>>()?;
        Ok(self.node(Node::Call(function, arguments)))
    }

    /// `[a, b]`, its bracket at `offset`.
    fn list(&self, offset: usize, elements: &[Ast], after_value: bool) -> Result<Expr> {
        let before = self.tokens.last_before(offset);
        // The parser takes `xs[*][a, b]` as well.
        if after_value && before.is_none_or(|token| token.text != ".") {
            return Err(self.error(offset, messages::LIST_AFTER_VALUE));
        }
        self.check_commas(elements)?;
        let items = elements
            .iter()
            .map(|element| self.expression(element))
            .collect::<Result<Vec<_>>>()?;
        self.source
            .at(offset, check_list(&items, self.source.span))?;
        Ok(self.node(Node::List(items)))
    }

    /// A comma stands between any two of them: the parser takes them without.
    fn check_commas(&self, items: &[Ast]) -> Result<()> {
        for item in items.iter().skip(1) {
            let at = self.first(item);
            let before = self.tokens[..self.tokens.before(at)].iter();
            let before = before.rev().find(|token| token.text != "(");
            if before.is_none_or(|token| token.text != ",") {
                return Err(self.error(at, "write `,` before this"));
            }
        }
        Ok(())
    }

    /// `!a.b` is `(!a).b`, and a boolean has nothing to go on with.
    fn check_not(&self, left: &Ast) -> Result<()> {
        match left {
            Ast::Not { offset, .. } => {
                let message =
                    "`!` takes only the word after it here, as in `(!a).b`: write `!(a.b)`";
                Err(self.error(*offset, message))
            }
            _ => Ok(()),
        }
    }

    /// Where an expression begins, but for brackets around it.
    fn first(&self, ast: &Ast) -> usize {
        ast::first(ast, self.source, self.tokens)
    }

    fn current(&self) -> Expr {
        Expr::current(self.source.span)
    }

    fn node(&self, node: Node) -> Expr {
        Expr::new(node, Extent::token(self.source.span))
    }

    fn error(&self, offset: usize, message: impl Into<String>) -> syn::Error {
        self.source.error(&Fault::new(offset, message))
    }
}
