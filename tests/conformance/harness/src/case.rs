//! The line format of a case: `id`, kind, waiter, `max_attempts` and replies, joined by tabs.

use aws_smithy_types::base64;

/// What to do with a case's responses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One poll by our waiter: which acceptor matches.
    Poll,
    /// The same, with the response as the SDK read it, for a reader.
    Show,
    /// The whole wait by our waiter.
    Wait,
    /// The whole wait by the SDK's own waiter.
    Sdk,
}

/// A case to answer.
#[derive(Clone, Debug)]
pub struct Case {
    /// What the answer is filed under.
    pub id: String,
    /// What to do.
    pub kind: Kind,
    /// The waiter's name.
    pub waiter: String,
    /// For [`Kind::Wait`].
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
    /// Reads a line.
    ///
    /// # Panics
    /// If it is none.
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
    /// `status;headers;body`, the last two in base64, a header on a line: `name: value`.
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
