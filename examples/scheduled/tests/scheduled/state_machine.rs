//! Executes `state_machine.asl.json` as Step Functions does. It reads only the fields that the file uses, and refuses others.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use serde_json::Value;

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
pub(crate) struct StateMachine {
    #[serde(rename = "Comment")]
    _comment: String,
    start_at: String,
    states: BTreeMap<String, State>,
}

#[derive(Deserialize)]
#[serde(tag = "Type", rename_all_fields = "PascalCase", deny_unknown_fields)]
enum State {
    Task {
        resource: String,
        parameters: Parameters,
        output_path: String,
        retry: Vec<Retry>,
        next: String,
    },
    Choice {
        choices: Vec<Rule>,
    },
    Wait {
        seconds_path: String,
        next: String,
    },
    Succeed {},
    Fail {
        error_path: String,
        cause_path: String,
    },
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct Parameters {
    #[serde(rename = "FunctionName")]
    _function_name: String,
    #[serde(rename = "Payload.$")]
    payload: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct Retry {
    error_equals: Vec<String>,
    #[serde(rename = "IntervalSeconds")]
    _interval_seconds: u32,
    #[serde(rename = "MaxAttempts")]
    _max_attempts: u32,
    #[serde(rename = "BackoffRate")]
    _backoff_rate: f64,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct Rule {
    variable: String,
    string_equals: String,
    next: String,
}

/// The end of an execution.
#[derive(Debug)]
pub(crate) enum End {
    Succeeded(Value),
    Failed { error: String, cause: String },
}

/// An execution that has ended.
#[derive(Debug)]
pub(crate) struct Execution {
    pub(crate) end: End,
    /// The names of the states that were entered.
    pub(crate) entered: BTreeSet<String>,
    /// The seconds of each wait.
    pub(crate) waits: Vec<u64>,
}

impl StateMachine {
    pub(crate) fn read() -> Self {
        serde_json::from_str(include_str!("../../state_machine.asl.json")).expect("a state machine")
    }

    pub(crate) fn states(&self) -> BTreeSet<String> {
        self.states.keys().cloned().collect()
    }

    /// Executes it with a function in the place of the Lambda. It does not wait.
    pub(crate) fn execute(&self, input: Value, invoke: impl Fn(&Value) -> Value) -> Execution {
        let (mut data, mut name) = (input, self.start_at.as_str());
        let (mut entered, mut waits) = (BTreeSet::new(), Vec::new());
        let end = loop {
            let state = self
                .states
                .get(name)
                .unwrap_or_else(|| panic!("no state {name}"));
            entered.insert(name.to_owned());
            // The limit of Step Functions.
            assert!(data.to_string().len() <= 262_144);
            name = match state {
                State::Task {
                    output_path, next, ..
                } => {
                    data = select(&state.invoke(&data, &invoke), output_path);
                    next
                }
                State::Choice { choices } => choose(choices, &data),
                State::Wait { seconds_path, next } => {
                    let seconds = select(&data, seconds_path).as_u64();
                    waits.push(seconds.expect("an integer"));
                    next
                }
                State::Succeed {} => break End::Succeeded(data),
                State::Fail {
                    error_path,
                    cause_path,
                } => {
                    break End::Failed {
                        error: text(&data, error_path),
                        cause: text(&data, cause_path),
                    };
                }
            };
        };
        Execution {
            end,
            entered,
            waits,
        }
    }
}

impl State {
    /// Returns the result of a task: the function's response in an envelope.
    fn invoke(&self, data: &Value, invoke: impl Fn(&Value) -> Value) -> Value {
        let Self::Task {
            resource,
            parameters,
            retry,
            ..
        } = self
        else {
            panic!("not a task");
        };
        assert_eq!(resource, "arn:aws:states:::lambda:invoke");
        // An event that is not valid stays so: only errors of the Lambda service are worth a retry.
        let retried = retry.iter().flat_map(|retry| &retry.error_equals);
        assert!(retried.clone().all(|error| error.starts_with("Lambda.")));
        serde_json::json!({ "StatusCode": 200, "Payload": invoke(&select(data, &parameters.payload)) })
    }
}

/// Returns the state after a choice. Step Functions fails the execution if no rule matches.
fn choose<'m>(rules: &'m [Rule], data: &Value) -> &'m str {
    let matching = rules
        .iter()
        .find(|rule| text(data, &rule.variable) == rule.string_equals);
    &matching
        .unwrap_or_else(|| panic!("no rule matches {data}"))
        .next
}

/// Returns the value at a path of names. A path to nothing fails an execution.
fn select(data: &Value, path: &str) -> Value {
    let names = path.strip_prefix('$').expect("a path");
    let selected = names
        .split('.')
        .skip(1)
        .try_fold(data, |data, name| data.get(name));
    selected
        .unwrap_or_else(|| panic!("nothing at {path} of {data}"))
        .clone()
}

fn text(data: &Value, path: &str) -> String {
    select(data, path).as_str().expect("a string").to_owned()
}
