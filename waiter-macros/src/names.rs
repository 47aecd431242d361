//! Conversion of AWS's names to those that the SDK's code generator makes of them.
//!
//! The generator has two converters, and neither follows from the other: `snake` for fields, modules and functions,
//! `pascal` for types and error variants. They are checked against the names in the SDK's crates, `names.tsv`.

use proc_macro2::{Ident, Span};

/// Words that stay whole in `snake`.
const PROTECTED: &[&str] = &["ipv4", "ipv6", "sigv4", "mib", "gib", "kib", "ttl"];

/// Names that the generator's own methods have; a member of that name gets `_value`.
const TAKEN: &[&str] = &[
    "build",
    "builder",
    "default",
    "send",
    "make_operation",
    "presigned",
    "customize",
    "meta",
];

/// Keywords that cannot be raw identifiers; a member of that name gets `_`.
const NEVER_RAW: &[&str] = &["self", "super", "crate"];

/// Keywords; a member of that name is a raw identifier.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
    "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield",
];

/// Returns true if a word cannot be a name in Rust. A keyword with `r#` can.
pub(crate) fn is_keyword(word: &str) -> bool {
    let is_other = matches!(word, "_" | "Self") || NEVER_RAW.contains(&word);
    is_other || KEYWORDS.contains(&word) && word != "gen"
}

/// The marker that rust-analyzer puts into the word under the cursor. A word with it is not converted.
pub(crate) const COMPLETION_MARKER: &str = "raCompletionMarker";

/// `DBInstances` → `db_instances`.
pub(crate) fn snake(name: &str) -> String {
    let chars: Vec<char> = name.chars().collect();
    let all_lower = name == name.to_lowercase();
    let mut words = vec![String::new()];
    for (at, &c) in chars.iter().enumerate() {
        let word = words.last_mut().expect("there is always a last word");
        if !c.is_alphanumeric() {
            words.push(String::new());
        } else if breaks(word, c, &chars[at + 1..], all_lower) {
            words.push(c.to_string());
        } else {
            word.push(c);
        }
    }
    words.retain(|word| !word.is_empty());
    words.join("_").to_lowercase()
}

/// Returns true if a new word begins with `c`, between `word` and `rest`.
fn breaks(word: &str, c: char, rest: &[char], all_lower: bool) -> bool {
    let Some(last) = word.chars().last() else {
        return false;
    };
    let lower_then_upper = c.is_uppercase() && (last.is_lowercase() || last.is_ascii_digit());
    let digit_then_letter = all_lower && last.is_ascii_digit() && c.is_alphabetic();
    if (lower_then_upper || digit_then_letter) && !in_protected_word(word, c, rest) {
        return true;
    }
    // The end of an acronym: `DB|Instance`.
    last.is_uppercase()
        && c.is_uppercase()
        && match rest {
            // A plural (`ACLs`), unless its `s` begins a word (`IAMsso`).
            ['s', after @ ..] => after.first().is_some_and(|after| after.is_lowercase()),
            // A version (`DBv2`).
            ['v', digit, ..] if digit.is_ascii_digit() => false,
            [next, ..] => next.is_lowercase(),
            [] => false,
        }
}

/// Returns true in the middle of a word that stays whole.
fn in_protected_word(word: &str, c: char, rest: &[char]) -> bool {
    let begun = word.to_lowercase();
    let ahead: String = [c].iter().chain(rest).collect::<String>().to_lowercase();
    PROTECTED
        .iter()
        .any(|whole| begun.len() < whole.len() && format!("{begun}{ahead}").starts_with(whole))
}

/// `DBInstanceNotFoundFault` → `DbInstanceNotFoundFault`.
pub(crate) fn pascal(name: &str) -> String {
    let chars: Vec<char> = name.chars().collect();
    let mut pascal = String::with_capacity(name.len());
    let mut starts_word = true;
    for (at, &c) in chars.iter().enumerate() {
        if c == '_' || c == '-' || c.is_whitespace() {
            starts_word = true;
            continue;
        }
        let before = at.checked_sub(1).map(|at| chars[at]);
        let after = chars.get(at + 1);
        starts_word |= c.is_ascii_uppercase()
            && before.is_some_and(|before| {
                let ends_word = before.is_ascii_lowercase() || before.is_ascii_digit();
                let ends_acronym =
                    before.is_ascii_uppercase() && after.is_some_and(char::is_ascii_lowercase);
                ends_word || ends_acronym
            });
        if starts_word {
            pascal.extend(c.to_uppercase());
        } else {
            pascal.extend(c.to_lowercase());
        }
        starts_word = false;
    }
    pascal
}

/// Returns true if a word is converted: it can be a name of AWS's, and an editor's cursor is not in it.
fn is_converted(word: &str) -> bool {
    word.is_ascii() && !word.contains(COMPLETION_MARKER)
}

/// The SDK's field for a name in a path, which may be AWS's (`DBInstances`) or Rust's (`db_instances`).
///
/// The identifier keeps its span, for rustc's errors and for editors.
///
/// `None` if no field can have that name.
pub(crate) fn field(written: &Ident) -> Option<Ident> {
    let text = written.to_string();
    if !is_converted(&text) {
        return Some(written.clone());
    }
    field_at(&text, written.span())
}

/// The SDK's field for a name in a string, which may be any text.
pub(crate) fn field_in_text(written: &str, at: Span) -> Option<Ident> {
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    if !written.chars().all(is_name) {
        return None;
    }
    field_at(written, at)
}

fn field_at(written: &str, at: Span) -> Option<Ident> {
    let (name, raw) = field_name(written);
    if !name.starts_with(char::is_alphabetic) {
        return None;
    }
    Some(if raw {
        Ident::new_raw(&name, at)
    } else {
        Ident::new(&name, at)
    })
}

/// The field of a custom type: the name as it is written.
///
/// A conversion would hide the fields that are not in snake case, and the macro cannot see which fields there are.
///
/// `None` if no field can have that name.
pub(crate) fn custom_field(written: &str, at: Span) -> Option<Ident> {
    let name = written.strip_prefix("r#").unwrap_or(written);
    if name.contains(COMPLETION_MARKER) {
        return Some(Ident::new(name, at));
    }
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let is_start = |c: char| is_name(c) && !c.is_ascii_digit();
    if !name.starts_with(is_start) || !name.chars().all(is_name) {
        return None;
    }
    if KEYWORDS.contains(&name) {
        return Some(Ident::new_raw(name, at));
    }
    let is_reserved = NEVER_RAW.contains(&name) || ["Self", "_"].contains(&name);
    (!is_reserved).then(|| Ident::new(name, at))
}

/// The field's name, and whether it has to be a raw identifier.
fn field_name(written: &str) -> (String, bool) {
    let plain = written.strip_prefix("r#").unwrap_or(written);
    let is_rust = plain.contains('_') && !plain.contains('-') && plain == plain.to_lowercase();
    let name = if is_rust {
        plain.to_owned()
    } else {
        snake(plain)
    };
    if TAKEN.contains(&name.as_str()) {
        (name + "_value", false)
    } else if NEVER_RAW.contains(&name.as_str()) {
        (name + "_", false)
    } else {
        let raw = KEYWORDS.contains(&name.as_str());
        (name, raw)
    }
}

/// The method of a union that gives the value of a variant, from AWS's name of the variant or Rust's: `SS` → `as_ss`.
pub(crate) fn accessor(variant: &Ident) -> Ident {
    let name = variant.to_string();
    if name.contains(COMPLETION_MARKER) {
        return variant.clone();
    }
    let plain = name.strip_prefix("r#").unwrap_or(&name);
    Ident::new(&format!("as_{}", snake(plain)), variant.span())
}

/// The names of an operation's types.
pub(crate) struct OperationNames {
    pub(crate) module: Ident,
    pub(crate) input: Ident,
    pub(crate) output: Ident,
    pub(crate) error: Ident,
    pub(crate) fluent_builder: Ident,
}

impl OperationNames {
    /// All names have the span of the operation's name: an error is reported there.
    pub(crate) fn new(operation: &Ident) -> Self {
        let name = operation.to_string();
        let ident = |name: String| Ident::new(&name, operation.span());
        let module = snake(&name);
        Self {
            module: match module.as_str() {
                // Underscores are all of the name.
                "" => operation.clone(),
                keyword if KEYWORDS.contains(&keyword) => Ident::new_raw(keyword, operation.span()),
                _ => ident(module),
            },
            input: ident(pascal(&format!("{name}Input"))),
            output: ident(pascal(&format!("{name}Output"))),
            error: ident(format!("{name}Error")),
            fluent_builder: ident(format!("{name}FluentBuilder")),
        }
    }
}

/// The variant of an operation's error enum, from AWS's name of the error or Rust's.
pub(crate) fn error_variant(written: &Ident) -> Ident {
    let name = written.to_string();
    if !is_converted(&name) {
        return written.clone();
    }
    Ident::new(&pascal(&name), written.span())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Names in the SDK's crates: the kind, AWS's name, Rust's name, the source.
    const VECTORS: &str = include_str!("names.tsv");

    fn ident(name: &str) -> Ident {
        Ident::new(name, Span::call_site())
    }

    #[test]
    fn names_are_the_sdks() {
        let mut checked = 0;
        for line in VECTORS.lines().skip(1) {
            let [kind, aws, rust, ..] = line.split('\t').collect::<Vec<_>>()[..] else {
                panic!("three columns at least: {line}");
            };
            let ours = match kind {
                "field" | "resolve_field" => {
                    let (name, raw) = field_name(aws);
                    if raw { format!("r#{name}") } else { name }
                }
                "snake" => snake(aws),
                "error.variant" => pascal(aws),
                "union.as" => accessor(&ident(aws)).to_string(),
                "op.module" => OperationNames::new(&ident(aws)).module.to_string(),
                "op.output" => OperationNames::new(&ident(aws)).output.to_string(),
                "op.error" => OperationNames::new(&ident(aws)).error.to_string(),
                "op.fluent" => OperationNames::new(&ident(aws)).fluent_builder.to_string(),
                "op.op" => aws.to_owned(),
                // Values of enums, `is_` functions and variants of unions: no path needs them.
                _ => continue,
            };
            assert_eq!(ours, rust, "{line}");
            checked += 1;
        }
        assert!(checked > 300, "only {checked} vectors were checked");
    }

    #[test]
    fn an_error_is_named_as_aws_or_rust_does() {
        assert_eq!(
            error_variant(&ident("DBInstanceNotFoundFault")),
            "DbInstanceNotFoundFault"
        );
        assert_eq!(
            error_variant(&ident("DbInstanceNotFoundFault")),
            "DbInstanceNotFoundFault"
        );
    }

    #[test]
    fn no_field_has_a_name_without_a_letter_first() {
        for name in ["_", "__", "_1A", "_2_b"] {
            assert!(field(&ident(name)).is_none(), "{name}");
        }
    }

    #[test]
    fn a_custom_field_is_the_name_as_written() {
        for (written, field) in [
            ("fooBar", "fooBar"),
            ("URL", "URL"),
            ("Type", "Type"),
            ("db_URL", "db_URL"),
            ("_id", "_id"),
            ("type", "r#type"),
            ("r#type", "r#type"),
            ("r#fooBar", "fooBar"),
        ] {
            let named = custom_field(written, Span::call_site());
            assert_eq!(named.map(|it| it.to_string()).as_deref(), Some(field));
        }
        for written in ["", "_", "self", "Self", "crate", "foo-bar", "1a", "a.b"] {
            assert!(
                custom_field(written, Span::call_site()).is_none(),
                "{written}"
            );
        }
    }

    #[test]
    fn the_word_under_an_editors_cursor_stays() {
        let word = ident("StatusraCompletionMarker");
        assert_eq!(field(&word), Some(word.clone()));
        assert_eq!(error_variant(&word), word);
    }

    proptest! {
        #[test]
        fn a_rust_name_stays_as_it_is(name in "[a-z]{2,6}_[a-z]{2,6}(_[a-z0-9]{1,4})?") {
            prop_assert_eq!(field_name(&name).0, name);
        }

        #[test]
        fn any_identifier_becomes_one(name in "[A-Za-z][A-Za-z0-9_]{0,20}") {
            prop_assert!(field(&ident(&name)).is_some(), "{name}");
        }

        #[test]
        fn any_text_becomes_one_or_none(name in "[A-Za-z0-9_:. ⓐé-]{0,8}|\\PC{0,8}") {
            let _ = field_in_text(&name, Span::call_site());
            let _ = custom_field(&name, Span::call_site());
        }
    }
}
