//! Lists and numbers of different types, compared, joined and selected.

use std::borrow::Cow;
use std::collections::HashMap;
use std::io;
use std::sync::Arc;

use aws_sdk_acm::types::{
    CertificateDetail, CertificateStatus, DomainStatus, DomainValidation, RenewalSummary,
};
use waiter_runtime::{State, Waiter, waiter};

use crate::paths::{DONE, FAILED, PENDING, domains, state};

/// Numbers and lists of most types that a response may have.
#[derive(Clone, Debug, Default)]
struct Service {
    ready: bool,
    done: i32,
    name: String,
    nick: Option<String>,
    state: Option<DomainStatus>,
    single: f32,
    double: f64,
    other: Option<f32>,
    huge: u64,
    names: Vec<String>,
    aliases: Vec<Option<String>>,
    more: Option<Vec<Arc<str>>>,
    states: Vec<DomainStatus>,
    maybe_states: Option<Vec<Option<DomainStatus>>>,
    ints: Vec<i32>,
    longs: Option<Vec<i64>>,
    sizes: Vec<Option<usize>>,
    singles: Vec<f32>,
    doubles: Vec<f64>,
    flags: Vec<bool>,
    rows: Vec<Row>,
    rest: Option<Vec<Option<Row>>>,
    grid: Vec<Vec<u8>>,
    texts: Vec<Vec<String>>,
    by_name: HashMap<String, Vec<i16>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
struct Row {
    x: String,
    n: u8,
    list: Vec<i32>,
    tags: Option<Vec<Option<String>>>,
}

const NAMES: &[&str] = &["a", "b"];
const SIZES: [u16; 2] = [1, 2];

mod consts {
    pub(super) const NAMES: [Cow<'static, str>; 2] = [Cow::Borrowed("a"), Cow::Borrowed("b")];
    use super::Cow;
}

fn row(x: &str, n: u8) -> Row {
    Row {
        x: x.to_owned(),
        n,
        list: vec![n.into(), 7],
        tags: Some(vec![Some(x.to_owned()), None]),
    }
}

fn service() -> Service {
    Service {
        ready: true,
        done: 3,
        name: "a".to_owned(),
        nick: Some("b".to_owned()),
        state: Some(DomainStatus::Failed),
        single: 16_777_216.0,
        double: 16_777_217.0,
        other: Some(0.1),
        huge: u64::MAX,
        names: vec!["a".to_owned(), "b".to_owned()],
        aliases: vec![Some("a".to_owned()), Some("b".to_owned())],
        more: Some(vec!["c".into()]),
        states: vec![DomainStatus::Failed, DomainStatus::Success],
        maybe_states: Some(vec![Some(DomainStatus::Failed), None]),
        ints: vec![1, 2],
        longs: Some(vec![1, 2]),
        sizes: vec![Some(1), Some(2)],
        singles: vec![1.0, 2.0],
        doubles: vec![1.0, 2.0],
        flags: vec![true, false],
        rows: vec![row("a", 1), row("b", 2)],
        rest: Some(vec![Some(row("c", 3)), None]),
        grid: vec![vec![1, 2], vec![3]],
        texts: vec![vec!["a".to_owned()], vec!["b".to_owned(), "c".to_owned()]],
        by_name: HashMap::from([("a".to_owned(), vec![1, 2])]),
    }
}

/// Returns true if an acceptor matches the service. `with name: type = value;` before it adds a run-time value.
macro_rules! matches {
    (with $name:ident: $ty:ty = $value:expr; $($acceptor:tt)*) => {{
        waiter! {
            struct Matches { $name: $ty }

            operation: Result<Service, io::Error>,
            delay: 1s,
            max_attempts: 1,
            acceptors: { $($acceptor)* => success },
        }
        Matches { $name: $value }.evaluate(&Ok(service())).state() == State::Success
    }};
    ($($acceptor:tt)*) => {{
        waiter! {
            struct Matches;

            operation: Result<Service, io::Error>,
            delay: 1s,
            max_attempts: 1,
            acceptors: { $($acceptor)* => success },
        }
        Matches.evaluate(&Ok(service())).state() == State::Success
    }};
}

#[test]
fn floats_of_both_widths_keep_their_value() {
    assert!(!matches!(path single == double));
    assert!(matches!(path single != double));
    assert!(matches!(path single < double));
    assert!(matches!(path double > single && !(double <= single)));
    assert!(matches!(path sort([double, single])[0] == single));
    assert!(matches!(path max([single, double]) == double));
    assert!(matches!(path !contains([single], double)));
    assert!(matches!(path !contains(singles, double)));
    assert!(
        matches!(path huge < 18_446_744_073_709_551_616.0 && huge > 18_446_744_073_709_549_568.0)
    );
}

#[test]
fn only_a_literal_means_the_nearest_float() {
    assert!(matches!(path other == 0.1));
    assert!(matches!(
        path!(other < 0.1) && !(other > 0.1) && other <= 0.1
    ));
    assert!(matches!(path "other == `0.1`"));
    assert!(matches!(path contains([0.1, 0.2], other)));
    assert!(matches!(path_any[other] == 0.1));
    assert!(!matches!(with want: f64 = 0.1; path other == {want}));
    assert!(matches!(with want: f64 = 0.1; path other > {want}));
    assert!(matches!(with want: f32 = 0.1; path other == {want}));
    assert!(!matches!(with want: f64 = 16_777_217.0; path single == {want}));
    assert!(matches!(with want: f64 = 16_777_216.0; path single == {want}));
    assert!(!matches!(with want: Vec<f64> = vec![0.1]; path [other] == {want}));
}

#[test]
fn a_comparison_is_an_item_like_any_other() {
    assert!(matches!(path_all [ready, done == 3] == true));
    assert!(!matches!(path_all [ready, done == 4] == true));
    assert!(matches!(path_any [!ready, done > 2] == true));
    assert!(matches!(path_all "[ready, done == `3`]" == true));
    assert!(matches!(path_all [ready, done == 3, !(name == "b"), ready && done == 3] == true));
    assert!(matches!(path_all [ready || done == 4, length(names) == 2] == true));
    assert!(matches!(path_any flags == (done == 3)));
    assert!(matches!(path_any flags == (length(names) == 3 || done == 4)));
    assert!(matches!(path_any names == (name || nick)));
    assert!(matches!(with want: i32 = 3; path_all [ready, done == {want}] == true));
    assert!(matches!(path [ready, done == 3] == [true, true]));
}

waiter! {
    struct Compared;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 1s,
    max_attempts: 1,
    acceptors: {
        path_all [certificate.status == CertificateStatus::Issued, length(certificate.in_use_by) == 1] == true => success,
        path_any "[Certificate.Status == 'FAILED', Certificate.Serial == 'x']" == true => failure,
    },
}

#[test]
fn a_comparison_is_an_item_over_the_sdk() {
    let certificate = |status| {
        CertificateDetail::builder()
            .status(status)
            .in_use_by("x")
            .build()
    };
    let issued = certificate(CertificateStatus::Issued);
    assert_eq!(state(&Compared, issued), State::Success);
    let failed = certificate(CertificateStatus::Failed);
    assert_eq!(state(&Compared, failed), State::Failure);
}

#[test]
fn values_of_one_kind_are_a_list_whatever_their_types() {
    assert!(matches!(path [name, join("-", names)] == ["a", "a-b"]));
    assert!(matches!(path [join("-", names), name, nick][1:] == ["a", "b"]));
    assert!(matches!(path [name, state, to_string(done)] == ["a", "FAILED", "3"]));
    assert!(matches!(path [to_string(done), state] == ["3", "FAILED"]));
    assert!(matches!(path [name, null] == ["a", null]));
    assert!(matches!(path [null, name, null] == {vec![None, Some("a"), None]}));
    assert!(matches!(path_any [name, join("-", names)] == "a-b"));
    assert!(matches!(path contains([name, join("-", names)], "a-b")));
    assert!(matches!(path sort([reverse("ba"), name]) == ["a", "ab"]));
    assert!(matches!(path [single, done, huge, {4}] | max(@) == huge));
    assert!(matches!(path [done, {4}, {-1}, {1.5}] == [3, 4, -1, 1.5]));
    assert!(matches!(path [done, {Some(4)}] | [0] == 3));
}

#[test]
fn lists_are_joined() {
    assert!(matches!(path [rows[].x, rest[].x][] == ["a", "b", "c"]));
    assert!(matches!(path "[rows[].x, rest[].x][] == ['a', 'b', 'c']"));
    assert!(
        matches!(path [rows[].x, names, aliases, more][] == ["a", "b", "a", "b", "a", "b", "c"])
    );
    assert!(
        matches!(path [names, sort(names), reverse(names)][] == ["a", "b", "a", "b", "b", "a"])
    );
    assert!(matches!(path [ints, doubles, longs, sizes][] == [1, 2, 1, 2, 1, 2, 1, 2]));
    assert!(matches!(path sum([ints, singles, {vec![3]}][]) == 9));
    assert!(matches!(path length([rows, rest][]) == 3));
    assert!(matches!(path [rows, rest][].n == [1, 2, 3]));
    assert!(matches!(path [rows[?n == 1], rest][*][].x == ["a", "c"]));
    assert!(matches!(path [names, map(&to_string(@), ints)][] == ["a", "b", "1", "2"]));
    assert!(matches!(path [states, names][] == ["FAILED", "SUCCESS", "a", "b"]));
    assert!(matches!(path [rows[].x, [name, nick]][] == ["a", "b", "a", "b"]));
    assert!(
        matches!(path [[name, nick], names, [join("-", names)]][] == ["a", "b", "a", "b", "a-b"])
    );
    assert!(matches!(path [[name, done], [join("-", names), single]][1][0] == "a-b"));
    assert!(matches!(path [rows[].list, grid][][] == [1, 7, 2, 7, 1, 2, 3]));
    assert!(matches!(path [rows[*].tags[], names][] == ["a", "b", "a", "b"]));
    assert!(matches!(path_any [rows[].x, rest[].x][] == "c"));
    assert!(matches!(path_all [rows[].n, ints][] >= 1));
    assert!(matches!(path [names, more] | [-1][0] == "c"));
    assert!(matches!(path rows[].[list, {vec![9]}][] | [0] == [1, 7]));
    assert!(matches!(path rows[].[list, tags[?@ == "b"].length(@)][][] == [1, 7, 2, 7, 1]));
    assert!(matches!(path rows[].[[n], list[:1]][][] == {vec![1, 1, 2, 2]}));
}

#[test]
fn sides_of_or_and_not_null_are_joined_likewise() {
    assert!(matches!(path (rest[].x || names) == ["c"]));
    assert!(matches!(path (names[2:] || more) == ["c"]));
    assert!(matches!(path (names[2:] || map(&to_string(@), ints)) == ["1", "2"]));
    assert!(matches!(path not_null(rest[5].list, doubles) == [1, 2]));
    assert!(matches!(path (join("", names[2:]) || state) == "FAILED"));
    assert!(matches!(path(rest[5].n || { 3 }) == 3));
    assert!(matches!(path([name] && names) == ["a", "b"]));
}

#[test]
fn a_list_of_numbers_compares_with_any_other() {
    assert!(
        matches!(path ints == longs && longs == sizes && sizes == singles && singles == doubles)
    );
    assert!(
        matches!(path doubles == ints && ints == [1, 2] && doubles == [1.0, 2] && [1, 2] == ints)
    );
    assert!(matches!(path ints == {vec![1, 2]}));
    assert!(matches!(path ints == {[1_u64, 2]}));
    assert!(matches!(path longs == {&[1_i8, 2][..]}));
    assert!(matches!(path doubles == {vec![1, 2]}));
    assert!(matches!(path sizes == {vec![1.0, 2.0]}));
    assert!(matches!(path sizes == {vec![Some(1_i32), Some(2)]}));
    assert!(matches!(path sizes != {vec![Some(1_i32), None]}));
    assert!(matches!(path ints == super::lists::SIZES));
    assert!(matches!(path [1, 2] == doubles));
    assert!(matches!(with want: Vec<i64> = vec![1, 2]; path ints == {want}));
    assert!(matches!(with want: Option<Vec<u8>> = None; path ints != {want}));
    assert!(matches!(path by_name."a" == ints && by_name."b" != ints));
    assert!(matches!(path ints != [1, 2, 3] && ints != {[1]} && ints != [2, 1]));
}

#[test]
fn a_list_of_strings_compares_with_options_and_enums() {
    assert!(matches!(path aliases == ["a", "b"] && aliases == names && names == aliases));
    assert!(matches!(path aliases == {vec!["a", "b"]}));
    assert!(matches!(path aliases != {vec![Some("a"), None]}));
    assert!(matches!(path names == {vec![Some("a".to_owned()), Some("b".to_owned())]}));
    assert!(matches!(path names == super::lists::NAMES && aliases == consts::NAMES));
    assert!(matches!(path states == ["FAILED", "SUCCESS"]));
    assert!(matches!(path ["FAILED", "SUCCESS"] == states));
    assert!(matches!(path ready && ["FAILED", "SUCCESS"] == states));
    assert!(matches!(path states == {vec!["FAILED", "SUCCESS"]}));
    assert!(matches!(path states == {vec![DomainStatus::Failed, DomainStatus::Success]}));
    assert!(matches!(path states == {[Some(DomainStatus::Failed), Some(DomainStatus::Success)]}));
    assert!(matches!(path states == [DomainStatus::Failed, DomainStatus::Success]));
    assert!(matches!(path maybe_states == ["FAILED", null]));
    assert!(matches!(path maybe_states == {vec![Some("FAILED"), None]}));
    assert!(matches!(path flags == [true, false] && flags == {[true, false]}));
    assert!(matches!(path rows == {service().rows} && rows != {Vec::<Row>::new()}));
    assert!(matches!(path rows[?n == 1] == {vec![row("a", 1)]}));
}

#[test]
fn inner_lists_compare() {
    assert!(matches!(path rows[*].list | [0] == {vec![1, 7]}));
    assert!(matches!(path rows[*].list[*] | [0] == {vec![1, 7]}));
    assert!(matches!(path rows[*].tags[*] | [1] == {vec!["b"]}));
    assert!(matches!(path rows[*].tags[*] | [1] == ["b"]));
    assert!(matches!(path (rows[*].list | [1]) != grid[0] && grid[0] != (rows[*].list | [1])));
    assert!(matches!(path grid == {vec![vec![1, 2], vec![3]]}));
    assert!(matches!(path grid == {vec![vec![1_i64, 2], vec![3]]}));
    assert!(matches!(path texts == {vec![vec!["a"], vec!["b", "c"]]}));
    assert!(matches!(path rows[*].tags[*] == {vec![vec!["a"], vec!["b"]]}));
    assert!(matches!(path rows[].list == {vec![[1, 7], [2, 7]]}));
    assert!(matches!(path_any grid == {vec![3]}));
    assert!(matches!(path_any rows[].list == {vec![2_u64, 7]}));
    assert!(matches!(path_any rows[*].tags[*] == {vec!["b"]}));
    assert!(matches!(path rows[?list == {vec![2, 7]}].x | [0] == "b"));
    assert!(matches!(path rows[?tags[*] == {vec!["b"]}].x | [0] == "b"));
    assert!(matches!(with want: Vec<u64> = vec![2, 7]; path rows[?list == {want}].x | [0] == "b"));
}

#[test]
fn values_whose_type_follows_from_what_they_are_compared_with() {
    assert!(matches!(path done == {if NAMES.is_empty() { 1 } else { 3 }}));
    assert!(matches!(path done == {Some(3)} && done < {Some(4)}));
    assert!(matches!(path done == {3} && done != {-3} && single != {1.5} && {3} == done));
    assert!(matches!(path name == {"a"} && name != {if done() == 3 { "b" } else { "c" }}));
    assert!(matches!(path_any ints == {Some(2)}));
    assert!(matches!(path rows[].n == {list_of(1)}));
    assert!(matches!(path longs == {Some(list_of(1))}));
}

fn done() -> u8 {
    3
}

fn list_of(first: i64) -> Vec<i64> {
    vec![first, 2]
}

waiter! {
    struct Sdk { wanted: Vec<DomainStatus>, names: Vec<&'static str> }

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 1s,
    max_attempts: 1,
    acceptors: {
        path certificate.domain_validation_options[].validation_status == {wanted} => success,
        path certificate.subject_alternative_names == {names} => failure,
        path [
            certificate.domain_validation_options[].validation_status,
            certificate.renewal_summary.domain_validation_options[].validation_status,
        ][] == ["SUCCESS", "FAILED"] => failure,
    },
}

#[test]
fn lists_of_the_sdk_compare_and_join() {
    let waiter = Sdk {
        wanted: vec![DomainStatus::Success, DomainStatus::Failed],
        names: vec!["a"],
    };
    assert_eq!(state(&waiter, domains(&[DONE, FAILED])), State::Success);
    assert_eq!(state(&waiter, domains(&[DONE, PENDING])), State::Retry);
    let named = CertificateDetail::builder().subject_alternative_names("a");
    assert_eq!(state(&waiter, named.build()), State::Failure);
    let domain = |status| {
        DomainValidation::builder()
            .domain_name("a")
            .validation_status(status)
            .build()
            .expect("a domain has a name")
    };
    let renewal = RenewalSummary::builder()
        .domain_validation_options(domain(DomainStatus::Failed))
        .renewal_status("SUCCESS".into())
        .updated_at(aws_sdk_acm::primitives::DateTime::from_secs(0))
        .build()
        .expect("it has all that it needs");
    let both = CertificateDetail::builder()
        .domain_validation_options(domain(DomainStatus::Success))
        .renewal_summary(renewal);
    assert_eq!(state(&waiter, both.build()), State::Failure);
}
