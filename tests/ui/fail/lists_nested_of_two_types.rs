use waiter_runtime::waiter;

#[derive(Debug)]
pub struct Cube {
    cells: Vec<Vec<Vec<i32>>>,
}

waiter! {
    pub struct Whole;

    operation: Result<Cube, std::io::Error>,
    delay: 1s,
    max_attempts: 2,
    acceptors: {
        path cells == {vec![vec![vec![1_i64]]]} => success,
    },
}

fn main() {}
