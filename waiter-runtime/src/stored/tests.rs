//! The bound of a stored progress, for every waiter and whatever was seen.

use proptest::prelude::*;

use super::*;
use crate::declaration::{self, State, success};

/// The most bytes as JSON.
const MOST: usize = 4_096;

/// Returns a state with these texts and numbers in all of its parts.
fn filled(declaration: &Declaration, texts: &[String], numbers: &[u64]) -> WaitState {
    let mut numbers = numbers.iter().copied().cycle();
    let mut number = || numbers.next().expect("it repeats");
    let small = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
    let mut state = WaitState::new(declaration);
    (state.attempts, state.postponed) = (small(number()), small(number()));
    state.run = Some(Box::new(Run {
        acceptor: 0,
        polls: small(number()),
        since: Duration::from_millis(number()),
    }));
    for text in texts {
        // As an observation has it.
        let summary = crate::line::line(1_024, |line| fmt::Write::write_str(line, text));
        state
            .history
            .add(&mut summary.into(), State::Success, Duration::ZERO);
    }
    let mut times = || from_millis((small(number()), number(), number()));
    state
        .history
        .entries
        .iter_mut()
        .for_each(|entry| entry.times = times());
    state.history.evicted = Some(Box::new(times()));
    state.set_label(&texts[0]);
    let limits = Limits {
        first_poll: Some(number()),
        delay: None,
        backoff: Some((number(), number())),
        max_attempts: Some(small(number())),
        max_wait: Some(number()),
        without_streaks: Some(true),
    };
    limits.apply(&mut state.schedule);
    state
}

/// Returns the JSON of a progress, which is read back as the same.
fn stored(declaration: &Declaration, began: u64, state: &WaitState) -> String {
    let parts = Parts::new(declaration, began, state);
    let text = serde_json::to_string(&parts).expect("JSON");
    let mut reader = serde_json::Deserializer::from_str(&text);
    let read = reader
        .deserialize_map(Reader(declaration))
        .expect("a progress");
    assert_eq!(format!("{read:?}"), format!("{:?}", (began, state)));
    text
}

/// Declares a waiter with one acceptor.
fn declaration(name: String, matcher: String) -> Declaration {
    let acceptor = success(matcher.leak()).for_polls(3);
    let acceptors = Vec::leak(vec![acceptor]);
    declaration::declaration((name.leak(), "Operation"), (1, 1), None, None, acceptors)
}

#[test]
fn the_largest_progress_is_small() {
    for worst in ["\"", "\\", "a", "é", "🦀", "\u{202e}", "\n", "…"] {
        let declaration = declaration("Ä".repeat(1_000), worst.repeat(1_000));
        let text = |number: char| format!("{number}{}", worst.repeat(1_000));
        let texts: Vec<_> = ('0'..='8').map(text).collect();
        let text = stored(
            &declaration,
            u64::MAX,
            &filled(&declaration, &texts, &[u64::MAX]),
        );
        assert!(
            (3_600..=MOST).contains(&text.len()),
            "{worst}: {}",
            text.len()
        );
    }
}

#[test]
fn a_streak_of_a_long_matcher_goes_on() {
    let matcher = |end| &*format!("path {} || {end}", "\"a\" == b || ".repeat(100)).leak();
    let acceptor = |end| success(matcher(end)).for_polls(3);
    let acceptors = Vec::leak(vec![acceptor("c"), acceptor("d")]);
    let declaration =
        declaration::declaration(("Waiter", "Operation"), (1, 1), None, None, acceptors);
    let mut state = WaitState::new(&declaration);
    for acceptor in 0..2 {
        state.run = Some(Box::new(Run {
            acceptor,
            polls: 1,
            since: Duration::ZERO,
        }));
        stored(&declaration, 0, &state);
    }
}

proptest! {
    #[test]
    fn every_progress_is_small(
        texts in prop::collection::vec("[\"\\\\a\né\u{202e}…🦀]{0,600}|(?s:.){0,300}", 1..14), name in "\\pL{1,300}",
        numbers in prop::collection::vec(prop_oneof![Just(u64::MAX), any::<u64>(), 0_u64..100_000], 1..40),
        began in any::<u64>(),
    ) {
        let declaration = declaration(name, texts[texts.len() - 1].clone());
        let text = stored(&declaration, began, &filled(&declaration, &texts, &numbers));
        prop_assert!(text.len() <= MOST, "{}", text.len());
    }
}
