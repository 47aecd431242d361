//! `route53/zone.go`, `waitForChangeSynchronization`: the first poll comes after a random time, so that hundreds of waits that begin
//! together do not exceed the limit of requests. Then each wait has its own fixed delay.

use std::time::Duration;

use aws_sdk_route53::types::ChangeStatus;
use tokio::task::JoinSet;
use waiter_runtime::waiter;
use waiter_tests::{Reply, Script, reply};

use crate::route53;

waiter! {
    struct ChangeInSync;

    operation: aws_sdk_route53::GetChange,
    first_poll: 10s..30s,
    delay: 20s,
    max_wait: 30m,
    acceptors: {
        path change_info.status == ChangeStatus::Insync => success,
        path change_info.status == ChangeStatus::Pending => retry,
        ok => failure,
    },
}

macro_rules! change {
    ($status:literal) => {
        reply(
            200,
            concat!(
                "<GetChangeResponse xmlns=\"https://route53.amazonaws.com/doc/2013-04-01/\"><ChangeInfo><Id>/change/C1</Id><Status>",
                $status,
                "</Status><SubmittedAt>2026-11-30T00:00:00Z</SubmittedAt></ChangeInfo></GetChangeResponse>"
            ),
        )
    };
}

const PENDING: Reply<'_> = change!("PENDING");

const IN_SYNC: Reply<'_> = change!("INSYNC");

#[tokio::test(start_paused = true)]
async fn waits_that_begin_together_spread() {
    let mut waits = JoinSet::new();
    for millis in 0..300 {
        let request = route53(Script::new([PENDING, IN_SYNC]))
            .get_change()
            .id("C1");
        let interval = Duration::from_millis(15_000 + millis * 50);
        waits.spawn(async move {
            let waited = ChangeInSync.wait(request).delay(interval).await;
            let elapsed = waited.expect("in sync").elapsed();
            elapsed.checked_sub(interval).expect("one delay at least")
        });
    }
    let first_polls = waits.join_all().await;
    let (earliest, latest) = (first_polls.iter().min(), first_polls.iter().max());
    assert!(earliest >= Some(&Duration::from_secs(10)), "{earliest:?}");
    assert!(latest <= Some(&Duration::from_millis(30_001)), "{latest:?}");
    // Each of the 20 seconds has some of the 300.
    for second in 10..30 {
        let polls = first_polls
            .iter()
            .filter(|it| it.as_secs() == second)
            .count();
        assert!((1..=45).contains(&polls), "{polls} in second {second}");
    }
}
