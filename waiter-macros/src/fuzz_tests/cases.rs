//! The declarations: sound ones and what is done to them, random tokens, random strings for a path.

use proc_macro2::{Delimiter, Group, Literal, Punct, Spacing, TokenStream, TokenTree};
use quote::quote;
use syn::Lit;

/// Declarations without a mistake. Among them they have every key, matcher, state, class of errors and function, and
/// every form of a path and a value.
pub(super) const SOUND: &[&str] = &[
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
pub(super) const PATHS: &[&str] = &[
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

pub(super) const DELIMITERS: [Delimiter; 4] = [
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

pub(super) fn tokens(text: &str) -> TokenStream {
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
pub(super) fn nested(delimiter: Delimiter, levels: usize, trees: Vec<TokenTree>) -> TokenTree {
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
pub(super) fn sum(tokens: &TokenStream, weight: &dyn Fn(&TokenTree) -> usize) -> usize {
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

pub(super) fn count(tokens: &TokenStream) -> usize {
    sum(tokens, &|_| 1)
}

/// The tokens after a change at the one at `at`, counted through all groups. The change is given the tokens of that
/// one's group, and where it stands among them.
pub(super) fn change_at(
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
pub(super) fn text_of(literal: &Literal) -> Option<String> {
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
pub(super) fn case(seed: u64) -> TokenStream {
    let rng = &mut Rng(seed);
    match rng.below(8) {
        0..=3 => mutated(rng),
        4 | 5 => random(rng),
        _ => verbatim(rng),
    }
}
