use waiter_runtime::waiter;

#[derive(Debug)]
pub struct Row;

impl Row {
    pub fn get<K, V: Default>(&self, _: K) -> V {
        V::default()
    }
}

waiter! {
    pub struct Stored;

    operation: Result<Row, std::io::Error>,
    delay: 1s,
    max_attempts: 2,
    acceptors: {
        ok row if row.get::<_, String("state") == "done" => success,
        ok row if row.get::<_, Vec<u8>("state").is_empty() => failure,
        ok row if row.get::<_, bool>("late") => failure,
    },
}

fn main() {}
