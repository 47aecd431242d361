use waiter_runtime::waiter;

#[derive(Debug)]
pub struct Node {
    pub nodes: Vec<Node>,
    pub numbers: Vec<u32>,
    pub number: u32,
}

waiter! {
    pub struct Deep;

    operation: Result<Node, std::io::Error>,
    delay: 1s,
    max_attempts: 2,
    acceptors: {
        path "length(nodes[*].nodes[*].nodes[*].nodes[*].nodes[*].nodes[*].nodes[*].nodes[*].nodes[*].number) > `0`" => success,
    },
}

fn main() {}
