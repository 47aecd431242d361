//! Durations: `60s`, `500ms`, `1.5s`, `2m`, `1h`.

use std::time::Duration;

use proc_macro2::Literal;

use crate::diagnostics::one_of;

/// The units, the milliseconds in each, and their long names.
const UNITS: &[(&str, u64, &str)] = &[
    ("ms", 1, "milliseconds"),
    ("s", 1_000, "seconds"),
    ("m", 60_000, "minutes"),
    ("h", 3_600_000, "hours"),
];

/// Parses a duration. The error is a message.
pub(crate) fn parse(literal: &Literal) -> Result<Duration, String> {
    let text = literal.to_string();
    let unquoted = text.trim_matches('"');
    if unquoted.len() + 2 == text.len() {
        return Err(format!("write `{unquoted}` without quotes"));
    }
    if !text.starts_with(|c: char| c.is_ascii_digit()) {
        return Err(format!("expected a duration such as `60s`, found `{text}`"));
    }
    let split = text
        .find(|c: char| !(c.is_ascii_digit() || c == '_' || c == '.'))
        .unwrap_or(text.len());
    let (number, unit) = text.split_at(split);
    let Some((_, millis, _)) = UNITS.iter().find(|(name, ..)| *name == unit) else {
        return Err(unknown_unit(number, unit));
    };
    scaled(number, *millis)
        .ok_or_else(|| format!("`{text}` is not a number of milliseconds that fits 64 bits"))
}

fn unknown_unit(number: &str, unit: &str) -> String {
    let names: Vec<_> = UNITS.iter().map(|(name, ..)| *name).collect();
    if unit.is_empty() {
        return format!(
            "a duration needs a unit: `{number}s` for seconds; also {}",
            one_of(&["ms", "m", "h"])
        );
    }
    let hint =
        self::unit(unit).map_or_else(String::new, |name| format!("; write `{number}{name}`"));
    format!(
        "unknown unit `{unit}`: a duration ends in {}{hint}",
        one_of(&names)
    )
}

/// Finds the unit of a name: `s` of `S`, `sec` or `seconds`.
pub(super) fn unit(name: &str) -> Option<&'static str> {
    let lower = name.to_lowercase();
    let short = lower.trim_end_matches('s');
    let meant = |(name, _, long): &&(&'static str, u64, &str)| {
        *name == lower || short.len() > 1 && long.starts_with(short)
    };
    UNITS.iter().find(meant).map(|(name, ..)| *name)
}

/// Multiplies exactly. Returns `None` if the product is not whole, or too large.
fn scaled(number: &str, millis: u64) -> Option<Duration> {
    let number = number.replace('_', "");
    let (whole, fraction) = number.split_once('.').unwrap_or((&number, ""));
    let whole: u64 = whole.parse().ok()?;
    let mut total = whole.checked_mul(millis)?;
    if !fraction.is_empty() {
        let digits: u64 = fraction.parse().ok()?;
        let scale = 10_u64.checked_pow(u32::try_from(fraction.len()).ok()?)?;
        let part = digits.checked_mul(millis)?;
        if part % scale != 0 {
            return None;
        }
        total = total.checked_add(part / scale)?;
    }
    Some(Duration::from_millis(total))
}

/// The text of a duration in a declaration.
pub(crate) fn readable(duration: Duration) -> String {
    let millis = duration.as_millis();
    match millis {
        0 => "0s".to_owned(),
        millis if millis % 3_600_000 == 0 => format!("{}h", millis / 3_600_000),
        millis if millis % 60_000 == 0 && millis > 60_000 => format!("{}m", millis / 60_000),
        millis if millis % 1_000 == 0 => format!("{}s", millis / 1_000),
        millis => format!("{millis}ms"),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn millis(text: &str) -> Result<u128, String> {
        parse(&text.parse().expect("a literal")).map(|duration| duration.as_millis())
    }

    #[test]
    fn units_scale() {
        assert_eq!(millis("60s"), Ok(60_000));
        assert_eq!(millis("500ms"), Ok(500));
        assert_eq!(millis("1.5s"), Ok(1_500));
        assert_eq!(millis("2m"), Ok(120_000));
        assert_eq!(millis("0.5h"), Ok(1_800_000));
        assert_eq!(millis("1_000ms"), Ok(1_000));
    }

    #[test]
    fn what_lexes_but_is_no_duration_is_an_error() {
        for literal in [
            "60", "0x10s", "0b10m", "1f32", "1s500ms", "1e3", "0.5ms", "\"60s\"", "1sec",
        ] {
            assert!(millis(literal).is_err(), "{literal}");
        }
        assert!(millis("60").unwrap_err().contains("`60s`"));
        assert!(millis("90sec").unwrap_err().ends_with("write `90s`"));
    }

    proptest! {
        #[test]
        fn any_number_of_a_unit_is_that_many_milliseconds(n in 0_u64..1_000_000, unit in 0..4_usize) {
            let (name, scale, _) = UNITS[unit];
            prop_assert_eq!(millis(&format!("{n}{name}")), Ok(u128::from(n * scale)));
        }
    }
}
