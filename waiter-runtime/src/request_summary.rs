//! The members of a request on one line, which tell many waits apart.

use std::fmt::{self, Debug, Write};

use crate::line::{Line, line};

/// The most bytes that are shown of a request.
const SHOWN: usize = 256;

/// The most bytes that are read of one member. The rest would not be shown. The `Option` around it and the quotes need some
/// bytes more.
const READ: usize = SHOWN + 16;

/// Returns the members of a request that are set, as the SDK prints them: `certificate_arn: "arn:aws:acm:…"`. Members that the
/// model marks as sensitive are masked.
pub(crate) fn request_summary(request: &dyn Debug) -> Option<String> {
    let members = line(SHOWN, |line| {
        let mut members = Members::new(line);
        let printed = write!(members, "{request:?}");
        members.end()?;
        printed
    });
    (!members.is_empty()).then_some(members)
}

/// Parses a structure while `Debug` prints it, `Name { a: Some("x"), b: None }`, and writes the members that are set.
///
/// It returns an error when the line is full, so that the rest of a large member is not printed.
struct Members<'l, 'w> {
    line: &'l mut Line<'w>,
    is_first: bool,
    /// The member that is being printed. `None` before the first `{`.
    member: Option<String>,
    /// The number of brackets that are open in it.
    depth: u32,
    is_quoted: bool,
    is_escaped: bool,
}

impl<'l, 'w> Members<'l, 'w> {
    fn new(line: &'l mut Line<'w>) -> Self {
        Self {
            line,
            is_first: true,
            member: None,
            depth: 0,
            is_quoted: false,
            is_escaped: false,
        }
    }

    fn read(&mut self, c: char) -> fmt::Result {
        let Some(member) = &mut self.member else {
            if c == '{' {
                self.member = Some(String::new());
            }
            return Ok(());
        };
        match c {
            _ if self.is_escaped => self.is_escaped = false,
            '\\' if self.is_quoted => self.is_escaped = true,
            '"' => self.is_quoted = !self.is_quoted,
            _ if self.is_quoted => {}
            '(' | '[' | '{' => self.depth += 1,
            ',' if self.depth == 0 => return self.end(),
            ')' | ']' | '}' => match self.depth.checked_sub(1) {
                Some(depth) => self.depth = depth,
                // The bracket of the structure.
                None => return self.end(),
            },
            _ => {}
        }
        member.push(c);
        if member.len() < READ {
            return Ok(());
        }
        self.end()
    }

    /// Writes the member, if it is set.
    fn end(&mut self) -> fmt::Result {
        let member = self.member.replace(String::new()).unwrap_or_default();
        let Some((name, value)) = member.trim().split_once(": ") else {
            // It is empty, or it has another form.
            return if member.len() < READ {
                Ok(())
            } else {
                Err(fmt::Error)
            };
        };
        let value = match value.strip_prefix("Some(") {
            // If the member was not read to its end, the bracket is another one. The line is then cut before it.
            Some(value) => value.strip_suffix(')').unwrap_or(value),
            None if value == "None" => return Ok(()),
            None => value,
        };
        let separator = if self.is_first { "" } else { ", " };
        self.is_first = false;
        write!(self.line, "{separator}{name}: {value}")
    }
}

impl Write for Members<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        text.chars().try_for_each(|c| self.read(c))
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    /// Prints itself in pieces, and counts them.
    struct Pieces<'p>(&'p [&'p str], &'p Cell<usize>);

    impl Debug for Pieces<'_> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            self.0.iter().try_for_each(|piece| {
                self.1.set(self.1.get() + 1);
                f.write_str(piece)
            })
        }
    }

    fn line(printed: &str) -> Option<String> {
        request_summary(&format_args!("{printed}"))
    }

    #[test]
    fn members_that_are_set_are_shown() {
        let printed = r#"Input { a: Some("x, \" } y"), b: None, c: Some([F { k: "n", v: Some(1) }]), d: Some(3) }"#;
        let told = r#"a: "x, \" } y", c: [F { k: "n", v: Some(1) }], d: 3"#;
        assert_eq!(line(printed).as_deref(), Some(told));
        assert_eq!(line("Input { a: None }"), None);
        assert_eq!(line("Input"), None);
        let long = format!("Input {{ a: \"{}\" }}", "é".repeat(1_000));
        assert!(line(&long).is_some_and(|line| line.ends_with("é…")));
    }

    #[test]
    fn members_are_cut_to_the_line() {
        for length in 230..300 {
            let value = "x".repeat(length);
            let told = format!("a: {value}");
            let cut = format!("a: {}…", &value[..length.min(SHOWN - 3)]);
            let expected = if told.len() <= SHOWN { told } else { cut };
            for printed in [
                format!("I {{ a: Some({value}) }}"),
                format!("I {{ n: None, a: {value}, o: None, p: None }}"),
            ] {
                assert_eq!(line(&printed), Some(expected.clone()));
            }
        }
    }

    #[test]
    fn printing_ends_where_the_line_is_full() {
        let count = Cell::new(0);
        let nones = ["member: None, "; 100];
        let many = ["xxxxxxxxxxxxxxxx"; 1_000];
        let pieces = [
            &["Input { "],
            &nones[..],
            &["a: Some(\""],
            &many,
            &["\") }"],
        ]
        .concat();
        let told = request_summary(&Pieces(&pieces, &count)).expect("a member");
        assert_eq!(told, format!("a: \"{}…", "x".repeat(SHOWN - 4)));
        assert!(count.get() < 100 + 2 + 20, "{} pieces", count.get());
    }

    #[test]
    fn a_request_that_cannot_be_printed_is_cut() {
        struct Fails(&'static str);

        impl Debug for Fails {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.0)?;
                Err(fmt::Error)
            }
        }

        let told = |printed| request_summary(&Fails(printed));
        assert_eq!(
            told("I { a: Some(1), b: Some(\"x").as_deref(),
            Some("a: 1, b: \"x…")
        );
        assert_eq!(told("").as_deref(), Some("…"));
        assert_eq!(
            line(&format!("I {{ {} }}", "x".repeat(1_000))).as_deref(),
            Some("…")
        );
    }
}
