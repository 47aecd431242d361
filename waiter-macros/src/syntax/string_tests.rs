//! Both forms of a path give the same tree. A fault in a string is one error with its caret.

use proc_macro2::{Literal, Span, TokenStream};
use proptest::prelude::*;

use crate::diagnostics::Result;
use crate::syntax::expr::{Expr, Node};

fn of_tokens(path: &str) -> Result<Expr> {
    let tokens: Vec<_> = path
        .parse::<TokenStream>()
        .map_err(syn::Error::from)?
        .into_iter()
        .collect();
    Expr::parse(&tokens, Span::call_site())
}

fn of_string(path: &str) -> Result<Expr> {
    Expr::parse_string(&Literal::string(path))
}

/// The same tree, without the keys of fields.
fn without_keys(mut expr: Expr) -> Expr {
    fn strip(expr: &mut Expr) {
        if let Node::Field(_, field) = &mut expr.node {
            field.key = None;
        }
        expr.children_mut().into_iter().for_each(strip);
    }
    strip(&mut expr);
    expr
}

fn condition(path: &str) -> Result<Expr> {
    Expr::parse_string_condition(&Literal::string(path))
}

/// Pairs of a path as tokens and as a string.
type Pairs = &'static [(&'static str, &'static str)];

const PATHS: Pairs = &[
    ("a", "a"),
    ("a.b.c", "a.b.c"),
    ("a.b.c", "A . B\n.C"),
    ("db_instances[0].endpoint", "DBInstances[0].Endpoint"),
    ("a.r#type", "A.Type"),
    ("a.foo_bar", "a.\"foo-bar\""),
    ("a.\"aws:x\".b", "a.\"aws:x\".b"),
    ("a.b[0]", "a.b[0]"),
    ("a[-1]", "a[-1]"),
    ("[0].a", "[0].a"),
    ("(a[].b)[0]", "(a[].b)[0]"),
    ("@", "@"),
];

const PROJECTIONS: Pairs = &[
    ("a[]", "a[]"),
    ("[]", "[]"),
    ("a[].b", "a[].b"),
    ("a[].b[].c.d", "a[].b[].c.d"),
    ("a[*]", "a[*]"),
    ("[*].a", "[*].a"),
    ("a[*].b[0]", "a[*].b[0]"),
    ("a[*][0]", "a[*][0]"),
    ("a[*][*].b", "a[*][*].b"),
    ("a[*].b[*].c", "a[*].b[*].c"),
    ("a[*].b.*.c", "a[*].b.*.c"),
    ("a.*", "a.*"),
    ("*.a", "*.a"),
    ("a.*.*", "a.*.*"),
    ("a[*].*", "a[*].*"),
    ("a[?b]", "a[?b]"),
    ("[?b].c", "[?b].c"),
    ("a[?b].c[?d]", "a[?b].c[?d]"),
    ("a[?b][]", "a[?b][]"),
    ("a[*][?b]", "a[*][?b]"),
    ("(a[*].b).c", "(a[*].b).c"),
];

const SLICES: Pairs = &[
    ("a[1:].b", "a[1:].b"),
    ("a[:-2:-1]", "a[:-2:-1]"),
    ("a[::2][0]", "a[::2][0]"),
    ("[:2].a", "[:2].a"),
    ("a[*].b[:1].c", "a[*].b[:1].c"),
    ("a[0:2][1:]", "a[0:2][1:]"),
];

const PIPES: Pairs = &[
    ("a | b", "a | b"),
    ("a[].b | [0]", "a[].b | [0]"),
    ("a | b.c | d", "a | b.c | d"),
    ("(a | b).c", "(a | b).c"),
    ("a | b || c", "a | b || c"),
    ("a | @", "a | @"),
];

const SELECTIONS: Pairs = &[
    (
        "[a, [-1].b, [1:2].c, [?d], [], *.e, [f]]",
        "[a, [-1].b, [1:2].c, [?d], [], *.e, [f]]",
    ),
    ("[a, (b), ((c)).d, !e, [0]]", "[a, (b), ((c)).d, !e, [0]]"),
    ("[a, b.c]", "[a, b.c]"),
    ("[a][0]", "[a][0]"),
    ("a.[b, c]", "a.[b, c]"),
    ("a[].[b, c][]", "a[].[b, c][]"),
    ("a[*].[b, c[]]", "a[*].[b, c[]]"),
    ("a | [b, c]", "a | [b, c]"),
];

const CONDITIONS: Pairs = &[
    ("a == b", "a == b"),
    ("a != b", "a != b"),
    ("a < b", "a < b"),
    ("a <= b", "a <= b"),
    ("a > b", "a > b"),
    ("a >= b", "a >= b"),
    ("a == b == c", "a == b == c"),
    ("a && b || c && d", "a && b || c && d"),
    ("(a || b) && c", "(a || b) && c"),
    ("(a || b).c", "(a || b).c"),
    ("!a", "!a"),
    ("!a[0]", "!a[0]"),
    ("!a[*].b", "!a[*].b"),
    ("!(a.b)", "!(a.b)"),
    ("!a == b", "!a == b"),
    ("!!a && !b", "!!a && !b"),
    ("!a | b", "!a | b"),
    ("!length(a)", "!length(a)"),
    ("a[?!(b.c) && d != \"e\"].f", "a[?!(b.c) && d != 'e'].f"),
];

const LITERALS: Pairs = &[
    ("a == \"x\"", "a == 'x'"),
    ("a == \"x\"", "a == `\"x\"`"),
    ("a == \"é\\\"\\n\"", "a == `\"\\u00e9\\\"\\n\"`"),
    ("a == \"it's\"", r"a == 'it\'s'"),
    ("a == \"``\"", "a == '``'"),
    ("a == 1", "a == `1`"),
    ("a == 1", "a == ` 1 `"),
    ("a == 1_000", "a == `1000`"),
    ("a == -1", "a == `-1`"),
    ("a == -2.5", "a == `-2.5`"),
    ("a == 1_0.0", "a == `1e1`"),
    ("a == 9223372036854775807", "a == `9223372036854775807`"),
    ("a == 18446744073709551615", "a == `18446744073709551615`"),
    ("a == -9223372036854775808", "a == `-9223372036854775808`"),
    // A name in quotes or capitals beside a value is a field.
    ("a == \"x\"", "\"a\" == 'x'"),
    ("a.b == c", "a.b == \"c\""),
    ("a != b", "\"a\" != \"b\""),
    ("ARN == \"x\"", "ARN == 'x'"),
    ("a == true", "a == `true`"),
    ("a == false", "a == `false`"),
    ("a != null", "a != `null`"),
    ("\"x\" == a", "'x' == a"),
    ("a[?@ == \"]\"]", "a[?@ == ']']"),
];

const CALLS: Pairs = &[
    ("contains(a, [0])", "contains(a, [0])"),
    ("abs(a)", "abs(a)"),
    ("avg(a[].b)", "avg(a[].b)"),
    ("ceil(a)", "ceil(a)"),
    ("contains(a, \"b\")", "contains(a, 'b')"),
    ("ends_with(a, b)", "ends_with(a, b)"),
    ("floor(a)", "floor(a)"),
    ("join(\", \", a)", "join(', ', a)"),
    ("keys(a)", "keys(a)"),
    ("length(a[?b == c])", "length(a[?b == c])"),
    ("map(&b, a)", "map(&b, a)"),
    ("max(a)", "max(a)"),
    ("max_by(a, &b.c).d", "max_by(a, &b.c).d"),
    ("min(a)", "min(a)"),
    ("min_by(a, &b || c)", "min_by(a, &b || c)"),
    ("not_null(a, b, c)", "not_null(a, b, c)"),
    ("reverse(a)", "reverse(a)"),
    ("sort(a)", "sort(a)"),
    ("sort_by(a, &b.c)[0]", "sort_by ( a , & b.c ) [0]"),
    ("contains(a.b, c)", "contains(a.b, \"c\")"),
    ("starts_with(a, b)", "starts_with(a, b)"),
    ("sum(a)", "sum(a)"),
    ("to_array(a)", "to_array(a)"),
    ("to_number(a)", "to_number(a)"),
    ("to_string(a)", "to_string(a)"),
    ("values(a)", "values(a)"),
    ("a.length(@)", "a.length(@)"),
    ("a[*].length(@)", "a[*].length(@)"),
    ("a[].b.length(@)", "a[].b.length(@)"),
    ("length(not_null(a, [b, c]))", "length(not_null(a, [b, c]))"),
    ("contains((a), ((b)))", "contains((a), ((b)))"),
];

#[test]
fn both_forms_give_the_same_tree() {
    let tables = [
        PATHS,
        PROJECTIONS,
        SLICES,
        PIPES,
        SELECTIONS,
        CONDITIONS,
        LITERALS,
        CALLS,
    ];
    for (tokens, string) in tables.concat() {
        let expected = of_tokens(tokens).expect(tokens);
        let actual = of_string(string).expect(string);
        assert_eq!(actual.written.as_deref(), Some(string));
        assert_eq!(without_keys(actual), expected, "{string}");
    }
}

#[test]
fn a_keys_spelling_counts() {
    let [one, two, again] =
        ["a.QueueArn", "a.queue_arn", "a . QueueArn"].map(|path| of_string(path).expect("a path"));
    assert_eq!(one, again);
    assert_ne!(one, two);
}

#[test]
fn the_sides_of_a_comparison_keep_their_text() {
    for (path, left, right) in [
        (
            "length(a[?b == 'c'] ) >= `2`",
            "length(a[?b == 'c'] )",
            "`2`",
        ),
        ("(a || b).c == d.e", "(a || b).c", "d.e"),
        ("!a == b", "!a", "b"),
    ] {
        let Node::Compare(a, _, b) = condition(path).expect(path).node else {
            panic!("{path} is a comparison");
        };
        assert_eq!(a.written.as_deref(), Some(left));
        assert_eq!(b.written.as_deref(), Some(right));
    }
    let expr = condition("a && (b[?c].d != 'x' || `1` < length(e)) && f").expect("a condition");
    let mut texts = Vec::new();
    collect(&expr, &mut texts);
    assert_eq!(texts[1..], ["b[?c].d", "'x'", "`1`", "length(e)"]);
}

fn collect(expr: &Expr, texts: &mut Vec<String>) {
    texts.extend(expr.written.clone());
    for child in expr.children() {
        collect(child, texts);
    }
}

/// The message of an error in a string, with its column: `message @ column`.
fn fault(result: Result<Expr>) -> String {
    let message = result.expect_err("an error").to_string();
    match message.split_once('\n') {
        Some((message, shown)) => {
            let caret = shown.lines().last().expect("a caret");
            format!("{message} @ {}", caret.len() - "  ^".len())
        }
        None => message,
    }
}

/// Strings and the beginning of their error. With a column it is the whole error.
type Faults = &'static [(&'static str, &'static str)];

const SYNTAX: Faults = &[
    (
        "a == 99999999999",
        "a number in a string needs backticks: `` `99999999999` `` @ 5",
    ),
    ("", "expected a path or a value here"),
    ("  ", "expected a path or a value here"),
    (
        "a.",
        "this path ends in a dot; write the field's name after it @ 1",
    ),
    ("a ==", "expected a path or a value here @ 4"),
    ("a b", "unexpected `b` in a path @ 2"),
    ("a#b", "unexpected `#` in a path @ 1"),
    ("é", "unexpected `é` in a path @ 0"),
    ("a = b", "a comparison is written `==` @ 2"),
    ("a and b", "write `&&` for `and` @ 2"),
    (
        "a or b",
        "write `||` for `or`, and `|` between several values of one path @ 2",
    ),
    ("not a", "write `!` for `not` @ 0"),
    ("a[?b", "this `[?` is not closed @ 1"),
    ("(a", "this `(` is not closed @ 0"),
    ("a == 'b", "this `'` is not closed @ 5"),
    ("a == `1", "this ``` is not closed @ 5"),
    ("a]", "this `]` does not close a bracket @ 1"),
    ("(a]", "expected `)` for the open `(` before this `]` @ 2"),
    (
        "a == 1",
        "a number in a string needs backticks: `` `1` `` @ 5",
    ),
    (
        "a == -1.5",
        "a number in a string needs backticks: `` `-1.5` `` @ 5",
    ),
    (
        "a == `b`",
        "the value in backticks is not valid JSON; write a string as '…' @ 5",
    ),
    (
        "a == `'b'`",
        "the value in backticks is not valid JSON; write a string as '…' @ 5",
    ),
    (
        "\"\\q\"",
        "this name in quotes is not a valid string of JSON @ 0",
    ),
    (
        "a == true",
        "`true` without backticks is a field in JMESPath: write `` `true` `` for the value @ 5",
    ),
    (
        "a == `99999999999999999999`",
        "this number does not fit 64 bits @ 5",
    ),
    (
        "a == `18446744073709551616`",
        "this number does not fit 64 bits @ 5",
    ),
    (
        "a == `-9223372036854775809`",
        "this number does not fit 64 bits @ 5",
    ),
    (
        "a == \"BC\"",
        "`BC` is a field here; write 'BC' for a string @ 5",
    ),
    (
        "x[?a.b == B_C]",
        "`B_C` is a field here; write 'B_C' for a string @ 10",
    ),
    (
        "a[99999999999999999999]",
        "this number is too large for an index @ 2",
    ),
    (
        "a == `{\"b\": 1}`",
        "objects cannot be compared; compare their fields one by one @ 5",
    ),
    (
        "a == X::B",
        "Rust is not supported in a string of JMESPath; write an enum's variant as 'TEXT' @ 6",
    ),
    (
        "a == {want}",
        "write a value of Rust outside of the string: `path \"…\" == {value}` @ 5",
    ),
];

const BRACKETS: Faults = &[
    ("[a b]", "write `,` before `b` @ 3"),
    ("contains(length(a) b)", "write `,` before `b` @ 19"),
    ("contains(a 'b')", "write `,` before `'b'` @ 11"),
    ("a[?contains(b[] c)]", "write `,` before `c` @ 16"),
    ("contains('b' a)", "write `,` before `a` @ 13"),
    ("[a, length(a) b, c]", "write `,` before `b` @ 14"),
    ("contains(contains(a, b) c)", "write `,` before `c` @ 24"),
    ("[a,]", "expected a path or a value here @ 3"),
    (
        "a.[ ]",
        "remove the space after `[`: write `[?…]` or `[]` @ 2",
    ),
    (
        "a[ ?b]",
        "remove the space after `[`: write `[?…]` or `[]` @ 1",
    ),
    ("a[- 1]", "expected a number after `-` @ 2"),
    (
        "a.[]",
        "expected the values to select between the brackets: `[a, b]` @ 2",
    ),
    ("a.[0]", "write an index without a dot: `list[0]` @ 3"),
    (
        "a[b == 'c']",
        "a filter begins with `?`: write `[?b == 'c']` @ 2",
    ),
    (
        "a[b]",
        "expected `[]`, `[*]`, `[?condition]`, `[0]` or `[0:2]`, found `[b]` @ 2",
    ),
    (
        "a[*][b, c]",
        "write a multi-select list after a value with a dot, `.[a, b]`, and alternatives as `A | B` @ 5",
    ),
    (
        "a[b, c]",
        "write a multi-select list after a value with a dot, `.[a, b]`, and alternatives as `A | B` @ 2",
    ),
    (
        "a[0,1]",
        "write a multi-select list after a value with a dot, `.[a, b]`, and alternatives as `A | B` @ 3",
    ),
    (
        "a == [1, 2]",
        "a number in a string needs backticks: `` `1` `` @ 6",
    ),
    ("a[1:2:3:4]", "expected a slice, `[start:stop:step]` @ 7"),
    ("a[1:2:0]", "the step of a slice cannot be 0 @ 6"),
    (
        "a.'b'",
        "expected a field's name, a map's `\"key\"`, `*` or `[a, b]` after `.` @ 2",
    ),
    (
        "a.{b: c}",
        "`{key: …}` is not supported: objects cannot be compared; compare their fields one by one @ 2",
    ),
    (
        "[a, b, c, d, e, f, g, h, i]",
        "a multi-select list of more than 8 values is not supported @ 0",
    ),
];

const FUNCTIONS: Faults = &[
    ("size(a)", "unknown function `size`: write"),
    (
        "a || lenght(b)",
        "unknown function `lenght`; did you mean `length`? @ 5",
    ),
    ("merge(a, b)", "`merge` is not supported"),
    ("type(a)", "`type` is not supported"),
    ("length()", "`length` takes 1 argument, not 0 @ 0"),
    ("length(a, b)", "`length` takes 1 argument, not 2 @ 0"),
    (
        "not_null()",
        "`not_null` takes at least 1 argument, not 0 @ 0",
    ),
    (
        "(length)(a)",
        "write a function's name directly before its arguments @ 8",
    ),
    ("\"length\"(a)", "write the function's name without quotes"),
    (
        "sort_by(a, b)",
        "`sort_by` takes an expression for each element here: write `&` before it @ 11",
    ),
    (
        "sort_by(&a, b)",
        "`sort_by` takes the list first: `sort_by(list, &expr)` @ 0",
    ),
    (
        "a[?map(b, &c)]",
        "`map` takes the expression first: `map(&expr, list)` @ 3",
    ),
    (
        "length(&a)",
        "`length` takes a value here: remove the `&` @ 7",
    ),
    (
        "a.&b",
        "expected a field's name, a map's `\"key\"`, `*` or `[a, b]` after `.` @ 2",
    ),
    (
        "&a",
        "remove the `&` before the value; an expression reference (`&expr`) is an argument of",
    ),
    (
        "a & b",
        "write `&&` for \"and\"; an expression reference (`&expr`) is an argument of",
    ),
    (
        "sort_by(a, &&b)",
        "`sort_by` takes an expression for each element here: write `&` before it @ 11",
    ),
];

const OPERATORS: Faults = &[
    (
        "!a.b",
        "in a string, `!` applies only to the next word, as in `(!a).b`; write `!(a.b)` @ 0",
    ),
    (
        "a && !b.c.d",
        "in a string, `!` applies only to the next word, as in `(!a).b`; write `!(a.b)` @ 5",
    ),
    ("!a[]", "in a string, `!` applies only to the next word"),
    ("!a[?b]", "in a string, `!` applies only to the next word"),
    ("!a.*", "in a string, `!` applies only to the next word"),
    (
        "'a' == 'b'",
        "a comparison needs a path of the response on one side @ 0",
    ),
    ("a | 'b'", "expected a path after `|`, found a value @ 4"),
    (
        "a == 'b' | 'c'",
        "alternatives are only supported at the end",
    ),
    (
        "a[?b == 'c' || 'd']",
        "expected a condition, found a value; write each comparison in full: `path == A || path == B` @ 15",
    ),
    (
        "a[][][][][][][][][]",
        "a list can go through at most 8 projections, functions of lists, `||` and `&&`; shorten the path @ 17",
    ),
    (
        "'a'",
        "expected a path in the string before a comparator, found a value",
    ),
    (
        "a == `[1, 2]`",
        "a list in backticks is not supported: write",
    ),
];

#[test]
fn errors_have_a_caret() {
    let mut others = Vec::new();
    for (path, expected) in [SYNTAX, BRACKETS, FUNCTIONS, OPERATORS].concat() {
        let message = match of_string(path) {
            Ok(expr) => format!("{:?}", expr.node),
            error => fault(error),
        };
        if message != expected && (expected.contains(" @ ") || !message.starts_with(expected)) {
            others.push(format!("{path}: {message}\n"));
        }
    }
    assert!(others.is_empty(), "{}", others.concat());
}

#[test]
fn a_value_is_not_a_condition() {
    for (path, expected) in [
        (
            "`true`",
            "expected a condition, found a value; write each comparison in full: `path == A || path == B` @ 0",
        ),
        (
            "a && !'b'",
            "expected a condition, found a value; write each comparison in full: `path == A || path == B` @ 6",
        ),
    ] {
        assert_eq!(fault(condition(path)), expected);
    }
}

#[test]
fn an_index_is_not_a_list() {
    for (path, column) in [("length(a) == [1]", 13), ("a && !(b == [1].c)", 12)] {
        let expected =
            format!("`[1]` is an index here; compare an element instead: `list[0]` @ {column}");
        assert_eq!(fault(condition(path)), expected);
    }
    for path in ["a[?@ == [1]]", "a == [b]", "[1] == a"] {
        assert!(condition(path).is_ok(), "{path}");
    }
}

#[test]
fn strings_may_use_all_of_jmespath_that_has_a_type() {
    for path in [
        "\"runningCount\" == \"desiredCount\"",
        "\"runningCount\" < \"desiredCount\" && \"status\" != \"lastStatus\"",
        "a == \"b\"",
        "\"a\"",
        "!\"a\" || \"b\"[0].\"c\"",
        "contains(\"names\", \"name\")",
        "length(\"Items\") > `0`",
        "sort_by(a, &\"b\")[0] == a[0]",
        "a[?\"b\" == \"c\"]",
        "a == b == c",
        "a == b == `true`",
        "a < b == c",
        "(a == b) != (c == d)",
        "@ == a",
        "a | @ == b",
        "[a, \"b\"] == [b, a]",
    ] {
        if let Err(error) = condition(path) {
            panic!("{path}: {error}");
        }
    }
}

#[test]
fn nesting_counts_the_same_in_both_forms() {
    for (open, close) in [
        ("(", ")"),
        ("[", ",b]"),
        ("a[?", "]"),
        ("a[?(", ")]"),
        ("!", ""),
        ("!(", ")"),
        ("abs(", ")"),
        ("a[*].[", ",b]"),
        ("a[?b].c[*].[(", "),b]"),
    ] {
        let is_too_deep = |parsed: Result<Expr>| {
            parsed.is_err_and(|error| error.to_string().contains("nested too deeply"))
        };
        let depth = |parse: fn(&str) -> Result<Expr>| {
            let nested = |depth| open.repeat(depth) + "a" + &close.repeat(depth);
            (1..100).find(|depth| is_too_deep(parse(&nested(*depth))))
        };
        let of_tokens = depth(of_tokens);
        assert!(of_tokens.is_some(), "{open}");
        assert_eq!(of_tokens, depth(of_string), "{open}");
    }
}

#[test]
fn a_caret_counts_characters() {
    let message = of_string("a == 'é' b").expect_err("an error").to_string();
    assert_eq!(
        message,
        "unexpected `b` in a path\n  a == 'é' b\n           ^"
    );
}

#[test]
fn nesting_and_length_are_bounded() {
    let nested = |open: &str, close: &str, depth| open.repeat(depth) + "a" + &close.repeat(depth);
    assert!(of_string(&nested("(", ")", 60)).is_ok());
    assert!(of_string(&nested("(a==", ")", 60)).is_ok());
    assert!(of_string(&nested("!(", ")", 30)).is_ok());
    for (open, close) in [
        ("(", ")"),
        ("[", "]"),
        ("a[?", "]"),
        ("!", ""),
        ("abs(", ")"),
    ] {
        let message = fault(of_string(&nested(open, close, 300)));
        assert!(message.contains("nested too deeply"), "{open}: {message}");
    }
    for step in ["[*]", ".*", "[0:]", "[?a]"] {
        let message = fault(of_string(&("a".to_owned() + &step.repeat(300))));
        assert!(message.contains("nested too deeply"), "{step}: {message}");
    }
    // Long, but not nested.
    for operator in [".", "|", "||", "&&", "=="] {
        let path = |operators: usize| vec!["a"; operators + 1].join(operator);
        assert!(condition(&path(256)).is_ok(), "{operator}");
        let message = fault(condition(&path(257)));
        assert!(message.contains("too long"), "{operator}: {message}");
    }
    let message = fault(of_string(&"a".repeat(2_049)));
    assert_eq!(message, "a path of more than 2048 bytes is not supported");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 5_000, ..ProptestConfig::default() })]

    /// Any text is a tree or an error, and does not panic.
    #[test]
    fn any_text_is_a_path_or_an_error(
        text in "[a-b.|&!=<>@*:?,{}()\\[\\]\"'`0-9 \\\\é-]{0,32}",
    ) {
        let _ = of_string(&text);
        let _ = condition(&text);
    }

    /// The same for parts of paths, nested in each other.
    #[test]
    fn any_nested_parts_are_a_path_or_an_error(
        parts in prop::collection::vec(prop::sample::select(PARTS), 0..200),
    ) {
        let text = parts.concat();
        let _ = of_string(&text);
        let _ = condition(&text);
    }

    /// An expression that is valid in both forms has the same tree.
    #[test]
    fn both_forms_agree(parts in prop::collection::vec(prop::sample::select(COMMON), 1..8)) {
        let text = parts.concat();
        if let (Ok(verbatim), Ok(tokens)) = (of_string(&text), of_tokens(&text)) {
            // A `!` binds looser among tokens; where that matters, the string is an error.
            prop_assert_eq!(without_keys(verbatim), tokens, "{}", text);
        }
    }
}

/// Parts of paths.
const PARTS: &[&str] = &[
    "a", ".b", "[]", "[*]", "[0]", "[1:2]", "[?", "]", "(", ")", "[", ",", "|", "||", "&&", "!",
    "==", "<", "&", "*", ".*", "@", "'x'", "`1`", "`[1]`", "\"k\"", "length(", "sort_by(", "{",
    ":", "}", " ",
];

/// Parts that mean the same in both forms.
const COMMON: &[&str] = &[
    "a",
    "b",
    ".b",
    ".c",
    "[]",
    "[*]",
    "[0]",
    "[1:]",
    "[?a]",
    "[?a == b]",
    "(a",
    ")",
    " | a",
    " || b",
    " && ",
    " == ",
    "!",
    ".*",
    "*",
    "@",
    "length(a)",
    ".length(@)",
    "[a, b]",
    ".[a, b]",
    "[a, [0], [1:]]",
    "sort_by(a, &b)",
    ")",
];
