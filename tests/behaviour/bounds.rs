//! Text from outside: a line stays short and stays one line, whatever a service or a type sends. Only the text that is shown
//! is formatted.

use std::error::Error;
use std::fmt::{self, Debug, Display};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::sync::{Arc, Mutex};

use aws_sdk_acm::types::CertificateStatus;
use aws_smithy_http_client::test_util::infallible_client_fn;
use proptest::prelude::*;
use proptest::sample::select;
use waiter_runtime::{Wait, WaitError, Waiter, waiter};
use waiter_tests::acm;

type Dyn = Box<dyn Error + Send + Sync>;

waiter! {
    struct Issued;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 1s,
    max_attempts: 2,
    acceptors: {
        path certificate.status == CertificateStatus::Issued => success,
        path_any certificate.subject_alternative_names == "x" => success,
        path certificate.domain_name == "x" => success,
        path certificate.serial == "x" => failure,
        error any => retry,
    },
}

/// The output of a custom operation.
#[derive(Clone, Debug)]
struct Job {
    name: String,
    owner: Stage,
}

#[derive(Clone, Debug)]
enum Stage {
    At(String),
}

waiter! {
    #[derive(Clone)]
    struct Done { want: String }

    operation: Result<Job, Dyn>,
    delay: 1s,
    max_attempts: 2,
    acceptors: {
        path name == {want} || name == "a
b\u{202e} " => success,
        ok Job { owner: Stage::At(place), .. } if place == "x" => success,
        error _ => retry,
    },
}

waiter! {
    struct Staged;

    operation: Result<Stage, Dyn>,
    delay: 1s,
    max_attempts: 2,
    acceptors: {
        ok Stage::At(place) if place == "x" => success,
    },
}

/// A type that prints this text.
enum Text {
    This(String),
    By(fn(&mut fmt::Formatter<'_>) -> fmt::Result),
}

impl Text {
    fn write(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::This(text) => f.write_str(text),
            Self::By(write) => write(f),
        }
    }
}

/// A type that implements only `Debug`.
struct Printed(Text);

impl Debug for Printed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.write(f)
    }
}

/// A type that implements `Display` but not `Error`.
struct Said(Text);

impl Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.write(f)
    }
}

impl Debug for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Said")
    }
}

waiter! {
    struct Debugged;

    operation: Result<Printed, Printed>,
    delay: 1s,
    max_attempts: 1,
    acceptors: {
        ok Printed(Text::This(text)) if text == "done" => success,
        ok _ => failure,
    },
}

waiter! {
    struct Displayed;

    operation: Result<(), Said>,
    delay: 1s,
    max_attempts: 1,
    acceptors: { ok () => success },
}

/// An error with causes.
#[derive(Debug)]
struct Layer {
    text: String,
    cause: Option<Box<Layer>>,
}

impl Layer {
    fn all(texts: &[String]) -> Option<Box<Self>> {
        let (text, causes) = texts.split_first()?;
        Some(Box::new(Self {
            text: text.clone(),
            cause: Self::all(causes),
        }))
    }
}

impl Display for Layer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl Error for Layer {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(self.cause.as_deref()?)
    }
}

/// Returns true for characters that lines do not show: Unicode 15's Cc, Cf, Zl and Zp, and fillers.
fn is_hidden(c: char) -> bool {
    const FORMAT: &[(u32, u32)] = &[
        (0xAD, 0xAD),
        (0x600, 0x605),
        (0x61C, 0x61C),
        (0x6DD, 0x6DD),
        (0x70F, 0x70F),
        (0x890, 0x891),
        (0x8E2, 0x8E2),
        (0x180E, 0x180E),
        (0x200B, 0x200F),
        (0x2028, 0x202E),
        (0x2060, 0x2064),
        (0x2066, 0x206F),
        (0x3164, 0x3164),
        (0xFEFF, 0xFEFF),
        (0xFFF9, 0xFFFB),
        (0x110BD, 0x110BD),
        (0x110CD, 0x110CD),
        (0x13430, 0x1343F),
        (0x1BCA0, 0x1BCA3),
        (0x1D173, 0x1D17A),
        (0xE0001, 0xE0001),
        (0xE0020, 0xE007F),
    ];
    if c.is_ascii() {
        return c.is_ascii_control();
    }
    let is_format = |&(first, last)| (first..=last).contains(&u32::from(c));
    c.is_control() || FORMAT.iter().any(is_format)
}

#[track_caller]
fn assert_line(line: &str) {
    assert!(line.len() <= 2_048, "{} bytes: {line}", line.len());
    assert!(!line.contains(is_hidden), "{line:?}");
}

/// Checks everything that a wait shows after it failed at its first poll.
#[track_caller]
fn assert_shown<W: Waiter>(error: &WaitError<W>, polls: &[String]) {
    assert_line(&error.to_string());
    for poll in polls {
        assert_line(poll);
    }
    assert!(!polls.is_empty());
    let last = error.report().last().expect("a response");
    assert_line(last.summary());
    if let Some(acceptor) = error.report().acceptor() {
        assert_line(&acceptor.to_string());
    }
    for entry in error.report().history().entries() {
        assert_line(entry.summary());
        assert!(entry.summary().len() < 260);
    }
    let report = error.report().to_string();
    assert!(report.len() <= 16_384, "{} bytes", report.len());
    report.split('\n').for_each(assert_line);
    let labels: Vec<_> = report
        .split('\n')
        .map(|line| line.get(2..13).map_or("", str::trim))
        .collect();
    let request = error.report().request();
    request.into_iter().for_each(assert_line);
    let asked = request.map(|_| "request");
    let id = labels.contains(&"request id").then_some("request id");
    let rows = [
        &["operation"][..],
        asked.as_slice(),
        &["limits", "seen", "last"],
        id.as_slice(),
        &["acceptor"],
    ];
    assert_eq!(labels[1..], rows.concat(), "{report}");
}

/// Waits for one poll with paused time.
fn wait_for<W>(wait: Wait<'_, W>) -> (WaitError<W>, Vec<String>)
where
    W: Waiter<Request: Send + Sync>,
{
    let polls = Arc::new(Mutex::new(Vec::new()));
    let log = polls.clone();
    let wait = wait
        .max_attempts(1)
        .on_poll(move |poll| log.lock().expect("no panic").push(poll.to_string()));
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .start_paused(true)
        .build()
        .expect("a runtime");
    let error = runtime.block_on(wait).expect_err("a failure");
    let polls = polls.lock().expect("no panic").clone();
    (error, polls)
}

fn done() -> Done {
    Done {
        want: "x".to_owned(),
    }
}

fn job(name: &str) -> Job {
    Job {
        name: name.to_owned(),
        owner: Stage::At(name.to_owned()),
    }
}

/// Generates text with all characters, often ones that are escaped. It uses a seed because a strategy for each character
/// is slow.
fn text() -> impl Strategy<Value = String> {
    (any::<u64>(), select(vec![0, 1, 5, 40, 600, 10_000])).prop_map(|(seed, length)| {
        let mut random = fastrand::Rng::with_seed(seed);
        let (alike, kinds) = (random.u8(..4) == 0, random.u8(1..4));
        let one = random.char(..);
        let mut char = || match random.u8(..kinds) {
            0 => random.choice(PLAIN).expect("a character"),
            1 => random.choice(HIDDEN).expect("a character"),
            _ => random.char(..),
        };
        (0..length)
            .map(|_| if alike { one } else { char() })
            .collect()
    })
}

const PLAIN: [char; 14] = [
    'a', 'Z', '0', ' ', '"', '\'', '\\', '{', '}', '(', ',', 'é', '日', '🦀',
];

const HIDDEN: [char; 22] = [
    '\n',
    '\r',
    '\t',
    '\0',
    '\u{1b}',
    '\u{85}',
    '\u{ad}',
    '\u{61c}',
    '\u{200b}',
    '\u{200c}',
    '\u{200d}',
    '\u{200e}',
    '\u{200f}',
    '\u{2028}',
    '\u{2029}',
    '\u{202a}',
    '\u{202e}',
    '\u{2060}',
    '\u{2066}',
    '\u{2069}',
    '\u{feff}',
    '\u{e0041}',
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn text_of_custom_types_stays_on_one_line(text in text(), more in proptest::collection::vec(text(), 0..5)) {
        // A value, its expected value and a label.
        let want = more.first().cloned().unwrap_or_default() + "x";
        let wait = Done { want }.wait(|| async { Ok(job(&format!("y{text}"))) });
        let (error, polls) = wait_for(wait.label(&text));
        assert_shown(&error, &polls);
        // An output and errors that print themselves.
        let (error, polls) = wait_for(Staged.wait(|| async { Ok(Stage::At(text.clone() + "y")) }));
        assert_shown(&error, &polls);
        for wait in [|text| Ok(Printed(text)), |text| Err(Printed(text))] {
            let printed = || async { wait(Text::This(text.clone())) };
            let (error, polls) = wait_for(Debugged.wait(printed));
            assert_shown(&error, &polls);
        }
        let said = || async { Err(Said(Text::This(text.clone()))) };
        let (error, polls) = wait_for(Displayed.wait(said));
        assert_shown(&error, &polls);
        // The text of an error and of its causes.
        let texts = [std::slice::from_ref(&text), &more].concat();
        let failed = || async { Err(Layer::all(&texts).expect("a text") as Dyn) };
        let (error, polls) = wait_for(done().wait(failed));
        assert_shown(&error, &polls);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn text_of_a_service_stays_on_one_line(text in text(), id in text(), is_error: bool) {
        let certificate = serde_json::json!({
            "Status": text, "DomainName": text, "SubjectAlternativeNames": [&text, &text], "Serial": text,
        });
        let body = if is_error {
            serde_json::json!({ "__type": text, "message": text })
        } else {
            serde_json::json!({ "Certificate": certificate })
        };
        // The characters that a header may contain.
        let id = id.replace(|c: char| c.is_control(), "");
        let client = acm(infallible_client_fn(move |_| {
            http::Response::builder()
                .status(if is_error { 400 } else { 200 })
                .header("x-amzn-requestid", http::HeaderValue::from_bytes(id.as_bytes()).expect("a header"))
                .body(body.to_string())
                .expect("a response")
        }));
        let request = client.describe_certificate().certificate_arn(&text);
        let (error, polls) = wait_for(Issued.wait(request));
        assert_shown(&error, &polls);
    }
}

#[test]
fn one_long_value_leaves_room_for_the_others() {
    let long = "E".repeat(1 << 20);
    let body = serde_json::json!({ "Certificate": {
        "Status": "\u{202e}NEW", "DomainName": long, "SubjectAlternativeNames": vec!["n"; 20_000], "Serial": "s",
    } });
    let client = acm(infallible_client_fn(move |_| {
        http::Response::new(body.to_string())
    }));
    let request = client.describe_certificate().certificate_arn(&long);
    let (error, polls) = wait_for(Issued.wait(request));
    assert_shown(&error, &polls);
    let seen = error.report().last().expect("a response").summary();
    assert_eq!(
        seen,
        format!(
            "certificate.status = \\u{{202e}}NEW, certificate.subject_alternative_names = \
             [\"n\", \"n\", \"n\", \"n\", \"n\", \"n\", \"n\", \"n\", … at least 10000 in all], \
             certificate.domain_name = \"{}…, certificate.serial = \"s\"",
            &long[..511]
        )
    );
    let asked = format!("certificate_arn: \"{}…", &long[..256 - 18]);
    assert_eq!(error.report().request(), Some(&*asked));
}

#[test]
fn a_line_break_in_a_declared_string_is_escaped() {
    let (error, polls) = wait_for(done().wait(|| async { Ok(job("a\nb")) }));
    assert_shown(&error, &polls);
    assert!(polls[0].contains(r#"name = "a\nb""#), "{}", polls[0]);
    let waited = done().evaluate(&Ok(job("a\nb\u{202e}\u{2028}")));
    let acceptor = waited.acceptor().expect("the first").to_string();
    assert_line(&acceptor);
    assert_eq!(
        acceptor,
        r#"path name == {want} || name == "a\nb\u{202e}\u{2028}" => success"#
    );
}

#[test]
fn an_error_that_is_its_own_cause_ends() {
    #[derive(Debug)]
    struct Itself;

    impl Display for Itself {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("again")
        }
    }

    impl Error for Itself {
        fn source(&self) -> Option<&(dyn Error + 'static)> {
            Some(self)
        }
    }

    let (error, polls) = wait_for(done().wait(|| async { Err(Box::new(Itself) as Dyn) }));
    assert_shown(&error, &polls);
    assert_eq!(
        error.report().last().expect("an error").summary(),
        "again: …"
    );
}

#[test]
fn sixteen_causes_are_looked_at() {
    static DISPLAYED: AtomicUsize = AtomicUsize::new(0);
    static ASKED: AtomicUsize = AtomicUsize::new(0);

    /// An endless chain of different causes.
    #[derive(Debug)]
    struct Deep(usize);

    impl Display for Deep {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            DISPLAYED.fetch_add(1, Relaxed);
            write!(f, "{}", self.0)
        }
    }

    impl Error for Deep {
        fn source(&self) -> Option<&(dyn Error + 'static)> {
            ASKED.fetch_add(1, Relaxed);
            Some(Box::leak(Box::new(Self(self.0 + 1))))
        }
    }

    let (error, _) = wait_for(done().wait(|| async { Err(Box::new(Deep(100)) as Dyn) }));
    let causes: Vec<_> = (100..=116).map(|n| n.to_string()).collect();
    assert_eq!(
        error.report().last().expect("an error").summary(),
        causes.join(": ") + ": …"
    );
    assert_eq!((DISPLAYED.load(Relaxed), ASKED.load(Relaxed)), (17, 17));
    // Showing the error again does not look at the cause again.
    assert_line(&error.to_string());
    assert_eq!(DISPLAYED.load(Relaxed), 17);
}

#[test]
fn only_causes_that_are_shown_are_formatted() {
    static DISPLAYED: AtomicUsize = AtomicUsize::new(0);

    #[derive(Debug)]
    struct Long(usize);

    impl Display for Long {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            DISPLAYED.fetch_add(1, Relaxed);
            write!(f, "{}{}", self.0, "x".repeat(500))
        }
    }

    impl Error for Long {
        fn source(&self) -> Option<&(dyn Error + 'static)> {
            Some(Box::leak(Box::new(Self(self.0 + 1))))
        }
    }

    let (error, polls) = wait_for(done().wait(|| async { Err(Box::new(Long(0)) as Dyn) }));
    assert_shown(&error, &polls);
    assert_eq!(DISPLAYED.load(Relaxed), 3);
}

/// Writes as much as the formatter accepts.
fn endless(f: &mut fmt::Formatter<'_>, pieces: &AtomicUsize) -> fmt::Result {
    loop {
        pieces.fetch_add(1, Relaxed);
        f.write_str("0123456789abcdef")?;
    }
}

#[test]
fn no_more_is_formatted_than_is_shown() {
    static PIECES: AtomicUsize = AtomicUsize::new(0);

    #[derive(Debug)]
    struct Endless;

    impl Display for Endless {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            endless(f, &PIECES)
        }
    }

    impl Error for Endless {}

    let all = "0123456789abcdef".repeat(64) + "…";
    let printer = |f: &mut fmt::Formatter<'_>| endless(f, &PIECES);
    let (error, polls) = wait_for(done().wait(|| async { Err(Box::new(Endless) as Dyn) }));
    assert_shown(&error, &polls);
    assert_eq!(error.report().last().expect("an error").summary(), all);
    assert_eq!(PIECES.swap(0, Relaxed), 65);

    let (error, polls) = wait_for(Displayed.wait(|| async { Err(Said(Text::By(printer))) }));
    assert_shown(&error, &polls);
    assert_eq!(error.report().last().expect("an error").summary(), all);
    assert_eq!(PIECES.swap(0, Relaxed), 65);

    let (error, polls) = wait_for(Debugged.wait(|| async { Err(Printed(Text::By(printer))) }));
    assert_shown(&error, &polls);
    assert_eq!(error.report().last().expect("an error").summary(), all);
    assert_eq!(PIECES.swap(0, Relaxed), 65);

    // A summary shows at most 40 bytes of an output.
    let (error, polls) = wait_for(Debugged.wait(|| async { Ok(Printed(Text::By(printer))) }));
    assert_shown(&error, &polls);
    assert_eq!(
        error.report().last().expect("an output").summary(),
        "0123456789abcdef0123456789abcdef {…}"
    );
    assert_eq!(PIECES.swap(0, Relaxed), 3);
}

#[test]
fn an_error_without_text_leaves_no_gap_in_the_line() {
    let (error, polls) = wait_for(done().wait(|| async { Err(Dyn::from("")) }));
    assert_shown(&error, &polls);
    let seen = error.report().last().expect("an error").summary();
    assert_eq!(seen, "an error without a text");
}

#[test]
fn a_type_that_cannot_be_formatted_does_not_panic() {
    #[derive(Debug)]
    struct Broken(&'static str, Option<Box<Broken>>);

    impl Display for Broken {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(self.0)?;
            Err(fmt::Error)
        }
    }

    impl Error for Broken {
        fn source(&self) -> Option<&(dyn Error + 'static)> {
            Some(self.1.as_deref()?)
        }
    }

    let printer = |f: &mut fmt::Formatter<'_>| {
        f.write_str("begun(")?;
        Err(fmt::Error)
    };
    let chain = || Broken("a", Some(Box::new(Broken("b", None))));
    let (error, polls) = wait_for(done().wait(|| async { Err(Box::new(chain()) as Dyn) }));
    assert_shown(&error, &polls);
    assert_eq!(error.report().last().expect("an error").summary(), "a…: b…");

    let (error, polls) = wait_for(Displayed.wait(|| async { Err(Said(Text::By(printer))) }));
    assert_shown(&error, &polls);
    assert_eq!(
        error.report().last().expect("an error").summary(),
        "begun(…"
    );

    let (error, polls) = wait_for(Debugged.wait(|| async { Err(Printed(Text::By(printer))) }));
    assert_shown(&error, &polls);
    assert_eq!(
        error.report().last().expect("an error").summary(),
        "begun(…"
    );

    let (error, polls) = wait_for(Debugged.wait(|| async { Ok(Printed(Text::By(printer))) }));
    assert_shown(&error, &polls);
    assert_eq!(
        error.report().last().expect("an output").summary(),
        "begun(…)"
    );
}
