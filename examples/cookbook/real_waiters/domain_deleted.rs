//! `opensearch/wait.go`, `waitForDomainDelete`: ten minutes without a poll, then until the domain is gone or rests, then until
//! its configuration was missing three times in a row. One budget for both waits.

use std::time::Duration;

use tokio::time::Instant;
use waiter_runtime::{WaitError, waiter};
use waiter_tests::{Reply, Script, repeat, reply};

use crate::opensearch;

waiter! {
    struct DomainGone;

    operation: aws_sdk_opensearch::DescribeDomain,
    first_poll: 10m,
    delay: 10s,
    max_wait: 2h,
    acceptors: {
        error ResourceNotFoundException => success,
        path !domain_status.processing => success,
        ok => retry,
    },
}

waiter! {
    struct ConfigurationGone;

    operation: aws_sdk_opensearch::DescribeDomainConfig,
    delay: 10s,
    max_wait: 2h,
    acceptors: {
        error ResourceNotFoundException for 3 polls => success,
        ok => retry,
    },
}

const PROCESSING: Reply<'_> = reply(
    200,
    r#"{"DomainStatus":{"DomainId":"1/d","DomainName":"d","ARN":"arn:aws:es:::domain/d","Processing":true,"ClusterConfig":{}}}"#,
);

const CONFIGURATION: Reply<'_> = reply(200, r#"{"DomainConfig":{}}"#);

const MISSING: Reply<'_> = Reply {
    status: 409,
    headers: &[("x-amzn-errortype", "ResourceNotFoundException")],
    body: r#"{"message":"Domain not found: d"}"#,
};

async fn both(
    domain: Vec<Reply<'_>>,
    configuration: Vec<Reply<'_>>,
    budget: Duration,
) -> Result<u32, String> {
    let deadline = Instant::now() + budget;
    let domain = opensearch(Script::new(domain)).describe_domain();
    let gone = DomainGone
        .wait(domain.domain_name("d"))
        .deadline(deadline)
        .await
        .map_err(|error| error.to_string())?;
    let configuration = opensearch(Script::new(configuration)).describe_domain_config();
    let configuration_gone = ConfigurationGone
        .wait(configuration.domain_name("d"))
        .deadline(deadline)
        .await
        .map_err(|error: WaitError<ConfigurationGone>| error.to_string())?;
    Ok(gone.attempts() + configuration_gone.attempts())
}

#[tokio::test(start_paused = true)]
async fn two_waits_share_a_budget() {
    let began = Instant::now();
    let domain = repeat(&[(6, PROCESSING), (1, MISSING)]);
    let configuration = repeat(&[(2, MISSING), (1, CONFIGURATION), (3, MISSING)]);
    let polls = both(domain, configuration, Duration::from_hours(1)).await;
    assert_eq!(polls, Ok(7 + 6));
    assert_eq!(began.elapsed(), Duration::from_secs(600 + 60 + 50));
}

#[tokio::test(start_paused = true)]
async fn the_second_wait_gets_what_is_left() {
    let began = Instant::now();
    let domain = repeat(&[(6, PROCESSING), (1, MISSING)]);
    let configuration = repeat(&[(100, CONFIGURATION)]);
    let budget = Duration::from_mins(12);
    let polls = both(domain, configuration, budget).await;
    let line = polls.expect_err("the deadline");
    assert!(
        line.starts_with("waiter ConfigurationGone failed"),
        "{line}"
    );
    assert!(began.elapsed() <= budget);
}
