//! Runs the controller twice on the waits for three Deployments, and compares the polls with the outcomes.

use std::error::Error;
use std::time::Duration;

use crate::api_server::{Cluster, Fate, State, wait_for};
use crate::controller::{self, OUTCOME, PROGRESS};

/// Less than the delay of the waiter, because the server's clock is another one.
const SHORTEST_DELAY: Duration = Duration::from_millis(400);

/// Runs the controller, stops it after some polls, and runs it again until each wait has an outcome.
pub(crate) async fn demonstrate(is_unreadable: bool) -> Result<(), Box<dyn Error>> {
    let cluster = Cluster::new(&[
        ("api", Fate::Available),
        ("web", Fate::Available),
        ("worker", Fate::Stuck),
    ]);
    if is_unreadable {
        let edited = r#"{"due":{"secs_since_epoch":0,"nanos_since_epoch":0},"progress":{"version":1,"waiter":"JobDone"}}"#;
        cluster.change(|state| state.annotate(&wait_for("api"), PROGRESS, edited));
    }
    let client = crate::client(&cluster).await?;
    println!("a controller starts");
    let some_polls = cluster.until(|state| polls(state) >= 4);
    controller::run(client.clone(), some_polls).await;
    println!(
        "it stopped after {} polls, and another controller starts",
        cluster.read(polls)
    );
    let all_ended = cluster.until(|state| {
        let mut names = state.names();
        names.all(|name| state.annotation(&wait_for(name), OUTCOME).is_some())
    });
    controller::run(client, all_ended).await;
    let attempts = cluster.read(check)?;
    println!("each wait has an outcome, and the API server counted the same {attempts} polls");
    Ok(())
}

fn polls(state: &State) -> usize {
    state.names().map(|name| state.polls(name).len()).sum()
}

/// Returns the number of attempts in all outcomes. Fails if the API server counted other polls, or one before its delay.
pub(crate) fn check(state: &State) -> Result<usize, String> {
    let mut sum = 0;
    for name in state.names() {
        let outcome = state.annotation(&wait_for(name), OUTCOME);
        let outcome = outcome.unwrap_or_default();
        let (attempts, polls) = (attempts(outcome), state.polls(name));
        if attempts != polls.len() {
            return Err(format!("{name}: {} polls, but {outcome}", polls.len()));
        }
        let mut delays = polls.windows(2).map(|pair| pair[1] - pair[0]);
        if let Some(delay) = delays.find(|delay| *delay < SHORTEST_DELAY) {
            return Err(format!("{name}: a poll came after {delay:?}"));
        }
        sum += attempts;
    }
    Ok(sum)
}

/// Returns the number before the word "attempt" or "attempts".
fn attempts(outcome: &str) -> usize {
    let before = outcome.split_once(" attempt").map(|(before, _)| before);
    let number = before.and_then(|it| it.rsplit(' ').next()?.parse().ok());
    number.unwrap_or(0)
}
