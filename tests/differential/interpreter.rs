//! The interpreter of the `jmespath` crate.

use std::rc::Rc;

use jmespath::ast::Ast;
use jmespath::{Context, Rcvar, Runtime, Variable, interpret};
use serde::Serialize;

use crate::case::Outcome;
use crate::known::FUNCTIONS;

/// An expression that the interpreter has parsed.
pub(crate) struct Expression {
    text: &'static str,
    ast: Ast,
}

impl Expression {
    pub(crate) fn new(text: &'static str) -> Self {
        match jmespath::parse(text) {
            Ok(ast) => Self { text, ast },
            Err(error) => panic!("the interpreter cannot parse `{text}`: {error}"),
        }
    }

    pub(crate) fn outcome(&self, document: &Rcvar) -> Outcome {
        self.outcome_by(&FUNCTIONS, document)
    }

    /// Evaluates with the functions of this runtime.
    pub(crate) fn outcome_by(&self, runtime: &Runtime, document: &Rcvar) -> Outcome {
        let mut context = Context::new(self.text, runtime);
        match interpret(document, &self.ast, &mut context) {
            Ok(value) => Outcome::Value(serde_json::to_value(&*value).expect("JSON")),
            Err(_) => Outcome::Failed,
        }
    }
}

/// Converts a document into the interpreter's form.
pub(crate) fn document(document: &impl Serialize) -> Rcvar {
    Rc::new(Variable::from_serializable(document).expect("documents are plain data"))
}
