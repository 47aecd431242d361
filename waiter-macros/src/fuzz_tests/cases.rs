//! The cases: mutated declarations, random tokens, and random strings as paths. The seed determines the case.

use proc_macro2::{Delimiter, Literal, Punct, Spacing, TokenStream, TokenTree};
use quote::quote;

use super::corpus::{
    BETWEEN, CHARACTERS, LITERALS, MISTAKEN, OPERATORS, PARTS, PATHS, PUNCTS, SOUND, WORDS,
};
use super::trees::{DELIMITERS, change_at, count, group, lexed, nested, text_of, tokens};

/// `SplitMix64`, which is short and gives the same numbers on every platform.
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

    /// A number from one to `most`, usually a small one.
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

/// A word: known, raw, with an editor's cursor in it, or composed of others.
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

/// Random tokens, nested at most `depth` levels.
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

/// A declaration to mutate.
fn declaration(rng: &mut Rng) -> TokenStream {
    let declarations = SOUND.iter().copied().chain([MISTAKEN]);
    tokens(rng.one(declarations))
}

/// A mutated declaration.
fn mutated(rng: &mut Rng) -> TokenStream {
    let mut tokens = declaration(rng);
    for _ in 0..rng.few(6) {
        let at = rng.below(count(&tokens).max(1));
        tokens = change_at(&tokens, at, |trees, at| mutate(trees, at, rng));
    }
    tokens
}

/// Changes the token at `at`, or several tokens from there.
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

/// Successive tokens of another declaration.
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

/// Random tokens as the whole declaration, after the struct, as a key's value, among the acceptors, or in one.
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

/// A matcher that needs a value.
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

/// A declaration with a random string as a path.
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

/// A path of random characters or parts, a valid one, or a mutated one.
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

/// A path that is valid in both forms, nested `depth` levels.
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

/// A mutated path.
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

/// The declaration for a seed.
pub(super) fn case(seed: u64) -> TokenStream {
    let rng = &mut Rng(seed);
    match rng.below(8) {
        0..=3 => mutated(rng),
        4 | 5 => random(rng),
        _ => verbatim(rng),
    }
}
