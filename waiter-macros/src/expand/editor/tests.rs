//! The editor section as rust-analyzer uses it: unchanged, and with a marker appended to the word under the cursor. If there
//! is not a word yet, the marker is the word.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{ImplItem, Item};

use crate::syntax::functions;
use crate::syntax::language::{ErrorClass, Key, Keyword, State, Word};
use crate::{declare, edit};

/// The marker of rust-analyzer.
const MARKER: &str = "raCompletionMarker";

/// A declaration with the cursor, `¦`, in an acceptor above others.
fn with_acceptor(acceptor: &str) -> String {
    format!(
        "pub struct Issued {{ pub want: usize }}
        operation: aws_sdk_acm::DescribeCertificate,
        delay: 60s,
        max_attempts: 40,
        acceptors: {{
            path certificate.status == CertificateStatus::Issued => success,
            {acceptor}
            path certificate.status == CertificateStatus::Failed => failure,
            status 404 => failure,
        }},"
    )
}

fn tokens(declaration: &str) -> TokenStream {
    format!("waiter_runtime, {declaration}")
        .parse()
        .expect("tokens")
}

fn expand(declaration: &str) -> String {
    edit(tokens(declaration)).to_string()
}

/// The expansion before the word under the cursor. It has to be the same without the marker, since rust-analyzer compares
/// them.
fn before_cursor(declaration: &str) -> String {
    let marked = expand(&declaration.replacen('¦', MARKER, 1));
    let plain = expand(&declaration.replacen('¦', " ", 1));
    let at = marked.find(MARKER).unwrap_or_else(|| {
        panic!("the word under the cursor is not in the expansion of {declaration}")
    });
    // A word without the marker may be converted to the SDK's spelling.
    let word = marked[..at].rfind(' ').map_or(0, |space| space + 1);
    assert!(
        plain.starts_with(&marked[..word]),
        "the expansion before the cursor depends on what is after it, or on the word:\n{declaration}"
    );
    marked[..word].trim_end().to_owned()
}

#[test]
fn half_a_path_is_in_the_expansion() {
    for (acceptor, expected) in [
        // A field after a dot, with and without a beginning, with and without the rest of the acceptor.
        (
            "path certificate.¦ == CertificateStatus::Issued => success,",
            "__node (& value2) .",
        ),
        (
            "path certificate.sta¦ == CertificateStatus::Issued => success,",
            "__node (& value2) .",
        ),
        (
            "path Certificate.Sta¦ == CertificateStatus::Issued => success,",
            "__node (& value2) .",
        ),
        (
            "path certificate.sta¦ == => success,",
            "__node (& value2) .",
        ),
        ("path certificate.sta¦ => success,", "__node (& value2) ."),
        ("path certificate.sta¦,", "__node (& value2) ."),
        ("path certificate.sta¦", "__node (& value2) ."),
        ("path certificate.¦", "__node (& value2) ."),
        ("path certificate.¦ ==", "__node (& value2) ."),
        ("path_all certificate.options[].¦", "__node (& value4) ."),
        // The first name of a path.
        ("path ¦", "place (& output ."),
        ("path cert¦", "place (& output ."),
        ("path cert¦ == 1 => success,", "place (& output ."),
        ("path a.b == c && ¦ => success,", "place (& output ."),
        ("path !¦", "place (& output ."),
        ("input_output ¦", "place (& exchange ."),
        ("input_output output.cer¦", "__node (& value2) ."),
        // In a filter, an argument, a multi-select list.
        ("path xs[?na¦]", "__scope (& value3) ."),
        (
            "path length(xs[?name == Type::Name && o¦]) > 1 => retry,",
            "__scope (& value3) .",
        ),
        ("path length(¦)", "place (& output ."),
        (
            "path sort_by(xs, &na¦)[0].name == 1 => retry,",
            "__scope (& value3) .",
        ),
        ("path map(&na¦, xs)", "__scope (& value3) ."),
        ("path a.[na¦]", "__scope (& value2) ."),
        // A function.
        ("path len¦(xs) == 1 => retry,", "output ."),
        (
            "path xs[].name | so¦(@) == 1 => retry,",
            "__scope (& value4) .",
        ),
        // The right side of a comparison.
        ("path a == Type::¦ => success,", "Type ::"),
        ("path a == Type::¦", "Type ::"),
        ("path a == Type::Vari¦ | Type::Other => success,", "Type ::"),
        ("path a == Ty¦", "let _ = &"),
        ("path a >= {wa¦} => success,", "expression !"),
        ("path a >= {self.wa¦}", "self ."),
        ("path a >= {want¦}", "(& self ."),
        ("path a >= {let a = want¦;}", "let _ = (&"),
        // Errors, matchers, states.
        ("error Not¦ => retry,", "__ErrorKind ::"),
        ("error ¦", "__ErrorKind ::"),
        ("error ¦ => retry,", "__ErrorKind ::"),
        ("error thr¦", "__ErrorKind ::"),
        ("error A | ¦ => retry,", "__ErrorKind ::"),
        ("error throttling¦", "errors"),
        ("error A if ¦", "place (& failed ."),
        ("error A if ¦ => retry,", "place (& failed ."),
        (
            "error \"A\" | any if mes¦ == 1 => retry,",
            "place (& failed .",
        ),
        ("error A if error.¦", "__node (& value2) ."),
        ("error A if contains(mess¦)", "place (& failed ."),
        ("error A if code == {wa¦} => retry,", "expression !"),
        ("error SdkError::¦", "SdkError ::"),
        ("error e if e.¦", "e ."),
        ("ok output if output.¦ => success,", "output ."),
        ("error A | \"B\" | throttling¦ => retry,", "errors"),
        ("¦", "matchers"),
        ("pat¦", "matchers"),
        ("path a.b, pat¦", "matchers"),
        ("path a.b, pat¦ c == 1 => retry,", "matchers"),
        ("pat¦ certificate.status == 1 => retry,", "matchers"),
        ("path a == 1 => ¦,", "states"),
        ("path a == 1 => suc¦,", "states"),
        ("path a == 1 => suc¦", "states"),
        ("status 404 => suc¦", "states"),
        ("path a == 1 for 3 polls => suc¦", "states"),
        ("path a == 1 for 3 po¦ => success,", "streaks"),
        ("path a == 1 for 3 ¦", "streaks"),
        ("ok for 3 po¦", "streaks"),
        ("path a.b¦ for 3 polls => success,", "__node (& value2) ."),
        ("path a == 1 => ret¦ in 30s,", "states"),
        // A reason.
        ("ok => failure(¦)", "place (& output ."),
        ("ok => failure(certificate.fai¦),", "__node (& value2) ."),
        ("ok => failure(xs[?name == {wa¦}])", "expression !"),
    ] {
        let before = before_cursor(&with_acceptor(acceptor));
        let is_there = before.ends_with(expected) || import_of(&before) == Some(expected);
        assert!(is_there, "{acceptor}\n…{}", tail(&before));
    }
}

#[test]
fn the_value_of_pages_is_a_path() {
    for (pages, expected) in [
        (
            "pages: ¦, delay: 60s, max_attempts: 40,",
            "place (& output .",
        ),
        ("pages: cert¦, delay: 60s,", "place (& output ."),
        ("pages: list.it¦", "__node (& value0) ."),
        ("pag¦: items,", "keys"),
    ] {
        let before = before_cursor(&format!("struct A; operation: sdk::Op, {pages}"));
        let is_there = before.ends_with(expected) || import_of(&before) == Some(expected);
        assert!(is_there, "{pages}\n…{}", tail(&before));
    }
}

/// A completion inserts the field's name as it is declared.
#[test]
fn a_custom_field_keeps_its_name() {
    let declaration = "struct Done; operation: Result<Job, Error>, delay: 1s, max_attempts: 2,
        acceptors: { path fooBar.URL.¦ == 1 => success, }";
    let before = before_cursor(declaration);
    for field in [". fooBar)", ". URL)"] {
        assert!(before.contains(field), "no {field}\n…{}", tail(&before));
    }
    let expansion = declare(tokens(&declaration.replace(".¦", ""))).to_string();
    assert!(expansion.contains(". fooBar)") && !expansion.contains("foo_bar"));
}

/// The kind of words whose import the text ends in.
fn import_of(before: &str) -> Option<&str> {
    let (path, words) = before.rsplit_once(":: {")?;
    let is_open = !words.contains('}');
    is_open.then(|| path.split_whitespace().last()).flatten()
}

/// `ok` could also be the word that is being typed.
#[test]
fn a_word_does_not_depend_on_a_short_acceptor_after_it() {
    for (acceptor, expected) in [
        ("path ¦", "place (& output ."),
        ("path a.¦", "__node (& value0) ."),
        ("error ¦", "__ErrorKind ::"),
        ("ok => ¦", "states"),
        ("¦", "matchers"),
    ] {
        let declaration = format!(
            "struct A; operation: sdk::Op, delay: 60s, max_attempts: 40, acceptors: {{ {acceptor} ok => retry, }}"
        );
        let before = before_cursor(&declaration);
        let is_there = before.ends_with(expected) || import_of(&before) == Some(expected);
        assert!(is_there, "{acceptor}\n…{}", tail(&before));
    }
}

/// The acceptor below keeps its words while one above it is typed without a comma.
#[test]
fn half_an_acceptor_does_not_hide_the_next() {
    for acceptor in [
        "pat",
        "path",
        "path a.b",
        "path a.b ==",
        "path a.b == 1 =>",
        "error",
        "ok",
    ] {
        let declaration = format!(
            "struct A; operation: sdk::Op, delay: 60s, acceptors: {{ {acceptor} path_any c.d == 1 => retry, }}"
        );
        let section = expand(&declaration);
        for word in ["matchers :: { path_any as _ }", "output . c)", ". d)"] {
            assert!(section.contains(word), "{acceptor}: no {word}: {section}");
        }
    }
}

#[test]
fn a_reason_completes_where_it_is_typed() {
    for (reason, expected) in [
        ("¦", "place (& output ."),
        ("fai¦", "place (& output ."),
        ("certificate.¦", "__node (& value0) ."),
        ("[certificate.a, certificate.¦]", "__node (& value2) ."),
        ("events[?id == {wa¦}].text", "expression !"),
    ] {
        for rest in [
            "",
            " max_attempts: 3, acceptors: { path a.b == {want} => success },",
        ] {
            let declaration = format!(
                "struct A {{ want: usize }} operation: sdk::Op, delay: 60s, reason: {reason},{rest}"
            );
            let before = before_cursor(&declaration);
            assert!(
                before.ends_with(expected),
                "{declaration}\n…{}",
                tail(&before)
            );
        }
    }
}

#[test]
fn types_complete_wherever_they_are_typed() {
    for declaration in [
        "struct A; operation: ¦",
        "struct A; operation: ¦ delay: 60s,",
        "struct A; operation: ¦, delay: 60s,",
        "struct A; operation: aws¦",
        "struct A; operation: aws_sdk_acm::¦, delay: 60s,",
        "struct A; operation: aws_sdk_acm::Describe¦, delay: 60s,",
        "struct A; operation: Result<¦",
        "struct A; operation: Result<Dep¦, delay: 60s,",
        "struct A; operation: Result<Deployment, ¦>, delay: 60s,",
        "struct A; delay: 60s, operation: sdk::Op, output: ¦",
        "struct A { pub want: ¦ } operation: sdk::Op,",
        "struct A { pub want: us¦ } operation: sdk::Op,",
        "struct A { pub want: usize, pub names: Map<String, ¦> } operation: sdk::Op,",
        "struct A { pub want: usize, pub names: std::collections::¦, } operation: sdk::Op,",
    ] {
        let before = before_cursor(declaration);
        let (_, typed) = before.rsplit_once("typed !").expect("types");
        let is_inside = typed.matches('{').count() > typed.matches('}').count() + 1;
        assert!(is_inside, "{declaration}\n…{}", tail(&before));
    }
}

#[test]
fn an_editor_inserts_the_name_of_an_error_alone() {
    let section = expand(&with_acceptor("error NotFound | throttling => failure,"));
    assert!(
        section.contains("if let __ErrorKind :: NotFound (_)"),
        "{section}"
    );
    assert!(
        section.contains("errors :: { throttling as _ }"),
        "{section}"
    );
}

/// Renaming a parameter renames the field, or the field and the local.
#[test]
fn a_parameter_in_a_value_is_the_field() {
    for (acceptor, expected) in [
        ("path a >= {want}", "expression ! ((& self . want))"),
        (
            "path a >= {self.want + 1}",
            "expression ! (self . want + 1)",
        ),
        (
            "path a >= {f(a.want, want)}",
            "expression ! (f (a . want , (& self . want)))",
        ),
        ("path a >= {0..want}", "expression ! (0 .. (& self . want))"),
        ("path a >= {want::f()}", "expression ! (want :: f ())"),
        // The name may be bound here, or must not change. A statement names both.
        (
            "path a >= {let want = *want; want}",
            "let _ = (& want , & self . want) ; let _ = (& want , & self . want) ; let _ = (& want , & self . want) ; let _ = & __waiter :: expression ! (let want = * want ; want)",
        ),
        (
            "path a >= {x.map(|x| x + self.want)}",
            "let _ = (& want , & self . want) ; let _ = & __waiter :: expression ! (x . map (| x | x + self . want))",
        ),
        (
            "path a >= {max!(want)}",
            "let _ = (& want , & self . want) ; let _ = & __waiter :: expression ! (max ! (want))",
        ),
        // It is renamed as a local, to `want: renamed`.
        (
            "path a >= {Of { want }}",
            "let _ = & __waiter :: expression ! (Of { want })",
        ),
        (
            "path a >= {Of { a: want }}",
            "let _ = (& want , & self . want) ; let _ = & __waiter :: expression ! (Of { a : want })",
        ),
        (
            "path a >= {want} || b == {Of { want }}",
            "let _ = (& want , & self . want) ; let _ = & __waiter :: expression ! (want)",
        ),
        (
            "path a == {format!(\"{want}\")} || b == {want}",
            "let _ = (& want , & self . want) ; let _ = & __waiter :: expression ! (want)",
        ),
    ] {
        let section = expand(&with_acceptor(&format!("{acceptor} => retry,")));
        assert!(section.contains(expected), "{acceptor}: {section}");
    }
}

#[test]
fn a_parameter_in_a_guard_is_the_field_unless_the_pattern_takes_its_name() {
    for (acceptor, expected) in [
        (
            "ok A { ready } if ready >= want",
            "if ready >= (& self . want)",
        ),
        ("ok A { want } if want > 3", "{ A { want } if want > 3 }"),
        ("ok A { want: x } if x > want", "if x > (& self . want)"),
    ] {
        let declaration = format!(
            "struct A {{ want: usize }} operation: Result<A, E>, acceptors: {{ {acceptor} => retry, }}"
        );
        let section = expand(&declaration);
        assert!(section.contains(expected), "{acceptor}: {section}");
    }
}

/// Code that is made from a word does not have its span, and an editor does not see the compiler's code.
#[test]
fn an_editor_sees_the_section_instead_of_the_implementation() {
    let declared = with_acceptor("path a >= {want} => success,");
    let expansion = declare(tokens(&declared)).to_string();
    let (before, implementation) = expansion
        .split_once("const _ : () = waiter_runtime :: __private :: compiled ! (")
        .expect("the implementation is passed on");
    assert!(!before.contains("fn wait"), "{before}");
    assert!(implementation.contains("fn wait") && implementation.contains("fn decide"));
    let section = expand(&declared);
    for method in ["fn wait", "fn decide", "fn steps"] {
        assert_eq!(section.matches(method).count(), 1, "{method}: {section}");
    }
}

#[test]
fn keys_complete_wherever_they_are_typed() {
    for declaration in [
        "struct A; ¦",
        "struct A; op¦",
        "struct A; op¦ delay: 60s,",
        "struct A; operation: sdk::Op, del¦",
        "struct A; operation: sdk::Op, del¦ max_attempts: 40, acceptors: { ok => success },",
        "struct A; operation: sdk::Op, delay: 60s max_¦",
        "struct A; operation: sdk::Op, delay: 60s, acceptors: { path a.b == 1 => success } max_¦",
    ] {
        let before = before_cursor(declaration);
        assert_eq!(
            import_of(&before),
            Some("keys"),
            "{declaration}\n…{}",
            tail(&before)
        );
    }
}

fn tail(text: &str) -> String {
    let chars: Vec<_> = text.chars().collect();
    chars[chars.len().saturating_sub(160)..].iter().collect()
}

#[test]
fn the_section_comes_first_and_the_errors_last() {
    let expansion = declare(tokens(&with_acceptor("path certificate. => success,"))).to_string();
    let at = |text: &str| expansion.find(text).unwrap_or_else(|| panic!("no {text}"));
    assert!(at("struct Issued") < at("fn wait"));
    assert!(at("fn wait") < at("compile_error"));
    // The runtime's wrapper calls both macros.
    let runtime = concat!(env!("CARGO_MANIFEST_DIR"), "/../waiter-runtime/src/lib.rs");
    let wrapper = std::fs::read_to_string(runtime).expect("the runtime's source");
    let at = |text: &str| wrapper.find(text).unwrap_or_else(|| panic!("no {text}"));
    assert!(at("__private::editor! { $crate, $(") < at("__private::waiter! { $crate, $("));
}

/// Appends the marker to each identifier of a declaration, with and without the rest of its acceptor. The expansion before
/// it is always the same.
#[test]
fn a_word_does_not_depend_on_itself_or_the_rest() {
    let acceptors = [
        "path length(xs[?name == \"x\" && !(a.b != -1)].c[0]) >= {want + 1} => failure,",
        "path_any a.*.names[] | [-1] == null => failure,",
        "path sort_by(xs[1:3], &a.b)[0].name == Type::A | Type::B => retry,",
        "path a.[b, c] | [1] == a.\"key\".b => retry,",
        "input_output input.name == output.xs[].name | max(@) => failure,",
        "error NotFound | \"Code\" | throttling => retry,",
    ];
    let mut checked = 0;
    for acceptor in acceptors {
        for (at, word) in words(acceptor) {
            let end = at + word.len();
            for rest in [&acceptor[end..], ","] {
                let typed = &acceptor[..end];
                let _ = before_cursor(&with_acceptor(&format!(
                    "{typed}¦{}",
                    balanced(typed, rest)
                )));
                checked += 1;
            }
        }
    }
    assert!(checked > 80, "only {checked} places were checked");
}

/// The words of a text outside of strings, with their offsets.
fn words(text: &str) -> Vec<(usize, &str)> {
    let mut words = Vec::new();
    let mut start = None;
    let mut in_string = false;
    for (at, c) in text.char_indices() {
        in_string ^= c == '"';
        let is_part = c.is_alphabetic() || c == '_' || start.is_some() && c.is_alphanumeric();
        match (start, is_part && !in_string) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                words.push((from, &text[from..at]));
                start = None;
            }
            _ => {}
        }
    }
    words.retain(|(_, word)| !["true", "false", "null"].contains(word));
    words
}

/// `rest`, after closing delimiters if it does not close those that `typed` opens.
fn balanced(typed: &str, rest: &str) -> String {
    if format!("{typed}{rest}").parse::<TokenStream>().is_ok() {
        return rest.to_owned();
    }
    let mut open = Vec::new();
    for c in typed.chars() {
        match c {
            '(' => open.push(')'),
            '[' => open.push(']'),
            '{' => open.push('}'),
            ')' | ']' | '}' => drop(open.pop()),
            _ => {}
        }
    }
    open.into_iter().rev().chain(rest.chars()).collect()
}

#[test]
fn an_editor_offers_every_word_of_the_language() {
    let functions = functions::all().iter().map(|function| function.name);
    let sets = quote!(keys matchers states errors functions);
    let words: syn::File = syn::parse2(super::words(sets)).expect("items");
    let names = |name: &str| -> Vec<String> {
        let module = words.items.iter().find_map(|item| match item {
            Item::Mod(module) if module.ident == name => module.content.as_ref(),
            _ => None,
        });
        let (_, items) = module.unwrap_or_else(|| panic!("no module {name}"));
        let constants = items.iter().filter_map(|item| match item {
            Item::Const(constant) => Some(constant.ident.to_string()),
            _ => None,
        });
        constants.collect()
    };
    assert_eq!(names("keys"), Key::words());
    assert_eq!(names("matchers"), Keyword::words());
    assert_eq!(names("states"), State::words());
    assert_eq!(names("errors"), ErrorClass::words());
    let methods = words.items.iter().find_map(|item| match item {
        Item::Impl(scope) => Some(&scope.items),
        _ => None,
    });
    let methods = methods.expect("the methods").iter().map(|item| match item {
        ImplItem::Fn(method) => method.sig.ident.to_string(),
        _ => panic!("a function"),
    });
    assert!(methods.eq(functions));
}
