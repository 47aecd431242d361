//! Lists that pass through as many projections and functions as one path may have, in every form.

use std::collections::HashMap;

use waiter_runtime::{State, Waiter, waiter};

/// A tree, deeper than any path here.
#[derive(Debug, Default)]
struct Node {
    nodes: Vec<Node>,
    named: HashMap<String, Node>,
    numbers: Vec<u32>,
    number: u32,
    ready: bool,
}

fn tree(levels: u32) -> Node {
    let below = || (levels > 0).then(|| tree(levels - 1));
    Node {
        nodes: below().into_iter().collect(),
        named: below()
            .into_iter()
            .map(|node| ("key".to_owned(), node))
            .collect(),
        numbers: vec![3, 1, 2],
        number: levels,
        ready: true,
    }
}

macro_rules! hold {
    ($($name:ident: ($($condition:tt)*))*) => {$(
        #[test]
        fn $name() {
            waiter! {
                struct Deep;

                operation: Result<Node, u8>,
                delay: 1s,
                max_attempts: 1,
                acceptors: { $($condition)* => success },
            }
            assert_eq!(Deep.evaluate(&Ok(tree(8))).state(), State::Success);
        }
    )*};
}

hold! {
    flattened: (path_all nodes[].nodes[].nodes[].nodes[].nodes[].nodes[].nodes[].nodes[].number == 0)
    projected: (path nodes[*].nodes[*].nodes[*].nodes[*].nodes[*].nodes[*].nodes[*].nodes[*].number | [0] | [0] | [0] | [0] | [0] | [0] | [0] | [0] == 0)
    sliced: (path nodes[0:].nodes[0:].nodes[0:].nodes[0:].nodes[0:].nodes[0:].nodes[0:].nodes[0:].number | [0] | [0] | [0] | [0] | [0] | [0] | [0] | [0] == 0)
    values_of_maps: (path named.*.named.*.named.*.named.*.named.*.named.*.named.*.named.*.number | [0] | [0] | [0] | [0] | [0] | [0] | [0] | [0] == 0)
    filtered_inside: (path length(nodes[?nodes[?nodes[?nodes[?nodes[?nodes[?nodes[?nodes[?ready]]]]]]]]) == 1)
    filtered_in_turn: (path length(numbers | [?@ > 0] | [?@ > 0] | [?@ > 0] | [?@ > 0] | [?@ > 0] | [?@ > 0] | [?@ > 0] | [?@ > 0]) == 3)
    flattened_projections: (path_all nodes[*].nodes[*].nodes[*].nodes[*].number[][][] == 4)
    reversed: (path reverse(reverse(reverse(reverse(reverse(reverse(reverse(reverse(numbers))))))))[0] == 3)
    made_lists: (path to_array(to_array(to_array(to_array(to_array(to_array(to_array(to_array(number))))))))[0] == 8)
    sorted: (path sort(sort(sort(sort(sort(sort(sort(sort(numbers))))))))[0] == 1)
    sorted_by_keys: (path sort_by(sort_by(sort_by(sort_by(sort_by(sort_by(sort_by(sort_by(nodes, &number), &number), &number), &number), &number), &number), &number), &number)[0].number == 7)
    mapped_in_turn: (path map(&@, map(&@, map(&@, map(&@, map(&@, map(&@, map(&@, map(&@, numbers))))))))[0] == 3)
    mapped_inside: (path map(&map(&map(&map(&map(&map(&map(&map(&number, nodes), nodes), nodes), nodes), nodes), nodes), nodes), nodes) | [0] | [0] | [0] | [0] | [0] | [0] | [0] | [0] == 0)
    first_that_is_not_null: (path not_null(not_null(not_null(not_null(not_null(not_null(not_null(not_null(numbers, numbers), numbers), numbers), numbers), numbers), numbers), numbers), numbers)[0] == 3)
    first_that_is_true: (path (numbers || numbers || numbers || numbers || numbers || numbers || numbers || numbers || numbers)[0] == 3)
    as_a_string: (path "nodes[*].nodes[*].nodes[*].nodes[*].nodes[*].nodes[*].nodes[*].nodes[*].number | [0] | [0] | [0] | [0] | [0] | [0] | [0] | [0]" == 0)
}
