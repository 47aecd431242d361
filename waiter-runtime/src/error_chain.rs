//! Writes an error with its causes.

use std::error::Error;
use std::fmt::{self, Write};

use crate::line::line;
use crate::sdk_types::is_empty_metadata;

/// The most causes of an error that are read. An error may be its own cause.
const CAUSES: usize = 16;

/// The most bytes of the text of an error and of each cause. No line shows more of an error.
const CAUSE_BYTES: usize = 1_024;

/// Writes an error and its causes. A cause that a text above it contains is left out: other errors repeat their causes, and
/// an SDK error's own text is often just "service error".
pub(crate) fn write_chain(error: &dyn Error, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let text = |error: &dyn Error| line(CAUSE_BYTES, |line| write!(line, "{error}"));
    let mut written = text(error);
    f.write_str(&written)?;
    let mut next = error.source();
    for count in 0.. {
        let Some(cause) = next.filter(|cause| !is_empty_metadata(*cause)) else {
            break;
        };
        if count == CAUSES {
            return f.write_str(": …");
        }
        let text = text(cause);
        if !written.contains(&text) {
            // Fails if the line is full. So no more causes are read than fit.
            write!(f, ": {text}")?;
            written.push_str(": ");
            written.push_str(&text);
        }
        next = cause.source();
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug)]
    struct Layer(&'static str, Option<Box<Layer>>);

    impl fmt::Display for Layer {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(self.0)
        }
    }

    impl Error for Layer {
        fn source(&self) -> Option<&(dyn Error + 'static)> {
            let cause = self.1.as_deref()?;
            Some(cause)
        }
    }

    struct Chain(Layer);

    impl fmt::Display for Chain {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write_chain(&self.0, f)
        }
    }

    #[test]
    fn a_cause_is_told_once() {
        let told = |texts: &[&'static str]| {
            let mut layers = texts.iter().rev();
            let first = Layer(layers.next().expect("a text"), None);
            let error = layers.fold(first, |cause, text| Layer(text, Some(Box::new(cause))));
            Chain(error).to_string()
        };
        assert_eq!(told(&["a", "a", "b"]), "a: b");
        assert_eq!(
            told(&["cannot load: no file", "no file", "os error 2"]),
            "cannot load: no file: os error 2"
        );
        assert_eq!(told(&["a: b", "c", "b"]), "a: b: c");
    }
}
