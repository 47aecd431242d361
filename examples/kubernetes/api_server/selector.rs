//! The selectors of a list and of a watch.

use std::collections::HashMap;

use serde_json::Value;

/// Selects objects by one label and by one field.
pub(super) struct Selector {
    label: Option<String>,
    field: Option<String>,
}

impl Selector {
    pub(super) fn new(query: &HashMap<String, String>) -> Self {
        Self {
            label: query.get("labelSelector").cloned(),
            field: query.get("fieldSelector").cloned(),
        }
    }

    pub(super) fn matches(&self, object: &Value) -> bool {
        let label = |name: &str| object["metadata"]["labels"].get(name);
        let field = |path: &str| object.pointer(&format!("/{}", path.replace('.', "/")));
        holds(self.label.as_deref(), label) && holds(self.field.as_deref(), field)
    }
}

/// Returns true if `get` returns the required value. Without a requirement, everything is selected.
fn holds<'v>(requirement: Option<&str>, get: impl Fn(&str) -> Option<&'v Value>) -> bool {
    let pair = requirement.and_then(|it| it.split_once('='));
    pair.is_none_or(|(name, value)| get(name).is_some_and(|found| found == value))
}
