//! A thousand instances in their reservations.

use std::hint::black_box;

use aws_sdk_ec2::error::SdkError;
use aws_sdk_ec2::operation::describe_instances::{DescribeInstancesError, DescribeInstancesOutput};
use aws_sdk_ec2::types::{Instance, InstanceState, InstanceStateName, Reservation};
use jmespath::{Expression, Rcvar, Variable};
use serde_json::{Value, json};
use waiter_runtime::{State, Waiter, waiter};

use crate::measure::{Measure, Way};

const RESERVATIONS: usize = 100;
const INSTANCES_EACH: usize = 10;

type Response = Result<DescribeInstancesOutput, SdkError<DescribeInstancesError>>;

waiter! {
    struct AllRunning;

    operation: aws_sdk_ec2::DescribeInstances,
    delay: 15s,
    max_attempts: 40,
    acceptors: {
        path_all reservations[].instances[].state.name == InstanceStateName::Running => success,
    },
}

waiter! {
    struct AnyTerminated;

    operation: aws_sdk_ec2::DescribeInstances,
    delay: 15s,
    max_attempts: 40,
    acceptors: {
        path_any reservations[].instances[].state.name == InstanceStateName::Terminated => success,
    },
}

pub(crate) fn measure(measure: &mut Measure) {
    let running = InstanceStateName::Running;
    let name = "path_all of 1,000, all match";
    all_running(measure, name, &running, State::Success);
    let pending = InstanceStateName::Pending;
    let name = "path_all of 1,000, the first does not";
    all_running(measure, name, &pending, State::Retry);
    any_terminated(measure, "path_any of 1,000, none matches");
}

fn all_running(
    measure: &mut Measure,
    name: &'static str,
    first: &InstanceStateName,
    expected: State,
) {
    let (response, json) = (Response::Ok(output(first)), json(first));
    let document = Rcvar::new(Variable::from_json(&json).expect("it is JSON"));
    let path = path();
    let searched = |document: &Rcvar| {
        let names = search(&path, document);
        let names = names.as_array().expect("a list");
        !names.is_empty() && names.iter().all(|name| is(name, "running"))
    };
    measure
        .case(name, expected)
        .way(Way::Waiter, || {
            AllRunning.evaluate(black_box(&response)).state()
        })
        .way(Way::HandWritten, || {
            decided(black_box(&response), hand_written_all)
        })
        .way(Way::Sdk, || decided(black_box(&response), sdk_all))
        .way(Way::Jmespath, || state(searched(black_box(&document))))
        .way(Way::Json, || {
            let document = Variable::from_json(black_box(&json)).expect("it is JSON");
            state(searched(&Rcvar::new(document)))
        });
}

fn any_terminated(measure: &mut Measure, name: &'static str) {
    let first = InstanceStateName::Running;
    let (response, json) = (Response::Ok(output(&first)), json(&first));
    let document = Rcvar::new(Variable::from_json(&json).expect("it is JSON"));
    let path = path();
    let searched = |document: &Rcvar| {
        let names = search(&path, document);
        let names = names.as_array().expect("a list");
        names.iter().any(|name| is(name, "terminated"))
    };
    measure
        .case(name, State::Retry)
        .way(Way::Waiter, || {
            AnyTerminated.evaluate(black_box(&response)).state()
        })
        .way(Way::HandWritten, || {
            decided(black_box(&response), hand_written_any)
        })
        .way(Way::Sdk, || decided(black_box(&response), sdk_any))
        .way(Way::Jmespath, || state(searched(black_box(&document))))
        .way(Way::Json, || {
            let document = Variable::from_json(black_box(&json)).expect("it is JSON");
            state(searched(&Rcvar::new(document)))
        });
}

/// The state of each instance. The first one is different.
fn states(first: &InstanceStateName) -> impl Iterator<Item = &InstanceStateName> {
    let rest = std::iter::repeat(&InstanceStateName::Running);
    std::iter::once(first).chain(rest)
}

fn output(first: &InstanceStateName) -> DescribeInstancesOutput {
    let mut states = states(first);
    let instance = |state: &InstanceStateName| {
        let state = InstanceState::builder().name(state.clone()).build();
        Instance::builder().state(state).build()
    };
    let reservation = |_| {
        let instances = states.by_ref().take(INSTANCES_EACH).map(instance);
        Reservation::builder()
            .set_instances(Some(instances.collect()))
            .build()
    };
    let reservations = (0..RESERVATIONS).map(reservation).collect();
    DescribeInstancesOutput::builder()
        .set_reservations(Some(reservations))
        .build()
}

fn json(first: &InstanceStateName) -> String {
    let mut states = states(first);
    let instance = |state: &InstanceStateName| json!({"State": {"Name": state.as_str()}});
    let reservation = |_| {
        let instances = states.by_ref().take(INSTANCES_EACH).map(instance);
        json!({"Instances": instances.collect::<Vec<_>>()})
    };
    let reservations: Vec<Value> = (0..RESERVATIONS).map(reservation).collect();
    json!({"Reservations": reservations}).to_string()
}

/// An error that no acceptor names fails the wait.
#[inline]
fn decided(response: &Response, succeeds: impl Fn(&DescribeInstancesOutput) -> bool) -> State {
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

fn hand_written_all(output: &DescribeInstancesOutput) -> bool {
    let mut some = false;
    for reservation in output.reservations() {
        for instance in reservation.instances() {
            match instance.state().and_then(InstanceState::name) {
                Some(InstanceStateName::Running) => some = true,
                Some(_) => return false,
                None => {}
            }
        }
    }
    some
}

fn hand_written_any(output: &DescribeInstancesOutput) -> bool {
    for reservation in output.reservations() {
        for instance in reservation.instances() {
            let name = instance.state().and_then(InstanceState::name);
            if name == Some(&InstanceStateName::Terminated) {
                return true;
            }
        }
    }
    false
}

/// The SDK collects every projection and compares strings.
#[allow(clippy::flat_map_option)] // as generated
fn sdk_names(output: &DescribeInstancesOutput) -> Option<Vec<&InstanceStateName>> {
    let reservations = output.reservations.as_ref()?;
    let instances = reservations
        .iter()
        .flat_map(|v| {
            fn map(reservation: &Reservation) -> Option<&Vec<Instance>> {
                reservation.instances.as_ref()
            }
            map(v)
        })
        .flatten()
        .collect::<Vec<_>>();
    let names = instances
        .iter()
        .flat_map(|v| {
            fn map(instance: &Instance) -> Option<&InstanceStateName> {
                let state = instance.state.as_ref();
                state.and_then(|v| v.name.as_ref())
            }
            map(v)
        })
        .collect::<Vec<_>>();
    Some(names)
}

#[allow(clippy::manual_is_variant_and)] // as generated
fn sdk_all(output: &DescribeInstancesOutput) -> bool {
    sdk_names(output)
        .map(|value| !value.is_empty() && value.iter().all(|value| value.as_str() == "running"))
        .unwrap_or_default()
}

#[allow(clippy::manual_is_variant_and)] // as generated
fn sdk_any(output: &DescribeInstancesOutput) -> bool {
    sdk_names(output)
        .map(|value| value.iter().any(|value| value.as_str() == "terminated"))
        .unwrap_or_default()
}

fn path() -> Expression<'static> {
    jmespath::compile("Reservations[].Instances[].State.Name").expect("it is a path")
}

fn search(path: &Expression<'_>, document: &Rcvar) -> Rcvar {
    path.search(document).expect("the path does not fail")
}

fn is(value: &Variable, expected: &str) -> bool {
    value.as_string().is_some_and(|text| text == expected)
}
