//! The line format of a case: `id`, kind, waiter, `max_attempts` and replies, separated by tabs.

use aws_smithy_types::base64;

/// The kind of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One poll by our waiter: the acceptor that matches.
    Poll,
    /// The same with the response that the SDK parsed, for a reader.
    Show,
    /// A whole wait by our waiter.
    Wait,
    /// A whole wait by the SDK's own waiter.
    Sdk,
}

/// A case to answer.
#[derive(Clone, Debug)]
pub struct Case {
    /// The identifier of the case, repeated in the answer.
    pub id: String,
    /// The kind.
    pub kind: Kind,
    /// The waiter's name.
    pub waiter: String,
    /// The limit of attempts for [`Kind::Wait`].
    pub max_attempts: u32,
    /// The responses, in this order.
    pub replies: Vec<Reply>,
}

/// One scripted response.
#[derive(Clone, Debug)]
pub struct Reply {
    /// The HTTP status.
    pub status: u16,
    /// The headers.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Case {
    /// Parses a line.
    ///
    /// # Panics
    /// If the line is not a case.
    pub fn parse(line: &str) -> Self {
        let mut columns = line.split('\t');
        let mut column = || columns.next().expect("a column more");
        let (id, kind, waiter) = (column(), column(), column());
        let max_attempts = column().parse().expect("max_attempts");
        Self {
            id: id.to_owned(),
            kind: match kind {
                "poll" => Kind::Poll,
                "show" => Kind::Show,
                "wait" => Kind::Wait,
                "sdk" => Kind::Sdk,
                _ => panic!("no kind of case: {kind}"),
            },
            waiter: waiter.to_owned(),
            max_attempts,
            replies: columns.map(Reply::parse).collect(),
        }
    }
}

impl Reply {
    /// Parses `status;headers;body`. Headers and body are in base64, with one header `name: value` on each line.
    fn parse(column: &str) -> Self {
        let [status, headers, body] = column.split(';').collect::<Vec<_>>()[..] else {
            panic!("no reply: {column}");
        };
        let decode = |text| base64::decode(text).expect("base64");
        let headers = String::from_utf8(decode(headers)).expect("headers are text");
        Self {
            status: status.parse().expect("a status"),
            headers: headers
                .lines()
                .map(|line| line.split_once(": ").expect("a header"))
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .collect(),
            body: decode(body),
        }
    }
}
