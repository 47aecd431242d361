//! What a request asks for, on one line: which of many waits this is.

use std::fmt::Debug;

use crate::readable::{Beginning, OneLine};

/// The members of a request that are set, `certificate_arn: "arn:aws:acm:…"`, as the SDK prints them: what its model marks as
/// sensitive is masked. Nothing if none is set.
pub(crate) fn asked(request: &dyn Debug) -> Option<String> {
    let printed = format!("{request:?}");
    let members: Vec<_> = members(&printed).filter_map(value).collect();
    let line = members.join(", ");
    (!line.is_empty()).then(|| beginning(&line))
}

/// What stands in reports and logs of what is asked for.
pub(crate) fn beginning(line: &str) -> String {
    OneLine(&Beginning::of(line, 256).to_string()).to_string()
}

/// The members of a structure that is printed by `Debug`: `Name { a: Some("x"), b: None }`.
fn members(printed: &str) -> impl Iterator<Item = &str> {
    let inner = printed.split_once(" { ").map_or("", |(_, inner)| inner);
    let inner = inner.strip_suffix(" }").unwrap_or(inner);
    let (mut depth, mut quoted, mut escaped) = (0_u32, false, false);
    inner.split(move |c| {
        match c {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            _ if quoted => {}
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            ',' => return depth == 0,
            _ => {}
        }
        false
    })
}

/// A member without the `Option` around its value; nothing where that is not set.
fn value(member: &str) -> Option<String> {
    let (name, value) = member.trim().split_once(": ")?;
    let set = value
        .strip_prefix("Some(")
        .and_then(|value| value.strip_suffix(')'));
    match set {
        Some(value) => Some(format!("{name}: {value}")),
        None if value == "None" => None,
        None => Some(format!("{name}: {value}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(printed: &str) -> Option<String> {
        asked(&format_args!("{printed}"))
    }

    #[test]
    fn members_that_are_set_are_told() {
        let printed = r#"Input { a: Some("x, \" } y"), b: None, c: Some([F { k: "n", v: Some(1) }]), d: Some(3) }"#;
        let told = r#"a: "x, \" } y", c: [F { k: "n", v: Some(1) }], d: 3"#;
        assert_eq!(line(printed).as_deref(), Some(told));
        assert_eq!(line("Input { a: None }"), None);
        assert_eq!(line("Input"), None);
        let long = format!("Input {{ a: \"{}\" }}", "é".repeat(1_000));
        assert!(line(&long).is_some_and(|line| line.ends_with("é…")));
    }
}
