//! Fuzzing of the front end: whatever stands in `waiter! { … }`, the macro answers with items. It never panics, never
//! overflows the stack that rustc gives it, and never writes much more than it was given.
//!
//! Each case follows from its seed alone: a declaration with mutations, random tokens, or a random string for a path.
//! `cargo test` runs some thousands. More of them, or others (a proc macro's dependencies are not optimised otherwise):
//!
//! ```sh
//! export CARGO_PROFILE_RELEASE_BUILD_OVERRIDE_OPT_LEVEL=3
//! WAITER_FUZZ_CASES=1000000 cargo test --release -p waiter-macros fuzz
//! WAITER_FUZZ_SEED=1000000 WAITER_FUZZ_CASES=1000000 cargo test --release -p waiter-macros fuzz
//! ```
//!
//! What fails is printed with its seed, as the text of the least declaration that fails so, in which `none!(…)` is a group
//! without delimiters. Text does not show how punctuation is joined. A stack overflow ends the process; the name of the
//! thread has the seed.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::num::NonZero;
use std::panic::{self, AssertUnwindSafe};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, Once};
use std::{env, iter, thread};

use proc_macro2::{Delimiter, Group, Ident, Literal, Punct, Spacing, TokenStream, TokenTree};
use quote::quote;
use syn::parse::{ParseStream, Parser};
use syn::{
    Attribute, Expr as RustExpr, Field, FieldsNamed, ImplItem, Item, Lit, Stmt, Token, Visibility,
    token,
};

use crate::syntax::declaration::KEYS;
use crate::syntax::expr::Expr;
use crate::tokens::{punct, trees};
use crate::{declare, edit};

/// Declarations without a mistake. Among them they have every key, matcher, state, class of errors and function, and
/// every form of a path and a value.
const SOUND: &[&str] = &[
    r"
    /// Waits until ACM has issued the certificate.
    #[derive(Debug, Clone)]
    pub struct CertificateIssued;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 60s,
    max_attempts: 40,
    acceptors: {
        path certificate.status == CertificateStatus::Issued => success,
        path certificate.status == CertificateStatus::PendingValidation => retry,
        path certificate.status == CertificateStatus::Failed | CertificateStatus::ValidationTimedOut => failure,
        error ResourceNotFoundException => failure,
    },
    ",
    r#"
    struct Validated;
    operation: aws_sdk_acm::DescribeCertificate, delay: 2s..120s, max_wait: 10m,
    acceptors: {
        path_all Certificate.DomainValidationOptions[].ValidationStatus == DomainStatus::Success | "SKIPPED" => success,
        path_any Certificate.DomainValidationOptions[].ValidationStatus != DomainStatus::Success => retry,
        path_all certificate.options[*].count <= 3 => failure,
    }
    "#,
    r#"
    pub struct InService { pub want: usize, ids: Vec<String>, r#type: Kind<'static, { 1 + 2 }> }
    operation: aws_sdk_elasticloadbalancing::DescribeInstanceHealth, delay: 1.5s, max_attempts: 40, max_wait: 1h,
    acceptors: {
        path length(instance_states[?state == "InService" && contains({ids}, instance_id)]) >= {want + 1} => success,
        path length(instance_states) == {self.want} | {match *want { 0 => 1, n => n }} => failure,
        path instance_states[0].type == {r#type} => retry,
        error "LoadBalancerNotFound" => failure,
    },
    "#,
    r#"
    struct Answers;
    operation: a::HeadBucket, delay: 500ms, max_attempts: 20,
    acceptors: {
        status 404 => retry,
        status 200 | 301 => success,
        status 500..=599 | 400..404 => failure,
        error NotFound | "Code" | throttling | transient => retry,
        error timeout | dispatch => retry,
        error any => failure,
        ok => success,
    },
    "#,
    r"
    pub(crate) struct Copied;
    operation: aws_sdk_s3::HeadObject, delay: 1s, max_wait: 5m,
    acceptors: {
        input_output input.name == output.name => success,
        input_output length(output.parts) >= length(input.parts) && !output.pending => success,
        input_output output.e_tag != null => retry,
    },
    ",
    r##"
    struct Verbatim;
    operation: aws_sdk_acm::DescribeCertificate, delay: 1s, max_attempts: 3,
    acceptors: {
        path_all "Certificate.DomainValidationOptions[].ValidationStatus" == DomainStatus::Success => success,
        path "length(Certificate.Options[?Status == 'FAILED' || !Ready]) > `0`" => failure,
        path r#"Certificate."Type" == 'IMPORTED' && sort_by(Certificate.Xs, &A.B)[-1].C != `null`"# => failure,
        path "Attributes.QueueArn" == "é" | {name()} => retry,
        path_any "A.*.B[1:].[C, D][]" == 1 => retry,
    },
    "##,
    r#"
    struct Paths;
    operation: a::B, delay: 1s, max_attempts: 3,
    acceptors: {
        path a.b[0].c[-1] == "x" => success,
        path_any a.*.names[] | [-1] == null => failure,
        path a[1:3].b[::-1].c[:-2:2] | @ == d.e => failure,
        path (a.b || c.d) && !e[?f == 1 || @.g < 2].h => failure,
        path 3 <= length(xs[*].ys[?z][]) => retry,
        path a[?b == c[0]].d | [0] == true => retry,
    },
    "#,
    r#"
    struct Functions;
    operation: a::B, delay: 1s, max_attempts: 3,
    acceptors: {
        path contains(a, "x") && starts_with(b, "y") && ends_with(b, {z}) => success,
        path length(keys(a)) > 1 || length(values(a)) != 2 => failure,
        path join(", ", sort(a)) == reverse(b) => failure,
        path not_null(a, b.c, d[0]) == to_string(e) => failure,
        path to_number(a) == 1 => retry,
        path to_array(a)[0] == b => retry,
    },
    "#,
    r"
    struct Numbers;
    operation: a::B, delay: 1s, max_attempts: 3,
    acceptors: {
        path abs(a) == 1 => success,
        path ceil(a) == floor(b) => failure,
        path max(a) == sum(b) => failure,
        path min(a) == avg(b[].c) => failure,
        path max_by(a, &b.c).d == min_by(a, &e).d => retry,
        path map(&b, a)[0] == sort_by(a, &b)[0].b => retry,
        path a.length(@) == 4 => retry,
    },
    ",
    r#"
    struct Values;
    operation: ::a::b::C, delay: 1_000ms, max_attempts: 3,
    acceptors: {
        path a == -1 => success,
        path b == 1.5 | -2.5e3 | 18446744073709551615 | 0x1F => success,
        path c == {3} | {-1} | {[1, 2]} | {&*NAMES} | ::m::CONST | T::A => success,
        path d == false || e == null => failure,
        path f != module::TEXT || h == {"text"} => failure,
    },
    "#,
    r#"
    #[cfg(feature = "waiters")]
    #[deprecated(note = "old")]
    #[doc = "Documented."]
    pub(in crate::a) struct Long { /** A limit. */ #[allow(dead_code)] pub limit: fn(&str) -> Option<[u8; 4]>, }
    operation: ::sdk::operation::describe_db_instances::DescribeDBInstances,
    output: some::module::Output,
    max_attempts: 4294967295,
    delay: 1s..=2s,
    acceptors: { path {limit("x")} == DBInstances[0].Endpoint => success, }
    "#,
    r#"
    struct Lists;
    operation: a::B, delay: 1s, max_attempts: 3,
    acceptors: {
        path a.[b, c.d, length(@)][0] == [e, f] => success,
        path a."aws:x".b."k" == "y" => success,
        path_all a[].[b, c][] == 1 => failure,
        path [a, b][0] == c => failure,
        path @ == a => retry,
        path (((a.b))) => retry,
    },
    "#,
];

/// One with what other waiters have, and what is nearly right.
const MISTAKEN: &str = r#"
    pub struct Mistaken<T>(usize);
    "operation": sdk::operation::describe::Describe { x: 1 } maxTries = 40, minDelay: 2, interval: 60 delay: "5s"
    acceptors: [
        { "matcher": "pathAll", "argument": "A.B[].C", "expected": "X", "state": "success" },
        {"matcher": "error", "expected": True}, path => success path a.b -> failure, a.b == 1 : retry
        jmespath a.b and c is not None = > "success", status >= 500 => fail if x; error E::A(_) or B => retry,
        path 1 < length(a) < 5 => success, path a, b => retry, path_all a[0 == X::Y] | => , delay: 1s,
    ],
"#;

/// Sound paths of the verbatim form.
const PATHS: &[&str] = &[
    "Certificate.DomainValidationOptions[].ValidationStatus",
    "length(services[?!(deployments.length(@) == `1` && runningCount == desiredCount)]) == `0`",
    "Reservations[].Instances[?State.Name != 'terminated'].[InstanceId, Tags[?Key=='a'].Value | [0]][]",
    r#""quoted \u00e9 \" name"."aws:x"[-1] | [1:-1:2] | @"#,
    r"a == 'it\'s' || b != `-1.5e3` && c < `null` || d >= `true`",
    r#"contains(map(&a.b, c.*), `"x\ty"`) && sort_by(d, &e)[0].f == '``'"#,
    "not_null(a, b || c, [d, e.f][0]) == join(', ', keys(g))",
    "*.a[*][0:].*.b[::-1]",
];

/// Words of declarations, and what else may be one.
const WORDS: &str = "
    operation output delay max_attempts max_wait acceptors path path_all path_any input_output status error ok success
    failure retry any throttling transient timeout dispatch length contains map sort_by max_by not_null join merge type
    true false null not and or in if input a b want DBInstances db_instances Status TEXT min_delay maxAttempts interval
    matcher jmespath len done pub struct fn where self super crate match return build
    _ __ _1 _1A é Ünï ℘ _℘ ǅ İ ŉ ß Σς ａ 名前 _ा _ाA a·b
";

/// Operators, right and wrong ones.
const OPERATORS: &str = "
    : , ; => -> :: .. ..= ... == != <= >= < > && || | & ! . .* @ ? * - = # $ 'a + / % ^ ~
";

/// The characters that punctuation may have.
const PUNCTS: &str = "=<>!~+-*/%^&|@.,;:#$?'";

/// What separates the items of lists in which there are spaces.
const BETWEEN: [char; 2] = ['¦', '\n'];

/// Literals of every kind.
const LITERALS: &str = r##"
0¦1¦-1¦7u8¦1_000¦0x1F¦0xFFu64¦0b11¦0o17¦404¦600¦60s¦5ms¦1.5h¦2m¦1é¦0é¦1名¦1_¦1e9¦1e400¦1e-400¦1.¦2.5f32¦0.0s
18446744073709551615¦18446744073709551616¦-9223372036854775809¦340282366920938463463374607431768211456¦""¦"x"
"a.b"¦"A.B[].C"¦"CODE"¦"x"suffix¦"\u{0}\n\\\""¦"|"¦"`"¦"*/"¦r"raw"¦r#"a."k""#¦b"bytes\xFF"¦br"raw"¦c"text"
cr#"raw"#¦'x'¦'\''¦'é'¦'x'y¦b'x'¦b'\xFF'"##;

const DELIMITERS: [Delimiter; 4] = [
    Delimiter::Parenthesis,
    Delimiter::Bracket,
    Delimiter::Brace,
    Delimiter::None,
];

/// What random paths are made of.
const CHARACTERS: &str =
    "abA_019.*[](){}?:,@&|!=<>-'\"`\\ue \t\n\r\0\u{7f}\u{85}\u{a0}\u{301}\u{200b}\u{feff}é名🦀";

/// Parts of paths.
const PARTS: &str = r#"
a¦AbC¦A_B¦.b¦[]¦[*]¦[0]¦[-1]¦[1:2]¦[::-1]¦[::0]¦[?¦]¦(¦)¦[¦,¦ | ¦||¦&&¦!¦==¦<=¦&¦*¦.*¦@¦'x'¦'é\'¦`1`¦`-1e400`
`[1]`¦`{"a": 1}`¦`"\u0000"`¦`null`¦`true`¦null¦"k"¦"\ud83e\udd80"¦"\ud800"¦length(¦sort_by(¦map(&¦not_null(
.length(@)¦.[a, b]¦{¦:¦}¦99999999999¦[99999999999]¦ and ¦= ¦\¦é"#;

/// The stack of rustc's main thread.
const STACK: usize = 8 << 20;

/// `SplitMix64`: short, and the same numbers everywhere.
struct Rng(u64);

impl Rng {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        let bound = u64::try_from(bound).expect("64 bits");
        usize::try_from(self.next() % bound).expect("less than a usize")
    }

    /// From one to that many, mostly few.
    fn few(&mut self, most: usize) -> usize {
        let bound = self.below(most) + 1;
        self.below(bound) + 1
    }

    fn one<T>(&mut self, of: impl IntoIterator<Item = T, IntoIter: Clone>) -> T {
        let mut items = of.into_iter();
        let at = self.below(items.clone().count());
        items.nth(at).expect("one of them")
    }
}

fn tokens(text: &str) -> TokenStream {
    text.parse().expect("tokens")
}

/// Text as tokens; none if it is no tokens.
fn lexed(text: &str) -> Vec<TokenTree> {
    let tokens = text.parse::<TokenStream>().unwrap_or_default();
    tokens.into_iter().collect()
}

fn group(delimiter: Delimiter, trees: impl IntoIterator<Item = TokenTree>) -> TokenTree {
    Group::new(delimiter, trees.into_iter().collect()).into()
}

/// Groups in groups.
fn nested(delimiter: Delimiter, levels: usize, trees: Vec<TokenTree>) -> TokenTree {
    let inner = group(delimiter, trees);
    (1..levels).fold(inner, |inner, _| group(delimiter, [inner]))
}

/// A word: known, raw, with an editor's cursor in it, or made up of others.
fn word(rng: &mut Rng) -> Vec<TokenTree> {
    let word = rng.one(WORDS.split_whitespace());
    lexed(&match rng.below(8) {
        0 => format!("{word}raCompletionMarker"),
        1 => format!("r#{word}"),
        2 => (0..rng.few(6))
            .map(|_| rng.one(WORDS.split_whitespace()))
            .collect(),
        _ => word.to_owned(),
    })
}

fn literal(rng: &mut Rng) -> Vec<TokenTree> {
    match rng.below(8) {
        0 => lexed(&number(rng)),
        1 => vec![Literal::string(&path(rng)).into()],
        2 => vec![Literal::i64_unsuffixed(-1).into()],
        _ => lexed(rng.one(LITERALS.split(BETWEEN))),
    }
}

/// Digits, up to hundreds of them, and perhaps a unit.
fn number(rng: &mut Rng) -> String {
    let first = rng.below(10);
    let digits: String = (0..rng.few(400))
        .map(|_| rng.one("019_.".chars()))
        .collect();
    let suffix = rng.one(["", "s", "ms", "h", "u8", "f32", "e9", "é"]);
    format!("{first}{digits}{suffix}")
}

fn mark(rng: &mut Rng) -> TokenTree {
    let spacing = rng.one([Spacing::Alone, Spacing::Joint]);
    Punct::new(rng.one(PUNCTS.chars()), spacing).into()
}

/// Random tokens, in groups of at most that depth.
fn fragment(rng: &mut Rng, depth: usize) -> Vec<TokenTree> {
    let mut trees = Vec::new();
    for _ in 0..rng.few(8) {
        trees.extend(match rng.below(12) {
            0..=3 => word(rng),
            4..=6 => lexed(rng.one(OPERATORS.split_whitespace())),
            7 => vec![mark(rng)],
            8 | 9 => literal(rng),
            _ if depth == 0 => vec![],
            _ => vec![group(rng.one(DELIMITERS), fragment(rng, depth - 1))],
        });
    }
    trees
}

/// The weight of all tokens, those in groups as well.
fn sum(tokens: &TokenStream, weight: &dyn Fn(&TokenTree) -> usize) -> usize {
    let trees = tokens.clone().into_iter();
    trees
        .map(|tree| {
            let inside = match &tree {
                TokenTree::Group(group) => sum(&group.stream(), weight),
                _ => 0,
            };
            weight(&tree) + inside
        })
        .sum()
}

fn count(tokens: &TokenStream) -> usize {
    sum(tokens, &|_| 1)
}

/// The tokens after a change at the one at `at`, counted through all groups. The change is given the tokens of that
/// one's group, and where it stands among them.
fn change_at(
    tokens: &TokenStream,
    at: usize,
    mut change: impl FnMut(&mut Vec<TokenTree>, usize),
) -> TokenStream {
    descend(tokens, &mut Some(at), &mut change)
}

/// Goes `steps` tokens on.
fn descend(
    tokens: &TokenStream,
    steps: &mut Option<usize>,
    change: &mut dyn FnMut(&mut Vec<TokenTree>, usize),
) -> TokenStream {
    let mut trees: Vec<_> = tokens.clone().into_iter().collect();
    for index in 0..trees.len() {
        match steps {
            None => break,
            Some(0) => {
                *steps = None;
                change(&mut trees, index);
            }
            Some(left) => {
                *left -= 1;
                if let TokenTree::Group(inner) = &trees[index] {
                    let delimiter = inner.delimiter();
                    trees[index] = group(delimiter, descend(&inner.stream(), steps, change));
                }
            }
        }
    }
    trees.into_iter().collect()
}

/// A declaration to mutate.
fn declaration(rng: &mut Rng) -> TokenStream {
    let declarations = SOUND.iter().copied().chain([MISTAKEN]);
    tokens(rng.one(declarations))
}

/// A declaration after some mutations.
fn mutated(rng: &mut Rng) -> TokenStream {
    let mut tokens = declaration(rng);
    for _ in 0..rng.few(6) {
        let at = rng.below(count(&tokens).max(1));
        tokens = change_at(&tokens, at, |trees, at| mutate(trees, at, rng));
    }
    tokens
}

/// Does something to the token at `at`, or to a run of them from there.
fn mutate(trees: &mut Vec<TokenTree>, at: usize, rng: &mut Rng) {
    let end = trees.len().min(at + rng.few(6));
    let run = trees[at..end].to_vec();
    let put = match rng.below(16) {
        0 | 1 => vec![],
        2 => [run.clone(), run].concat(),
        3 => fragment(rng, 3),
        4 => [fragment(rng, 3), run].concat(),
        5 => borrowed(rng),
        6 => vec![group(rng.one(DELIMITERS), run)],
        7 => vec![group(Delimiter::None, run)],
        8 => vec![nested(rng.one(DELIMITERS), rng.few(300), run)],
        9 => vec![run; rng.few(300)].concat(),
        10 => {
            let other = rng.below(trees.len());
            trees.swap(at, other);
            return;
        }
        _ => [altered(&trees[at], rng), trees[at + 1..end].to_vec()].concat(),
    };
    trees.splice(at..end, put);
}

/// A run of tokens out of another declaration.
fn borrowed(rng: &mut Rng) -> Vec<TokenTree> {
    let tokens = declaration(rng);
    let (at, length) = (rng.below(count(&tokens)), rng.few(30));
    let mut run = Vec::new();
    change_at(&tokens, at, |trees, at| {
        run = trees[at..trees.len().min(at + length)].to_vec();
    });
    run
}

/// Another token of the same kind.
fn altered(tree: &TokenTree, rng: &mut Rng) -> Vec<TokenTree> {
    match tree {
        TokenTree::Group(inner) => vec![group(rng.one(DELIMITERS), inner.stream())],
        TokenTree::Punct(same) if rng.below(2) == 0 => {
            let spacing = match same.spacing() {
                Spacing::Alone => Spacing::Joint,
                Spacing::Joint => Spacing::Alone,
            };
            vec![Punct::new(same.as_char(), spacing).into()]
        }
        TokenTree::Punct(_) => vec![mark(rng)],
        TokenTree::Ident(same) => match rng.below(4) {
            0 => lexed(&format!("{same}raCompletionMarker")),
            1 => lexed(&format!("r#{same}")),
            _ => word(rng),
        },
        TokenTree::Literal(same) => match text_of(same) {
            Some(text) if rng.below(2) == 0 => vec![Literal::string(&misspelt(&text, rng)).into()],
            _ => literal(rng),
        },
    }
}

/// The string that a literal is.
fn text_of(literal: &Literal) -> Option<String> {
    match Lit::new(literal.clone()) {
        Lit::Str(text) => Some(text.value()),
        _ => None,
    }
}

/// Random tokens somewhere: instead of all, after the struct, as a key's value, among the acceptors, or in one.
fn random(rng: &mut Rng) -> TokenStream {
    let mut trees = Vec::new();
    for _ in 0..rng.few(6) {
        trees.extend(fragment(rng, 6));
    }
    let sound = quote!(struct X { want: usize } operation: a::B, delay: 1s, max_attempts: 4,);
    match rng.below(6) {
        0 => quote!(#(#trees)*),
        1 => quote!(pub struct X { pub want: usize } #(#trees)*),
        2 => {
            let key = word(rng);
            quote!(#sound #(#key)*: #(#trees)*)
        }
        3 => quote!(#sound acceptors: { #(#trees)* }),
        _ => {
            if rng.below(3) == 0 {
                trees = lexed(&expression(rng, 5));
            }
            let (matcher, value) = (matcher(rng), fragment(rng, 2));
            let acceptor = quote!(#matcher #(#trees)*);
            quote!(#sound acceptors: { #acceptor == #(#value)* => success, #acceptor => retry })
        }
    }
}

/// A matcher that takes something.
fn matcher(rng: &mut Rng) -> TokenStream {
    let matcher = rng.one([
        "path",
        "path_all",
        "path_any",
        "input_output",
        "status",
        "error",
    ]);
    tokens(matcher)
}

/// A declaration with a random path as one string.
fn verbatim(rng: &mut Rng) -> TokenStream {
    let text = path(rng);
    let raw = lexed(&format!("r###\"{text}\"###"));
    let literal = match &raw[..] {
        [literal] if rng.below(4) == 0 => literal.clone(),
        _ => Literal::string(&text).into(),
    };
    let (matcher, value) = (matcher(rng), fragment(rng, 1));
    quote! {
        struct X;
        operation: a::B, delay: 1s, max_attempts: 4,
        acceptors: {
            path #literal => success,
            path_all #literal != "x" | 1 => failure,
            #matcher #literal == #(#value)* => retry,
        }
    }
}

/// A path of random characters, of random parts, a sound one, or one after some mutations.
fn path(rng: &mut Rng) -> String {
    let length = if rng.below(16) == 0 { 3_000 } else { 60 };
    match rng.below(8) {
        0 => (0..rng.few(length))
            .map(|_| rng.one(CHARACTERS.chars()))
            .collect(),
        1 => (0..rng.few(length / 2))
            .map(|_| rng.one(PARTS.split(BETWEEN)))
            .collect(),
        2 | 3 => expression(rng, 4),
        4 => misspelt(&expression(rng, 4), rng),
        _ => misspelt(rng.one(PATHS.iter().copied()), rng),
    }
}

/// A path that is right in both forms, its parts nested in each other so deep.
fn expression(rng: &mut Rng, depth: usize) -> String {
    if depth == 0 {
        return rng.one(["a", "B", "@", "a.b", "a[0]"]).to_owned();
    }
    let part = expression(rng, depth - 1);
    let shallow = rng.below(depth);
    let other = expression(rng, shallow);
    let operator = rng.one(["==", "!=", "<", ">=", "&&", "||", "|"]);
    match rng.below(10) {
        0 => format!("({part}) {operator} ({other})"),
        1 => format!("({part})[?{other}]"),
        2 => format!("({part}).[{other}, a.b][-1]"),
        3 => format!("!({part})"),
        4 => format!("sort_by({other}, &({part})).b"),
        5 => format!("not_null({part}, {other}, length(map(&a, {part})))"),
        6 => format!("contains({part}, {other})"),
        7 => format!("{part} | @.*.c"),
        _ => {
            part + rng.one([
                ".c",
                "[]",
                "[*].d",
                "[1:-1]",
                "[::-1].E",
                "[-1]",
                ".*",
                ".length(@)",
            ])
        }
    }
}

/// A path after some mutations.
fn misspelt(text: &str, rng: &mut Rng) -> String {
    let mut characters: Vec<_> = text.chars().collect();
    for _ in 0..rng.few(5) {
        let at = rng.below(characters.len() + 1);
        let end = characters.len().min(at + rng.few(8));
        let run: String = characters[at..end].iter().collect();
        let put = match rng.below(8) {
            0 | 1 => String::new(),
            2 => rng.one(PARTS.split(BETWEEN)).to_owned(),
            3 => format!("{}{run}", rng.one(CHARACTERS.chars())),
            4 => run.repeat(rng.few(200)),
            5 => {
                let brackets = [
                    ("(", ")"),
                    ("[", "]"),
                    ("!", ""),
                    ("x[?", "]"),
                    ("abs(", ")"),
                ];
                let ((open, close), levels) = (rng.one(brackets), rng.few(100));
                open.repeat(levels) + &run + &close.repeat(levels)
            }
            6 => run.chars().rev().collect(),
            _ => rng.one(PATHS.iter().copied()).to_owned(),
        };
        characters.splice(at..end, put.chars());
    }
    characters.into_iter().collect()
}

/// The declaration of a seed.
fn case(seed: u64) -> TokenStream {
    let rng = &mut Rng(seed);
    match rng.below(8) {
        0..=3 => mutated(rng),
        4 | 5 => random(rng),
        _ => verbatim(rng),
    }
}

/// A declaration as `waiter_runtime::waiter!` passes it on.
fn passed(declaration: &TokenStream) -> TokenStream {
    quote!(waiter_runtime, #declaration)
}

/// What is wrong with the expansion of a declaration.
fn fault(declaration: &TokenStream) -> Option<String> {
    if has_deep_types(declaration) {
        return None;
    }
    note_panics();
    PANIC.set(Some(String::new()));
    let result = panic::catch_unwind(AssertUnwindSafe(|| check(declaration)));
    let panic = PANIC.take();
    match result {
        Ok(result) => result.err(),
        Err(_) => panic,
    }
}

thread_local! {
    /// The last panic of this thread with its place, where panics are noted.
    static PANIC: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Notes the panics of declarations, to report them; others are printed as ever.
fn note_panics() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let print = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            if PANIC.with_borrow(Option::is_some) {
                PANIC.set(Some(panic.to_string()));
            } else {
                print(panic);
            }
        }));
    });
}

fn check(declaration: &TokenStream) -> Result<(), String> {
    read_literals(declaration);
    let expansion = declare(passed(declaration));
    let errors = errors(&expansion);
    let items = checked_items(declaration, expansion)?;
    check_order(declaration, &items, errors)?;
    let section = edit(passed(declaration));
    let checked = checked_items(declaration, section);
    checked.map_err(|fault| format!("the editor section: {fault}"))?;
    Ok(())
}

/// Reads each literal as a path, whatever it is: each is one or an error.
fn read_literals(tokens: &TokenStream) {
    for tree in tokens.clone() {
        match tree {
            TokenTree::Literal(literal) => drop(Expr::parse_verbatim(&literal)),
            TokenTree::Group(group) => read_literals(&group.stream()),
            _ => {}
        }
    }
}

/// The items that an expansion is, and has to be.
fn checked_items(declaration: &TokenStream, expansion: TokenStream) -> Result<Vec<Item>, String> {
    check_size(declaration, &expansion)?;
    check_text(declaration, &expansion)?;
    match syn::parse2::<syn::File>(expansion) {
        Ok(file) => Ok(file.items),
        Err(error) => Err(format!("the expansion is no items: {error}")),
    }
}

/// What is written, and the work for it, grows no faster than what was read. A string counts by its length: it may be a
/// path.
fn check_size(declaration: &TokenStream, expansion: &TokenStream) -> Result<(), String> {
    let weight = |tree: &TokenTree| match tree {
        TokenTree::Literal(literal) => literal.to_string().len(),
        _ => 1,
    };
    let (read, written) = (sum(declaration, &weight), count(expansion));
    if written > 2_000 + 100 * read {
        return Err(format!("{written} tokens are too many for {read}"));
    }
    Ok(())
}

/// The expansion's text is tokens again, if the declaration's is: two slashes that were put together begin a comment.
fn check_text(declaration: &TokenStream, expansion: &TokenStream) -> Result<(), String> {
    let text = declaration.to_string();
    let again = text.parse::<TokenStream>().map(|again| again.to_string());
    if again.is_ok_and(|again| again == text) {
        let again = expansion.to_string().parse::<TokenStream>();
        again.map_err(|error| format!("the expansion's text is no tokens: {error}"))?;
    }
    Ok(())
}

/// How many `compile_error!`s there are, at any depth.
fn errors(tokens: &TokenStream) -> usize {
    let is_error =
        |tree: &TokenTree| matches!(tree, TokenTree::Ident(word) if word == "compile_error");
    sum(tokens, &|tree| usize::from(is_error(tree)))
}

/// First the struct and its `wait`, if there is a struct; then the errors. One of them may stand before, in the type
/// for which there is no operation.
fn check_order(declaration: &TokenStream, items: &[Item], errors: usize) -> Result<(), String> {
    let first_error = items.iter().position(is_error).unwrap_or(items.len());
    let (items, last) = items.split_at(first_error);
    let fault = |message: &str| Err(message.to_owned());
    if !last.iter().all(is_error) {
        return fault("an error stands before an item");
    }
    let Some(name) = readable_struct(declaration) else {
        return match last {
            [] => fault("there is no struct, and no error"),
            _ => Ok(()),
        };
    };
    let is_struct = |item: &Item| matches!(item, Item::Struct(it) if it.ident == name);
    let Some(at) = items.iter().position(is_struct) else {
        return fault("the struct is lost");
    };
    if !items[at..].iter().any(has_wait) {
        return fault("`fn wait` is lost");
    }
    if errors > last.len() + 1 {
        return fault("errors stand among the items");
    }
    Ok(())
}

fn is_error(item: &Item) -> bool {
    let Item::Macro(item) = item else {
        return false;
    };
    let name = item.mac.path.segments.last();
    name.is_some_and(|name| name.ident == "compile_error")
}

/// Whether an item is the block with the `wait` of a struct.
fn has_wait(item: &Item) -> bool {
    let Item::Const(item) = item else {
        return false;
    };
    let RustExpr::Block(block) = &*item.expr else {
        return false;
    };
    let is_wait = |item: &ImplItem| matches!(item, ImplItem::Fn(it) if it.sig.ident == "wait");
    block.block.stmts.iter().any(|statement| match statement {
        Stmt::Item(Item::Impl(item)) => item.items.iter().any(is_wait),
        _ => false,
    })
}

/// The name of the struct that a declaration begins with, if all of it can be read.
fn readable_struct(declaration: &TokenStream) -> Option<Ident> {
    let parse = |input: ParseStream<'_>| {
        input.call(Attribute::parse_outer)?;
        input.parse::<Visibility>()?;
        input.parse::<Token![struct]>()?;
        let name: Ident = input.parse()?;
        // A field without a name, `_: u8`, is syn's alone.
        let is_unnamed = |field: &Field| field.ident.as_ref().is_some_and(|name| name == "_");
        let has_unnamed =
            input.peek(token::Brace) && input.parse::<FieldsNamed>()?.named.iter().any(is_unnamed);
        input.parse::<TokenStream>()?;
        Ok((!has_unnamed).then_some(name))
    };
    parse.parse2(declaration.clone()).ok().flatten()
}

/// Whether types may nest deeper than syn can read them with this stack. In a build that is not optimised, as those of
/// proc macros are, that is 100 levels and more, depending on what they are. Types stand in a group before the keys.
fn has_deep_types(declaration: &TokenStream) -> bool {
    let trees = trees(declaration.clone());
    let is_key = |pair: &[TokenTree]| match pair {
        [TokenTree::Ident(word), colon] => {
            KEYS.iter().any(|key| word == key) && punct(colon) == Some(':')
        }
        _ => false,
    };
    let keys = trees.windows(2).position(is_key).unwrap_or(trees.len());
    trees[..keys].iter().any(|tree| match tree {
        TokenTree::Group(group) => count(&group.stream()) > 150,
        _ => false,
    })
}

/// What tells a fault from others: its first line, which is a panic's place, as far as it quotes nothing.
fn kind(fault: &str) -> &str {
    fault.split(['\n', '`']).next().unwrap_or_default()
}

/// The declaration without all that its fault does not need.
fn shrunk(mut declaration: TokenStream, fault: &str) -> TokenStream {
    // A long one takes too long to be made as short as can be.
    let mut budget = 10_000;
    let mut at = 0;
    while at < count(&declaration) && budget > 0 {
        let replacements = replacements(&declaration, at);
        let smaller = replacements.into_iter().find_map(|(width, put)| {
            budget -= 1;
            let smaller = change_at(&declaration, at, |trees, at| {
                let end = trees.len().min(at + width);
                trees.splice(at..end, put.iter().cloned());
            });
            let same = self::fault(&smaller).is_some_and(|other| kind(&other) == kind(fault));
            same.then_some(smaller)
        });
        match smaller {
            Some(smaller) => declaration = smaller,
            None => at += 1,
        }
    }
    declaration
}

/// So many tokens, and what may stand for them.
type Replacement = (usize, Vec<TokenTree>);

/// What is less than the token at `at`, or a run from there: nothing, what is in the group, a part of the string.
fn replacements(tokens: &TokenStream, at: usize) -> Vec<Replacement> {
    let mut all: Vec<Replacement> = (1..=8).rev().map(|width| (width, vec![])).collect();
    change_at(tokens, at, |trees, at| match &trees[at] {
        TokenTree::Group(group) => all.push((1, group.stream().into_iter().collect())),
        TokenTree::Literal(literal) => {
            let texts = text_of(literal).map(|text| shorter(&text));
            let literals = texts
                .into_iter()
                .flatten()
                .map(|text| Literal::string(&text));
            all.extend(literals.map(|literal| (1, vec![literal.into()])));
        }
        _ => {}
    });
    all
}

/// The text without each of its halves, then of its quarters, …, then of its characters.
fn shorter(text: &str) -> Vec<String> {
    let characters: Vec<_> = text.chars().collect();
    let length = characters.len();
    let widths = iter::successors(Some(length / 2), |width| Some(width / 2));
    widths
        .take_while(|width| *width > 0)
        .flat_map(|width| {
            (0..length)
                .step_by(width)
                .map(move |at| at..length.min(at + width))
        })
        .map(|cut| {
            let (before, after) = (&characters[..cut.start], &characters[cut.end..]);
            before.iter().chain(after).collect()
        })
        .collect()
}

/// The declaration with `none!(…)` for a group without delimiters.
fn shown(tokens: &TokenStream) -> TokenStream {
    let show = |tree| match tree {
        TokenTree::Group(group) => {
            let inside = shown(&group.stream());
            match group.delimiter() {
                Delimiter::None => quote!(none!(#inside)),
                delimiter => TokenTree::from(Group::new(delimiter, inside)).into(),
            }
        }
        tree => tree.into(),
    };
    tokens.clone().into_iter().map(show).collect()
}

/// Runs something with the stack that it would have in rustc.
fn with_stack<T: Send + 'static>(name: &str, run: impl FnOnce() -> T + Send + 'static) -> T {
    let thread = thread::Builder::new()
        .name(name.to_owned())
        .stack_size(STACK);
    let thread = thread.spawn(run).expect("a thread");
    thread
        .join()
        .unwrap_or_else(|_| panic!("a panic in {name}"))
}

/// The fault of a seed, if it has one.
fn run(seed: u64) -> Option<String> {
    with_stack(&format!("seed {seed}"), move || fault(&case(seed)))
}

fn report(seed: u64, fault: String) -> String {
    with_stack(&format!("seed {seed}"), move || {
        let small = shown(&shrunk(case(seed), &fault));
        format!("seed {seed}: {fault}\n{small}\n")
    })
}

fn setting(name: &str, default: u64) -> u64 {
    env::var(name).map_or(default, |value| value.parse().expect(name))
}

#[test]
fn any_declaration_expands_to_items() {
    let first = setting("WAITER_FUZZ_SEED", 0);
    let end = first + setting("WAITER_FUZZ_CASES", 4_000);
    let next = AtomicU64::new(first);
    // The first of each kind.
    let faults = Mutex::new(BTreeMap::new());
    let work = || {
        loop {
            let seed = next.fetch_add(1, Ordering::Relaxed);
            if seed >= end {
                break;
            }
            if let Some(fault) = run(seed) {
                let mut faults = faults.lock().expect("no panic");
                faults
                    .entry(kind(&fault).to_owned())
                    .or_insert((seed, fault));
            }
        }
    };
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, NonZero::get) {
            scope.spawn(work);
        }
    });
    let faults = faults.into_inner().expect("no panic").into_values();
    let reports: Vec<_> = faults.map(|(seed, fault)| report(seed, fault)).collect();
    assert!(reports.is_empty(), "{}", reports.join("\n"));
}

#[test]
fn what_is_mutated_is_sound() {
    for sound in SOUND {
        let expansion = declare(passed(&tokens(sound)));
        assert_eq!(errors(&expansion), 0, "{expansion}");
    }
    for path in PATHS {
        if let Err(error) = Expr::parse_verbatim(&Literal::string(path)) {
            panic!("{path}: {error}");
        }
    }
}

/// Something of everything.
const BRIEF: &str = r#"
    struct X { want: usize }
    operation: a::B, delay: 1s..2s, max_attempts: 3,
    acceptors: {
        path f.length(a[?b == {want}].d) == E::V | "k" => success,
        path_all "a[].b" != [a, b][0] => failure,
        error C | any => retry,
        status 404 => retry,
    }
"#;

/// Makes a change at each of its tokens: no stack overflows, and what is written stays in proportion.
fn with_each_token(
    what: &str,
    change: impl Fn(&mut Vec<TokenTree>, usize) + Copy + Send + 'static,
) {
    for at in 0..count(&tokens(BRIEF)) {
        let name = format!("{what} at token {at}");
        let result = with_stack(&name, move || {
            let declaration = change_at(&tokens(BRIEF), at, change);
            if has_deep_types(&declaration) {
                return Ok(());
            }
            check_size(&declaration, &declare(passed(&declaration)))?;
            check_size(&declaration, &edit(passed(&declaration)))
        });
        assert_eq!(result, Ok(()), "{name}");
    }
}

/// rustc, and `proc_macro2` with `syn`, overflow between 8,000 and 16,000 levels by themselves.
#[test]
fn deep_nesting_overflows_no_stack() {
    const LEVELS: usize = 4_000;
    for delimiter in DELIMITERS {
        let what = format!("{LEVELS} levels of {delimiter:?}");
        with_each_token(&what, move |trees, at| {
            trees[at] = nested(delimiter, LEVELS, vec![trees[at].clone()]);
        });
    }
}

#[test]
fn long_chains_overflow_no_stack() {
    const TIMES: usize = 1_000;
    for width in [1, 3] {
        let what = format!("{TIMES} times {width} tokens");
        with_each_token(&what, move |trees, at| {
            let end = trees.len().min(at + width);
            let run = trees[at..end].to_vec();
            trees.splice(at..end, vec![run; TIMES].concat());
        });
    }
}
