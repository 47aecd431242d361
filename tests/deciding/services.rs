//! AWS's condition for stable services of ECS: a filter with a function in it, inside another function.
//!
//! The structures have the fields of ECS's, so that the benchmark does not build its SDK.

use std::convert::Infallible;
use std::hint::black_box;

use jmespath::{Expression, Rcvar, Variable};
use serde_json::{Value, json};
use waiter_runtime::{State, Waiter, waiter};

use crate::measure::{Case, Way};

const SERVICES: usize = 10;
const TASKS: i32 = 3;
const STABLE: &str =
    "length(services[?!(length(deployments) == `1` && runningCount == desiredCount)]) == `0`";

type Response = Result<DescribeServicesOutput, Infallible>;

#[derive(Debug)]
struct DescribeServicesOutput {
    services: Option<Vec<Service>>,
}

#[derive(Debug)]
struct Service {
    deployments: Option<Vec<Deployment>>,
    running_count: i32,
    desired_count: i32,
}

#[derive(Debug)]
struct Deployment;

waiter! {
    struct ServicesStable;

    operation: Result<DescribeServicesOutput, Infallible>,
    delay: 15s,
    max_attempts: 40,
    acceptors: {
        path length(services[?!(length(deployments) == 1 && running_count == desired_count)]) == 0 => success,
    },
}

pub(crate) fn measure() {
    let (response, json) = (Response::Ok(output()), json());
    let document = Rcvar::new(Variable::from_json(&json).expect("it is JSON"));
    let path = jmespath::compile(STABLE).expect("it is a path");
    Case::new(State::Success)
        .way(Way::Waiter, || {
            ServicesStable.evaluate(black_box(&response)).state()
        })
        .way(Way::HandWritten, || {
            decided(black_box(&response), hand_written)
        })
        .way(Way::Sdk, || decided(black_box(&response), sdk))
        .way(Way::Jmespath, || jmespath(&path, black_box(&document)))
        .way(Way::Json, || {
            let document = Variable::from_json(black_box(&json)).expect("it is JSON");
            jmespath(&path, &Rcvar::new(document))
        })
        .print_as("10 services, all stable");
}

fn output() -> DescribeServicesOutput {
    let service = |_| Service {
        deployments: Some(vec![Deployment]),
        running_count: TASKS,
        desired_count: TASKS,
    };
    DescribeServicesOutput {
        services: Some((0..SERVICES).map(service).collect()),
    }
}

fn json() -> String {
    let service = |_| json!({"runningCount": TASKS, "desiredCount": TASKS, "deployments": [{}]});
    let services: Vec<Value> = (0..SERVICES).map(service).collect();
    json!({"services": services}).to_string()
}

#[inline]
fn decided(response: &Response, succeeds: impl Fn(&DescribeServicesOutput) -> bool) -> State {
    match response {
        Ok(output) => state(succeeds(output)),
        Err(error) => match *error {},
    }
}

fn state(succeeds: bool) -> State {
    if succeeds {
        State::Success
    } else {
        State::Retry
    }
}

/// Stops at the first service that is not stable. Does not match without a list.
fn hand_written(output: &DescribeServicesOutput) -> bool {
    output.services.as_ref().is_some_and(|services| {
        services.iter().all(|service| {
            let deployments = service.deployments.as_ref();
            deployments.is_some_and(|deployments| deployments.len() == 1)
                && service.running_count == service.desired_count
        })
    })
}

/// The SDK collects the filtered elements and counts them.
fn sdk(output: &DescribeServicesOutput) -> bool {
    sdk_stable(output).unwrap_or_default()
}

#[allow(clippy::cast_possible_truncation, clippy::cast_possible_wrap)] // as generated
fn sdk_stable(output: &DescribeServicesOutput) -> Option<bool> {
    const ONE: &f64 = &1.0;
    const ZERO: &f64 = &0.0;
    let services = output.services.as_ref()?;
    let unstable = services
        .iter()
        .filter({
            fn filter(service: &Service) -> Option<bool> {
                let deployments = service.deployments.as_ref()?;
                let one_deployment = deployments.len() as i64 == *ONE as i64;
                let as_desired = service.running_count == service.desired_count;
                Some(!(one_deployment && as_desired))
            }
            |v| filter(v).unwrap_or_default()
        })
        .collect::<Vec<_>>();
    Some(unstable.len() as i64 == *ZERO as i64)
}

fn jmespath(path: &Expression<'_>, document: &Rcvar) -> State {
    let stable = path.search(document).expect("the path does not fail");
    state(stable.as_boolean().expect("a comparison gives a boolean"))
}
