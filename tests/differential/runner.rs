//! Compares the two sides for one table of expressions.

use std::fmt::{self, Write};

use jmespath::Rcvar;

use crate::case::{Case, Outcome};
use crate::document::{Document, documents};
use crate::equal::{Order, same};
use crate::interpreter::{self, Expression};
use crate::known;

/// Expressions over one family.
pub(crate) struct Table<F> {
    pub(crate) cases: Vec<Case<F>>,
    order: Order,
    is_lazy: bool,
}

/// Expressions whose lists have an order.
pub(crate) fn ordered<F>(cases: Vec<Case<F>>) -> Table<F> {
    Table {
        cases,
        order: Order::Kept,
        is_lazy: false,
    }
}

/// Expressions with lists that come from a map.
pub(crate) fn unordered<F>(cases: Vec<Case<F>>) -> Table<F> {
    Table {
        cases,
        order: Order::Any,
        is_lazy: false,
    }
}

/// Expressions that do not need all elements of a list. We skip the other elements, so we may return a value where the
/// interpreter fails on one of them. Each case has to show that.
pub(crate) fn lazy<F>(cases: Vec<Case<F>>) -> Table<F> {
    Table {
        cases,
        order: Order::Kept,
        is_lazy: true,
    }
}

/// The outcomes of the two sides.
struct Outcomes {
    tokens: Outcome,
    verbatim: Option<Outcome>,
    interpreter: Outcome,
}

/// Panics with every expression on which the sides differ, each with the smallest document found.
pub(crate) fn check<F: Document>(table: &Table<F>) {
    let documents: Vec<_> = documents::<F>()
        .into_iter()
        .map(|document| {
            let other = interpreter::document(&document);
            (document, other)
        })
        .collect();
    let mut report = String::new();
    for case in &table.cases {
        check_case(table, case, &documents, &mut report);
    }
    assert!(report.is_empty(), "differences:\n{report}");
}

fn check_case<F: Document>(
    table: &Table<F>,
    case: &Case<F>,
    documents: &[(F, Rcvar)],
    report: &mut String,
) {
    let reading = known::reading(case.text);
    let expression = Expression::new(reading.map_or(case.text, |reading| reading.meant));
    let differing = documents.iter().filter_map(|(document, other)| {
        let outcomes = Outcomes {
            tokens: (case.tokens)(document),
            verbatim: case.verbatim.map(|verbatim| verbatim(document)),
            interpreter: expression.outcome(other),
        };
        (!outcomes.agree(table.order)).then(|| (text(document), outcomes))
    });
    let (lazy, differing): (Vec<_>, Vec<_>) = differing
        .partition(|(_, outcomes)| table.is_lazy && outcomes.interpreter == Outcome::Failed);
    if table.is_lazy && lazy.is_empty() {
        let _ = writeln!(report, "`{}` does not show its laziness", case.text);
    }
    let smallest = differing.iter().min_by_key(|(document, _)| document.len());
    if let Some((document, outcomes)) = smallest {
        let _ = writeln!(report, "`{}` over {document}\n{outcomes}", case.text);
    }
    if reading.is_some() {
        let as_written = Expression::new(case.text);
        let same = |other| as_written.outcome(other) == expression.outcome(other);
        if documents.iter().all(|(_, other)| same(other)) {
            let _ = writeln!(report, "`{}` is not read in another way", case.text);
        }
    }
}

fn text(document: &impl Document) -> String {
    serde_json::to_string(document).expect("documents are plain data")
}

impl Outcomes {
    fn agree(&self, order: Order) -> bool {
        let verbatim = self.verbatim.as_ref();
        same(&self.tokens, &self.interpreter, order)
            && verbatim.is_none_or(|verbatim| same(verbatim, &self.interpreter, order))
    }
}

impl fmt::Display for Outcomes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "  tokens:      {}", self.tokens)?;
        if let Some(verbatim) = &self.verbatim {
            writeln!(f, "  verbatim:    {verbatim}")?;
        }
        write!(f, "  interpreter: {}", self.interpreter)
    }
}
