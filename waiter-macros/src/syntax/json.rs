//! Strict JSON, for the literals of JMESPath and for files of waiters.

use jsonc_parser::ast::Value;
use jsonc_parser::errors::ParseError;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

/// Parses strict JSON. An empty text does not have a value.
pub(crate) fn parse(text: &str) -> Result<Option<Value<'_>>, ParseError> {
    let strict = ParseOptions {
        allow_comments: false,
        allow_loose_object_property_names: false,
        allow_trailing_commas: false,
        allow_missing_commas: false,
        allow_single_quoted_strings: false,
        allow_hexadecimal_numbers: false,
        allow_unary_plus_numbers: false,
        allow_bare_decimal_point_numbers: false,
        allow_non_finite_numbers: false,
        allow_extended_string_escapes: false,
    };
    let parsed = parse_to_ast(text, &CollectOptions::default(), &strict)?;
    Ok(parsed.value)
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn what_only_looks_like_json_is_an_error() {
        for text in [
            "01",
            "1.",
            ".5",
            "+1",
            "0x1",
            "-",
            "1e",
            "NaN",
            "nul",
            "'a'",
            "[1,]",
            "[1 2]",
            "{a: 1}",
            "{\"a\" 1}",
            "// a\n1",
            "\"\\q\"",
            "\"\\x41\"",
            "1 2",
            "\"a",
            "[",
            "{\"a\": 1,}",
            "\"\\ud800\"",
        ] {
            assert!(parse(text).is_err(), "{text}");
        }
        for text in [
            "-0.5e+3",
            "\"\\u00e9\\n\\/\"",
            "[]",
            " {\"a\": [null, true]} ",
            "\"\\ud83d\\ude00\"",
        ] {
            assert!(matches!(parse(text), Ok(Some(_))), "{text}");
        }
        assert!(matches!(parse(" "), Ok(None)));
    }
}
