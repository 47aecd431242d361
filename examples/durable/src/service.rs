//! The durable service: a workflow whose key is the name of a job. It waits until the job has succeeded.

use std::net::SocketAddr;

use restate_sdk::prelude::*;
use serde::{Deserialize, Serialize};
use tokio::net::TcpListener;
use waiter_runtime::{Progress, WaitOutput};

use crate::durable;
use crate::http::Http;
use crate::jobs::{Job, JobSucceeded, Jobs};

/// The result of a call.
#[derive(Debug, Deserialize, Serialize)]
pub(crate) struct Succeeded {
    pub(crate) job: Option<Job>,
    pub(crate) attempts: u32,
}

impl From<WaitOutput<JobSucceeded>> for Succeeded {
    fn from(waited: WaitOutput<JobSucceeded>) -> Self {
        Self {
            attempts: waited.attempts(),
            job: waited.into_output(),
        }
    }
}

pub(crate) struct JobWait {
    jobs: Jobs,
}

// - A sleeping wait soon leaves this process. Until its timer fires, only Restate keeps it.
// - Restate calls a service that is away again and again. By default it would give up after 70 times, and pause the wait.
#[restate_sdk::workflow(
    client_visibility = "pub(crate)",
    inactivity_timeout = "200ms",
    invocation_retry_policy(
        initial_interval = "100ms",
        factor = 2.0,
        max_interval = "10s",
        max_attempts = 1_000_000
    )
)]
impl JobWait {
    #[handler]
    async fn run(&self, ctx: WorkflowContext<'_>) -> HandlerResult<Json<Succeeded>> {
        let label = ctx.key().to_owned();
        let begin = move |now| Progress::<JobSucceeded>::new(now).label(label);
        let poll = || {
            let (jobs, name) = (self.jobs.clone(), ctx.key().to_owned());
            async move { JobSucceeded.poll_once(jobs.job(&name)).await }
        };
        let succeeded = durable::wait(&ctx, begin, poll, Succeeded::from).await?;
        Ok(Json(succeeded))
    }
}

/// Serves the workflow. `jobs` is the URL of the job service.
pub(crate) async fn serve(address: SocketAddr, jobs: String) -> std::io::Result<()> {
    let listener = TcpListener::bind(address).await?;
    println!("listening on http://{}", listener.local_addr()?);
    let jobs = Jobs {
        http: Http::new(),
        url: jobs,
    };
    let endpoint = Endpoint::builder().bind(JobWait { jobs }).build();
    HttpServer::new(endpoint).serve(listener).await;
    Ok(())
}
