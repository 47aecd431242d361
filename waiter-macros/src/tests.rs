//! Tests of the parser and its recovery, and random tokens that must not make it panic.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use proptest::prelude::*;

use crate::declare;
use crate::diagnostics::Errors;
use crate::syntax::acceptor::OperationKind;
use crate::syntax::acceptor_parser::ParsedAcceptor;
use crate::syntax::expr::{Comparator, Expr, Node, Over, Rust};
use crate::tokens;

/// A declaration without mistakes.
const SOUND: &str = r#"
    /// Documented.
    #[derive(Debug)]
    pub struct Issued { pub want: usize }

    operation: aws_sdk_acm::DescribeCertificate,
    output: some::Output,
    delay: 2s..120s,
    max_attempts: 40,
    max_wait: 10m,
    reason: [certificate.reason, "x"],
    acceptors: {
        path certificate.status == Status::Issued | Status::Inactive => success,
        path length(certificate.options[?name == "x" && !(a.b != -1)].c[0]) >= {want + 1} => failure,
        path_any certificate.*.names[] | [-1] == null => failure(certificate.failure_reason),
        path_all certificate.options[].status == true => retry,
        input_output input.name == output.name => failure,
        error NotFound | "Code" | throttling => retry,
        status 404 | 500..=599 => failure,
        ok => retry,
    },
"#;

fn expand(declaration: &str) -> TokenStream {
    let tokens: TokenStream = declaration.parse().expect("tokens");
    declare(
        "waiter_runtime,"
            .parse::<TokenStream>()
            .expect("tokens")
            .into_iter()
            .chain(tokens)
            .collect(),
    )
}

/// The expansion as formatted items.
fn pretty(expansion: TokenStream) -> String {
    let passed_on = passed_on(expansion);
    prettyplease::unparse(&syn::parse2::<syn::File>(passed_on).expect("an expansion is items"))
}

/// The expansion with the block of `$crate::__private::compiled!({ … })` in place of that call.
pub(crate) fn passed_on(expansion: TokenStream) -> TokenStream {
    let mut trees: Vec<TokenTree> = Vec::new();
    for tree in expansion {
        let TokenTree::Group(group) = tree else {
            trees.push(tree);
            continue;
        };
        let is_call = matches!(&trees[..], [.., TokenTree::Ident(name), TokenTree::Punct(bang)]
            if name == "compiled" && bang.as_char() == '!');
        if is_call {
            let is_equals = |tree: &TokenTree| tokens::punct(tree) == Some('=');
            let path = trees.iter().rposition(is_equals).expect("a value") + 1;
            trees.truncate(path);
            trees.extend(group.stream());
        } else {
            let inside = passed_on(group.stream());
            trees.push(Group::new(group.delimiter(), inside).into());
        }
    }
    trees.into_iter().collect()
}

fn errors(declaration: &str) -> usize {
    expand(declaration)
        .to_string()
        .matches("compile_error")
        .count()
}

/// A short form of a tree: `(op left right)`, `@` for the current value, `base.field`.
fn tree(path: &str) -> String {
    let tokens: Vec<_> = path
        .parse::<TokenStream>()
        .expect("tokens")
        .into_iter()
        .collect();
    match Expr::parse(&tokens, proc_macro2::Span::call_site()) {
        Ok(expr) => show(&expr),
        Err(error) => format!("error: {error}"),
    }
}

fn show(expr: &Expr) -> String {
    match &expr.node {
        Node::Current => "@".to_owned(),
        Node::Field(base, name) => format!("{}.{}", show(base), name.rust),
        Node::Key(base, key) => format!("{}.{}", show(base), key.literal),
        Node::Variant(base, variant) => format!("{} as {}", show(base), variant.accessor),
        Node::Index(base, index) => format!("{}[{index}]", show(base)),
        Node::Projection(base, over, right) => {
            let over = match over {
                Over::Flatten => "[]".to_owned(),
                Over::Elements => "[*]".to_owned(),
                Over::Values => ".*".to_owned(),
                Over::Filter(condition) => format!("[?{}]", show(condition)),
                Over::Slice(slice) => {
                    let bound =
                        |bound: Option<i64>| bound.map_or(String::new(), |at| at.to_string());
                    let (start, stop) = (bound(slice.start), bound(slice.stop));
                    format!("[{start}:{stop}:{}]", slice.step)
                }
            };
            format!("({}{over} {})", show(base), show(right))
        }
        Node::Pipe(left, right) => format!("({} | {})", show(left), show(right)),
        Node::Compare(left, comparator, right) => {
            let (text, _) = Comparator::ALL
                .into_iter()
                .find(|(_, other)| other == comparator)
                .expect("every comparator has a text");
            format!("({} {text} {})", show(left), show(right))
        }
        Node::And(left, right) => format!("({} && {})", show(left), show(right)),
        Node::Or(left, right) => format!("({} || {})", show(left), show(right)),
        Node::Not(operand) => format!("!{}", show(operand)),
        Node::Call(function, arguments) => {
            let arguments: Vec<_> = arguments.iter().map(show).collect();
            format!("{}({})", function.name, arguments.join(" "))
        }
        Node::List(items) => {
            let items: Vec<_> = items.iter().map(show).collect();
            format!("[{}]", items.join(" "))
        }
        Node::Text(text) => text.literal.to_string(),
        Node::Number(number) => {
            format!(
                "{}{}",
                if number.negative { "-" } else { "" },
                number.digits
            )
        }
        Node::Bool(value) => value.to_string(),
        Node::Null => "null".to_owned(),
        Node::Rust(Rust::Path(path)) => path.to_string().replace(' ', ""),
        Node::Rust(Rust::Block(block)) => block.to_string(),
        Node::Empty => "`[]`".to_owned(),
        Node::UnknownCall(..) | Node::Missing(_) => "?".to_owned(),
    }
}

#[test]
fn operators_bind_as_in_the_grammar() {
    for (path, expected) in [
        ("a.b.c", "@.a.b.c"),
        ("DBInstances[0].Endpoint", "@.db_instances[0].endpoint"),
        ("a || b && c == d", "(@.a || (@.b && (@.c == @.d)))"),
        ("a | b || c", "(@.a | (@.b || @.c))"),
        ("!a.b == c", "(!@.a.b == @.c)"),
        ("!xs[].a", "!(@.xs[] @.a)"),
        ("(a || b).c", "(@.a || @.b).c"),
        ("a.\"k\".b", "@.a.\"k\".b"),
        ("a[-1]", "@.a[-1]"),
        ("a == -1.5", "(@.a == -1.5)"),
        ("a == 18446744073709551615", "(@.a == 18446744073709551615)"),
        ("a == -9223372036854775808", "(@.a == -9223372036854775808)"),
        ("a.length(@)", "(@.a | length(@))"),
        (
            "a == module::Type::Variant",
            "(@.a == module::Type::Variant)",
        ),
        ("a == ::module::CONST", "(@.a == ::module::CONST)"),
        ("a == {b + 1}", "(@.a == { b + 1 })"),
        ("a.[b, c.d]", "(@.a | [@.b @.c.d])"),
        ("[a, 1, \"x\",]", "[@.a 1 \"x\"]"),
        ("[a][0]", "[@.a][0]"),
        ("[0]", "@[0]"),
        ("[-1].a", "@[-1].a"),
        ("sort_by(a, &b.c)[0]", "sort_by(@.a @.b.c)[0]"),
        ("not_null(a, b, c)", "not_null(@.a @.b @.c)"),
    ] {
        assert_eq!(tree(path), expected, "{path}");
    }
}

#[test]
fn as_binds_to_the_path_before_it() {
    for (path, expected) in [
        ("a.b as S", "@.a.b as as_s"),
        (
            "a.\"k\" as M.\"b\" as SS",
            "@.a.\"k\" as as_m.\"b\" as as_ss",
        ),
        ("a as dbInstance.b[0]", "@.a as as_db_instance.b[0]"),
        ("!a as BOOL == b", "(!@.a as as_bool == @.b)"),
        ("a || b as S", "(@.a || @.b as as_s)"),
        ("a as L[].b as S", "(@.a as as_l[] @.b as as_s)"),
        ("a[] as S", "(@.a[] @ as as_s)"),
        (
            "a[?b as N == \"1\"].c",
            "(@.a[?(@.b as as_n == \"1\")] @.c)",
        ),
        ("[a as S, b as r#type]", "[@.a as as_s @.b as as_type]"),
        ("length(@ as L)", "length(@ as as_l)"),
        // A field may have this name.
        ("as.as", "@.r#as.r#as"),
        ("as as as_b", "@.r#as as as_as_b"),
    ] {
        assert_eq!(tree(path), expected, "{path}");
    }
}

#[test]
fn projections_reach_as_far_as_in_the_grammar() {
    for (path, expected) in [
        ("a[].b", "(@.a[] @.b)"),
        // A flatten ends the projection before it. An index does not.
        ("a[].b[].c", "((@.a[] @.b)[] @.c)"),
        ("a[*].b[0]", "(@.a[*] @.b[0])"),
        ("a[*].b[*].c", "(@.a[*] (@.b[*] @.c))"),
        ("a[*].b.*.c", "(@.a[*] (@.b.* @.c))"),
        ("a.*.*", "(@.a.* (@.* @))"),
        ("*.a", "(@.* @.a)"),
        ("[]", "(@[] @)"),
        ("a[?b].c[?d]", "((@.a[?@.b] @.c)[?@.d] @)"),
        ("a[?b][]", "((@.a[?@.b] @)[] @)"),
        ("a[].b | [0]", "((@.a[] @.b) | @[0])"),
        ("a[].b == c", "((@.a[] @.b) == @.c)"),
        ("(a[].b)[0]", "(@.a[] @.b)[0]"),
        ("a[1:].b", "(@.a[1::1] @.b)"),
        ("a[:-2:-1]", "(@.a[:-2:-1] @)"),
        ("a[::2][0]", "(@.a[::2] @[0])"),
        ("[:2].a", "(@[:2:1] @.a)"),
        ("a[*].b[:1].c", "(@.a[*] (@.b[:1:1] @.c))"),
        ("a[*].[b, c][0]", "(@.a[*] (@ | [@.b @.c]))[0]"),
        ("a[].[b, c][]", "((@.a[] (@ | [@.b @.c]))[] @)"),
    ] {
        assert_eq!(tree(path), expected, "{path}");
    }
}

#[test]
fn what_is_no_path_is_an_error_that_says_so() {
    for (path, expected) in [
        ("a.", "this path ends in a dot"),
        ("a b", "unexpected `b`"),
        ("a as", "the name of a union's variant alone after `as`"),
        (
            "a as \"S\"",
            "the name of a union's variant alone after `as`",
        ),
        (
            "a as Type::S",
            "the name of a union's variant alone after `as`",
        ),
        ("a as fn", "the name of a union's variant alone after `as`"),
        ("a as i64", "numbers of all types compare"),
        ("a as Unknown", "`Unknown` does not hold a value"),
        ("a = b", "a comparison is written `==`"),
        ("a and b", "write `&&`"),
        ("a == 'x'", "write a string with double quotes: \"x\""),
        ("a == 5s", "write `5`"),
        ("a[1:2:0]", "the step of a slice cannot be 0"),
        ("a[1:2:3:4]", "expected a slice, `[start:stop:step]`"),
        ("a[1:b]", "expected a literal number as the index"),
        ("a[b, c]", "with a dot, `.[a, b]`"),
        ("a.[]", "expected the values to select between the brackets"),
        ("a.[0]", "write an index without a dot"),
        ("a.{b: c}", "objects cannot be compared"),
        ("{b: c}", "objects cannot be compared"),
        ("sort_by(a, b)", "write `&` before it"),
        ("length(&a)", "remove the `&`"),
        (
            "a & b",
            "is an argument of `map`, `max_by`, `min_by` or `sort_by`",
        ),
        ("not_null()", "`not_null` takes at least 1 argument, not 0"),
        ("merge(a, b)", "`merge` is not supported"),
        ("type(a)", "`type` is not supported"),
        ("size(a)", "unknown function `size`"),
        ("length()", "`length` takes 1 argument, not 0"),
        ("a == {}", "write a Rust expression"),
        (
            "a == (X::A | X::B)",
            "write alternatives without parentheses",
        ),
        ("a == X::A | b == X::B", "join two conditions by `||`"),
        ("a | \"x\"", "expected a path after `|`, found a value"),
        (
            "(a == X::A | X::B) && b",
            "alternatives are only supported at the end",
        ),
        ("a == 99999999999999999999", "does not fit 64 bits"),
        ("a == 18446744073709551616", "does not fit 64 bits"),
        ("a == -9223372036854775809", "does not fit 64 bits"),
        (
            "map(a, &b)",
            "`map` takes the expression first: `map(&expr, list)`",
        ),
        (
            "sort_by(&a, b)",
            "`sort_by` takes the list first: `sort_by(list, &expr)`",
        ),
        ("", "expected a path or a value"),
        ("a ==", "expected a path or a value"),
        ("\"a.b\" == \"c\" && d", "to use a path as a string"),
        ("a == _", "`_` cannot be the name of a field"),
        ("X::", "expected a variant or a constant after `::`"),
        (r#"contains(a "b")"#, r#"write `,` before `"b"`"#),
        (r#"a[?starts_with(b.c[] "d")]"#, r#"write `,` before `"d"`"#),
        (r#"contains({x} a, "b")"#, "write `,` before `a`"),
        (r#"join("," a)"#, "write `,` before `a`"),
        ("contains(a {x})", "write `,` before `{x}`"),
        ("contains(length(a) (b))", "write `,` before `(b)`"),
        ("[a \"b\"]", "write `,` before `\"b\"`"),
        (r#"contains(@ "a")"#, r#"write `,` before `"a"`"#),
        ("contains(a @)", "write `,` before `@`"),
        ("length(a not b)", "write `!` for `not`"),
        (
            r#"a[b == "c"]"#,
            r#"a filter begins with `?`: write `[?b == "c"]`"#,
        ),
        ("a[!b]", "write `[?!b]`"),
        (r#"a[contains(b, "c")].d"#, r#"write `[?contains(b, "c")]`"#),
        ("a[b && c].d", "write `[?b && c]`"),
        ("a[b]", "expected a literal number as the index"),
        ("a[self.b]", "expected a literal number as the index"),
    ] {
        let tree = tree(path);
        assert!(
            tree.starts_with("error: ") && tree.contains(expected),
            "{path}: {tree}"
        );
    }
}

/// The error in an acceptor.
fn fault(acceptor: &str) -> String {
    let mut errors = Errors::default();
    let tokens = tokens(&format!("{acceptor} => success"));
    ParsedAcceptor::parse(
        &tokens,
        proc_macro2::Span::call_site(),
        OperationKind::Sdk,
        &mut errors,
    );
    match &errors.messages()[..] {
        [] => "no error".to_owned(),
        messages => messages.join("; "),
    }
}

#[test]
fn what_is_no_condition_is_an_error_that_says_so() {
    for (acceptor, expected) in [
        // These do not depend on the response.
        (r#"path length("A.B[]") == 1"#, "to use a path as a string"),
        (r#"path contains("A.B", "x")"#, "to use a path as a string"),
        (r#"path "A" | length(@) == 1"#, "to use a path as a string"),
        (r#"path 1 == length("A")"#, "to use a path as a string"),
        (
            "path floor(1.5) == 1",
            "this condition does not depend on the response",
        ),
        (
            r#"path length({x}) == "x""#,
            "this condition does not depend on the response",
        ),
        (
            r#"path "contains('a', 'b')""#,
            "this condition does not depend on the response",
        ),
        (
            r#"path "length('a')" == 1"#,
            "this condition does not depend on the response",
        ),
        (r#"path floor(1.5) == 1 && a == "b""#, "no error"),
        ("path length(@) == 1", "no error"),
        // An index instead of a list.
        ("path a == [1]", "for a list of one number write `{[1]}`"),
        (
            "path a == {b} | [-1]",
            "for a list of one number write `{[-1]}`",
        ),
        ("path a && !(b == [1].c)", "`[1]` is an index here"),
        ("path a[?b == [1]]", "no error"),
        ("path a == [b]", "no error"),
        // A value before a path.
        (r#"path "X" == a.b"#, r#"after the path: `… == "X"`"#),
        (
            r#"path_any "x-y" < length(a)"#,
            r#"after the path: `… > "x-y"`"#,
        ),
        (r#"path "X_Y" == a"#, r#"after the path: `… == "X_Y"`"#),
        (r#"path "A.B" == c"#, "no error"),
        (r#"path "A.B" == {c}"#, "no error"),
    ] {
        let message = fault(acceptor);
        assert!(message.contains(expected), "{acceptor}: {message}");
    }
}

#[test]
fn each_mistake_in_an_error_says_what_to_write() {
    for (acceptor, expected) in [
        (r#"error "A" if contains(message, "x")"#, "no error"),
        (
            "error A if error.status == ok && status == B::C",
            "no error",
        ),
        (
            r#"error A | "B" | throttling if code == "x" || !(message == null)"#,
            "no error",
        ),
        (r#"error any if "contains(message, 'x')""#, "no error"),
        (
            "error SdkError::ServiceError(e) | SdkError::TimeoutError(e) if e > {}",
            "no error",
        ),
        ("error my::Alias::DispatchFailure(_)", "no error"),
        ("error _ if limits() > 3", "no error"),
        ("error ref e if e.is_x()", "no error"),
        (
            "error e @ SdkError::ServiceError(_) if e.is_x()",
            "no error",
        ),
        ("ok output if output.count > 3", "no error"),
        (
            "error A when message == \"x\"",
            "write `if` for `when` before the condition: `error A if …`",
        ),
        (
            "error \"A\" and message == \"x\"",
            "write `if` for `and` before the condition",
        ),
        (
            "error A(e) if e.message == \"x\"",
            "write the error's name alone: `error A if field == …`",
        ),
        ("error a::b::A", "write the error's name alone: `error A`"),
        ("error \"A\"(_)", "write the error's name alone"),
        (
            "error A | SdkError::TimeoutError(_)",
            "write `error A` in another acceptor",
        ),
        (
            "error SdkError::TimeoutError(_) | \"A\"",
            "write `error \"A\"` in another acceptor",
        ),
        ("error |e| e.is_x()", "expected a pattern, found `|e|`"),
        ("error e.is_x()", "expected a pattern, found `.`"),
        (
            "error matches!(e, _)",
            "expected a pattern, found `matches!`",
        ),
        ("error e", "unknown class of errors `e`"),
        (
            "error throtling if message == \"x\"",
            "did you mean `throttling`?",
        ),
        (
            "error starts_with(message, \"x\")",
            "`error any if starts_with(message, \"x\")`",
        ),
        ("error message ~ \"x\"", "`error any if message ~ \"x\"`"),
        ("error A if message =~ \"x\"", "write `contains(…)`"),
        ("error A if message matches \"x\"", "write `contains(…)`"),
        ("error A if if message == \"x\"", "expected"),
        (
            "error A if message == \"x\" if code == \"y\"",
            "conditions are joined by `&&`",
        ),
        (
            "error A if let Some(x) = message",
            "expected a path, found Rust",
        ),
        (
            "error A if message == \"x\" ok",
            "expected `=>` and a state",
        ),
        ("error A if message", "no error"),
    ] {
        let message = fault(acceptor);
        assert!(message.contains(expected), "{acceptor}: {message}");
        assert!(!message.contains("; expected"), "{acceptor}: {message}");
    }
}

#[test]
fn nesting_is_bounded() {
    let nested = |depth| format!("{}a{}", "(".repeat(depth), ")".repeat(depth));
    assert_eq!(tree(&nested(60)), "@.a");
    let projections = "a".to_owned() + &"[*]".repeat(5_000);
    for path in [nested(5_000), "!".repeat(5_000) + "a", projections] {
        assert!(tree(&path).contains("nested too deeply"));
    }
}

#[test]
fn length_is_bounded() {
    for step in [".b", "[0]", " | @", " || b", " && b", " == b"] {
        let path = |steps| "a".to_owned() + &step.repeat(steps);
        assert!(!tree(&path(256)).contains("too long"), "{step}");
        for steps in [257, 5_000] {
            assert!(tree(&path(steps)).contains("too long"), "{step}");
        }
    }
    let arguments = "a, ".repeat(300);
    let spread = format!("({})", "a.b.c.d.e || ".repeat(60) + "a");
    for path in [format!("not_null({arguments})"), spread] {
        assert!(tree(&path).contains("too long"), "{path}");
    }
}

#[test]
fn a_sound_declaration_has_no_errors() {
    assert_eq!(errors(SOUND), 0);
    pretty(expand(SOUND));
}

#[test]
fn each_mistake_is_one_error_and_the_rest_stays() {
    for (right, wrong) in [
        ("delay: 2s..120s", "delay: 2"),
        ("max_attempts: 40", "max_attempts: many"),
        ("max_wait: 10m", "max_wait 10m"),
        ("output: some::Output", "output: Vec<u8>"),
        ("output: some::Output", "output: 5"),
        ("max_wait: 10m", "max_weight: 10m"),
        ("max_wait: 10m", "delay: 10m"),
        ("operation: aws_sdk_acm::DescribeCertificate,", ""),
        (
            "operation: aws_sdk_acm::DescribeCertificate",
            "operation: DescribeCertificate",
        ),
        (
            "operation: aws_sdk_acm::DescribeCertificate",
            "operation: 5",
        ),
        ("pub struct Issued {", "pub struct Issued<T> {"),
        ("=> success", "=> done"),
        ("=> success", "-> success"),
        ("path_any", "some"),
        ("length(", "size("),
        ("[-1]", "[1 2]"),
        ("status 404", "status 40"),
        ("throttling", "sometimes"),
        ("input.name == output.name", "input.name == name"),
        ("input.name == output.name", "length(output.name) == want"),
        ("ok => retry", "ok retry"),
        ("ok => retry", "ok => retry, path a == 1 => failure"),
    ] {
        assert!(SOUND.contains(right), "{right}");
        let broken = SOUND.replacen(right, wrong, 1);
        let expansion = expand(&broken);
        let text = pretty(expansion);
        assert_eq!(text.matches("compile_error").count(), 1, "{wrong}:\n{text}");
        for kept in ["pub struct Issued", "fn wait", "Waiter for Issued"] {
            assert!(text.contains(kept), "{wrong}: {kept} is lost");
        }
    }
}

#[test]
fn a_parameter_of_input_output_is_told_from_a_path() {
    let parameter = "write `{want}` for the parameter";
    let path = "begins with `input.` or `output.`";
    for (condition, expected) in [
        ("length(output.name) == want", parameter),
        ("want == length(output.name)", parameter),
        (
            "input.name == null && length(output.name) == want",
            parameter,
        ),
        ("length(output.name) == wont", path),
        ("name == output.name", path),
        ("input.name == @", path),
    ] {
        let text = expand(&SOUND.replacen("input.name == output.name", condition, 1)).to_string();
        assert_eq!(text.matches("compile_error").count(), 1, "{condition}");
        assert!(text.contains(expected), "{condition}");
    }
}

#[test]
fn the_paths_come_before_the_errors() {
    let broken = SOUND.replacen("delay: 2s..120s", "delay: 2", 1);
    let text = expand(&broken).to_string();
    let (path, error) = (text.find("certificate"), text.find("compile_error"));
    assert!(
        path.is_some() && path < error,
        "an editor completes only in what precedes an error"
    );
}

/// Fuzzing found these. Each panicked, expanded to something else than items, or gave no error.
#[test]
fn what_fuzzing_found_is_items_and_errors() {
    for declaration in [
        "struct A; acceptors: { path _ाA == 1 => success }",
        "struct A; operation: a::_1A,",
        "struct A; operation: a::Type, delay: 1s, max_attempts: 1, acceptors: { ok => success },",
        "struct A; operation: a::fn::Op,",
        "struct A; output: type::C,",
        "struct A; delay: 1é, max_wait: 0é,",
        "struct A; acceptors: { path c == pub::A => success }",
        "struct A { _: u8 } acceptors: { path c == {_} => success }",
        "struct A { a: [u8 4] }",
        "struct A((a b));",
        "struct A(Vec<(a b)>);",
    ] {
        let expansion = expand(declaration);
        let text = pretty(expansion.clone());
        let is_sound = declaration.contains("a::Type");
        assert_eq!(
            text.contains("compile_error"),
            !is_sound,
            "{declaration}\n{text}"
        );
    }
    let deep = format!(
        "struct A {{ a: {}u8{} }}",
        "V<".repeat(500),
        ">".repeat(500)
    );
    assert!(errors(&deep) > 0);
}

/// Changes the token at `at`, counted through all groups.
fn mutate(tokens: TokenStream, at: &mut usize, change: Slip) -> TokenStream {
    let mut changed = Vec::new();
    for tree in tokens {
        let hit = *at == 0;
        *at = at.wrapping_sub(1);
        let tree = match tree {
            TokenTree::Group(group) => {
                Group::new(group.delimiter(), mutate(group.stream(), at, change)).into()
            }
            tree => tree,
        };
        changed.extend(if hit { change(tree) } else { vec![tree] });
    }
    changed.into_iter().collect()
}

type Slip = fn(TokenTree) -> Vec<TokenTree>;

/// The changes of a typing mistake to a token.
const SLIPS: &[Slip] = &[
    |_| vec![],
    |tree| vec![tree.clone(), tree],
    |tree| vec![Group::new(Delimiter::Bracket, tree.into()).into()],
    |_| tokens("|"),
    |_| tokens("."),
    |_| tokens("self"),
    |_| tokens("::"),
    |_| tokens("9e9"),
    |_| tokens("{}"),
];

#[test]
fn a_field_may_have_the_name_of_a_matcher() {
    for field in ["status", "error", "path", "ok", "path_any"] {
        for path in [
            format!("{field} == \"X\""),
            format!("{field}.{field}[0] != null && !{field}"),
        ] {
            let declaration = format!(
                "struct X; operation: a::B, delay: 1s, max_attempts: 2, acceptors: {{ path {path} => success, ok => retry }}"
            );
            assert_eq!(errors(&declaration), 0, "{declaration}");
        }
    }
}

fn tokens(text: &str) -> Vec<TokenTree> {
    text.parse::<TokenStream>()
        .expect("tokens")
        .into_iter()
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    /// The macro expands any changed declaration to items, without a panic.
    #[test]
    fn mutated_declarations_expand_to_items(
        slips in prop::collection::vec((0..220_usize, 0..SLIPS.len()), 1..4),
    ) {
        let mut tokens: TokenStream = SOUND.parse().expect("tokens");
        for (mut at, slip) in slips {
            tokens = mutate(tokens, &mut at, SLIPS[slip]);
        }
        let text = tokens.to_string();
        let expansion = expand(&text);
        prop_assert!(syn::parse2::<syn::File>(passed_on(expansion)).is_ok(), "{text}");
    }

    /// Any tokens give a path or an error.
    #[test]
    fn any_tokens_are_a_path_or_an_error(text in "[a-b.|&!=<>@*:?,{}()\\[\\]\"0-9 -]{0,24}") {
        if let Ok(tokens) = text.parse::<TokenStream>() {
            let tokens: Vec<_> = tokens.into_iter().collect();
            let _ = Expr::parse(&tokens, proc_macro2::Span::call_site());
        }
    }
}
