//! The indexes of a table in each of its replicas: nested lists with an enum in a structure.

use std::hint::black_box;

use aws_sdk_dynamodb::error::SdkError;
use aws_sdk_dynamodb::operation::describe_table::{DescribeTableError, DescribeTableOutput};
use aws_sdk_dynamodb::types::{
    GlobalSecondaryIndexWarmThroughputDescription as WarmThroughput, IndexStatus,
    ReplicaDescription, ReplicaGlobalSecondaryIndexDescription as Index, TableDescription,
};
use jmespath::{Expression, Rcvar, Variable};
use serde_json::{Value, json};
use waiter_runtime::{State, Waiter, waiter};

use crate::measure::{Case, Way};

const INDEXES: usize = 1_000;
const INDEXES_EACH: usize = 10;

pub(crate) type Response = Result<DescribeTableOutput, SdkError<DescribeTableError>>;

waiter! {
    struct AllActive;

    operation: aws_sdk_dynamodb::DescribeTable,
    delay: 15s,
    max_attempts: 40,
    acceptors: {
        path_all table.replicas[].global_secondary_indexes[].warm_throughput.status == IndexStatus::Active => success,
    },
}

waiter! {
    struct AnyDeleting;

    operation: aws_sdk_dynamodb::DescribeTable,
    delay: 15s,
    max_attempts: 40,
    acceptors: {
        path_any table.replicas[].global_secondary_indexes[].warm_throughput.status == IndexStatus::Deleting => success,
    },
}

pub(crate) fn measure() {
    let active = IndexStatus::Active;
    all_active("path_all of 1,000, all match", &active, State::Success);
    let creating = IndexStatus::Creating;
    let name = "path_all of 1,000, the first does not";
    all_active(name, &creating, State::Retry);
    any_deleting("path_any of 1,000, none matches");
}

fn all_active(name: &str, first: &IndexStatus, expected: State) {
    let (response, json) = (Ok(output(first, INDEXES)), json(first));
    let document = Rcvar::new(Variable::from_json(&json).expect("it is JSON"));
    let path = path();
    let searched = |document: &Rcvar| {
        let statuses = search(&path, document);
        let statuses = statuses.as_array().expect("a list");
        !statuses.is_empty() && statuses.iter().all(|status| is(status, "ACTIVE"))
    };
    all_in_rust(&response, expected)
        .way(Way::Sdk, || decided(black_box(&response), sdk_all))
        .way(Way::Jmespath, || state(searched(black_box(&document))))
        .way(Way::Json, || {
            let document = Variable::from_json(black_box(&json)).expect("it is JSON");
            state(searched(&Rcvar::new(document)))
        })
        .print_as(name);
}

fn any_deleting(name: &str) {
    let first = IndexStatus::Active;
    let (response, json) = (Ok(output(&first, INDEXES)), json(&first));
    let document = Rcvar::new(Variable::from_json(&json).expect("it is JSON"));
    let path = path();
    let searched = |document: &Rcvar| {
        let statuses = search(&path, document);
        let statuses = statuses.as_array().expect("a list");
        statuses.iter().any(|status| is(status, "DELETING"))
    };
    any_in_rust(&response)
        .way(Way::Sdk, || decided(black_box(&response), sdk_any))
        .way(Way::Jmespath, || state(searched(black_box(&document))))
        .way(Way::Json, || {
            let document = Variable::from_json(black_box(&json)).expect("it is JSON");
            state(searched(&Rcvar::new(document)))
        })
        .print_as(name);
}

/// Returns the case in which all indexes have to be active, with the waiter and the loop by hand.
pub(crate) fn all_in_rust(response: &Response, expected: State) -> Case<'_> {
    Case::new(expected)
        .way(Way::Waiter, move || {
            AllActive.evaluate(black_box(response)).state()
        })
        .way(Way::HandWritten, move || {
            decided(black_box(response), hand_written_all)
        })
}

/// Returns the case in which an index has to be in deletion, and none is.
pub(crate) fn any_in_rust(response: &Response) -> Case<'_> {
    Case::new(State::Retry)
        .way(Way::Waiter, move || {
            AnyDeleting.evaluate(black_box(response)).state()
        })
        .way(Way::HandWritten, move || {
            decided(black_box(response), hand_written_any)
        })
}

/// The status of each index. The first one is different.
fn statuses(first: &IndexStatus) -> impl Iterator<Item = &IndexStatus> {
    let rest = std::iter::repeat(&IndexStatus::Active);
    std::iter::once(first).chain(rest)
}

/// Returns a table with so many indexes in replicas of ten.
pub(crate) fn output(first: &IndexStatus, indexes: usize) -> DescribeTableOutput {
    let mut statuses = statuses(first);
    let index = |status: &IndexStatus| {
        let throughput = WarmThroughput::builder().status(status.clone()).build();
        Index::builder().warm_throughput(throughput).build()
    };
    let replica = |_| {
        let indexes = statuses.by_ref().take(INDEXES_EACH).map(index);
        ReplicaDescription::builder()
            .set_global_secondary_indexes(Some(indexes.collect()))
            .build()
    };
    let replicas = (0..indexes / INDEXES_EACH).map(replica).collect();
    let table = TableDescription::builder().set_replicas(Some(replicas));
    DescribeTableOutput::builder().table(table.build()).build()
}

fn json(first: &IndexStatus) -> String {
    let mut statuses = statuses(first);
    let index = |status: &IndexStatus| json!({"WarmThroughput": {"Status": status.as_str()}});
    let replica = |_| {
        let indexes = statuses.by_ref().take(INDEXES_EACH).map(index);
        json!({"GlobalSecondaryIndexes": indexes.collect::<Vec<_>>()})
    };
    let replicas: Vec<Value> = (0..INDEXES / INDEXES_EACH).map(replica).collect();
    json!({"Table": {"Replicas": replicas}}).to_string()
}

/// An error that no acceptor names fails the wait.
#[inline]
fn decided(response: &Response, succeeds: impl Fn(&DescribeTableOutput) -> bool) -> State {
    match response {
        Ok(output) => state(succeeds(output)),
        Err(_) => State::Failure,
    }
}

fn state(succeeds: bool) -> State {
    if succeeds {
        State::Success
    } else {
        State::Retry
    }
}

fn replicas(output: &DescribeTableOutput) -> &[ReplicaDescription] {
    output.table().map_or(&[], TableDescription::replicas)
}

fn hand_written_all(output: &DescribeTableOutput) -> bool {
    let mut some = false;
    for replica in replicas(output) {
        for index in replica.global_secondary_indexes() {
            match index.warm_throughput().and_then(WarmThroughput::status) {
                Some(IndexStatus::Active) => some = true,
                Some(_) => return false,
                None => {}
            }
        }
    }
    some
}

fn hand_written_any(output: &DescribeTableOutput) -> bool {
    for replica in replicas(output) {
        for index in replica.global_secondary_indexes() {
            let status = index.warm_throughput().and_then(WarmThroughput::status);
            if status == Some(&IndexStatus::Deleting) {
                return true;
            }
        }
    }
    false
}

/// The SDK collects every projection and compares strings.
#[allow(clippy::flat_map_option)] // as generated
fn sdk_statuses(output: &DescribeTableOutput) -> Option<Vec<&IndexStatus>> {
    let table = output.table.as_ref()?;
    let replicas = table.replicas.as_ref()?;
    let indexes = replicas
        .iter()
        .flat_map(|v| {
            fn map(replica: &ReplicaDescription) -> Option<&Vec<Index>> {
                replica.global_secondary_indexes.as_ref()
            }
            map(v)
        })
        .flatten()
        .collect::<Vec<_>>();
    let statuses = indexes
        .iter()
        .flat_map(|v| {
            fn map(index: &Index) -> Option<&IndexStatus> {
                let throughput = index.warm_throughput.as_ref();
                throughput.and_then(|v| v.status.as_ref())
            }
            map(v)
        })
        .collect::<Vec<_>>();
    Some(statuses)
}

#[allow(clippy::manual_is_variant_and)] // as generated
fn sdk_all(output: &DescribeTableOutput) -> bool {
    sdk_statuses(output)
        .map(|value| !value.is_empty() && value.iter().all(|value| value.as_str() == "ACTIVE"))
        .unwrap_or_default()
}

#[allow(clippy::manual_is_variant_and)] // as generated
fn sdk_any(output: &DescribeTableOutput) -> bool {
    sdk_statuses(output)
        .map(|value| value.iter().any(|value| value.as_str() == "DELETING"))
        .unwrap_or_default()
}

fn path() -> Expression<'static> {
    let path = "Table.Replicas[].GlobalSecondaryIndexes[].WarmThroughput.Status";
    jmespath::compile(path).expect("it is a path")
}

fn search(path: &Expression<'_>, document: &Rcvar) -> Rcvar {
    path.search(document).expect("the path does not fail")
}

fn is(value: &Variable, expected: &str) -> bool {
    value.as_string().is_some_and(|text| text == expected)
}
