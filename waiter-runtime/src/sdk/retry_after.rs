//! The `retry-after` headers of a response.

use std::time::{Duration, SystemTime};

use aws_smithy_types::DateTime;
use aws_smithy_types::date_time::Format;

/// Returns the delay that a response asks for: its header `x-amz-retry-after` in milliseconds, or `retry-after` in seconds
/// or as a date. Other forms are ignored.
///
/// `header` finds a header by its lower-case name. `now` is used where the response has no `date` header.
pub(crate) fn retry_after<'h>(
    header: impl Fn(&'static str) -> Option<&'h str>,
    now: SystemTime,
) -> Option<Duration> {
    let number = |name| header(name)?.trim().parse().ok();
    number("x-amz-retry-after")
        .map(Duration::from_millis)
        .or_else(|| number("retry-after").map(Duration::from_secs))
        .or_else(|| {
            let until = date(header("retry-after")?)?;
            // The service's clock is preferred: ours may be wrong.
            let from = header("date").and_then(date).unwrap_or(now);
            Some(until.duration_since(from).unwrap_or(Duration::ZERO))
        })
}

/// Parses `Tue, 29 Apr 2026 18:30:38 GMT`, the one form of a date that HTTP still allows.
fn date(text: &str) -> Option<SystemTime> {
    let date = DateTime::from_str(text.trim(), Format::HttpDate).ok()?;
    SystemTime::try_from(date).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn hint(headers: &[(&str, &str)]) -> Option<Duration> {
        let find = |name| {
            let header = headers.iter().find(|header| header.0 == name);
            header.map(|header| header.1)
        };
        retry_after(find, SystemTime::UNIX_EPOCH)
    }

    #[test]
    fn numbers_are_seconds_and_for_aws_milliseconds() {
        assert_eq!(hint(&[]), None);
        let seconds = ("retry-after", " 120 ");
        assert_eq!(hint(&[seconds]), Some(Duration::from_mins(2)));
        let millis = ("x-amz-retry-after", "1500");
        let both = Some(Duration::from_millis(1500));
        assert_eq!(hint(&[millis]), both);
        assert_eq!(hint(&[seconds, millis]), both);
        let unreadable = ("x-amz-retry-after", "soon");
        assert_eq!(hint(&[unreadable]), None);
        assert_eq!(hint(&[unreadable, seconds]), Some(Duration::from_mins(2)));
    }

    #[test]
    fn a_date_counts_from_the_responses_own() {
        let until = ("retry-after", "Thu, 01 Jan 1970 00:01:30 GMT");
        assert_eq!(hint(&[until]), Some(Duration::from_secs(90)));
        let sent = ("date", "Thu, 01 Jan 1970 00:01:00 GMT");
        assert_eq!(hint(&[until, sent]), Some(Duration::from_secs(30)));
        let late = ("date", "Thu, 01 Jan 1970 00:02:00 GMT");
        assert_eq!(hint(&[until, late]), Some(Duration::ZERO));
        let unreadable = ("date", "noon");
        assert_eq!(hint(&[until, unreadable]), Some(Duration::from_secs(90)));
    }

    #[test]
    fn what_is_neither_is_no_hint() {
        let huge = "99999999999999999999";
        for text in ["", "-1", "1.5", "1s", "tomorrow", huge, "Thu, 01 Jan 1970"] {
            assert_eq!(hint(&[("retry-after", text)]), None, "{text}");
            assert_eq!(hint(&[("x-amz-retry-after", text)]), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_header_makes_it_panic(text in "\\PC*", sent in "\\PC*") {
            let headers = [("retry-after", text.as_str()), ("date", sent.as_str())];
            prop_assert!(hint(&headers).is_none_or(|hint| hint < Duration::MAX));
        }

        #[test]
        fn every_date_is_read(until in 0_u64..200_000_000_000) {
            let date = DateTime::from_secs(until.cast_signed()).fmt(Format::HttpDate);
            let date = date.expect("a year of four digits");
            prop_assert_eq!(hint(&[("retry-after", &date)]), Some(Duration::from_secs(until)));
        }
    }
}
