//! A job service on loopback. It counts the polls of each job, and it can hold them open.

use std::collections::HashMap;
use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::server::conn::http2;
use hyper::service::service_fn;
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::{TokioExecutor, TokioIo};
use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::jobs::{Job, JobState};

/// Answers the poll of a job. The number counts the polls of this job that were answered before.
pub(crate) type Script = Box<dyn Fn(&str, u32) -> Result<Job, StatusCode> + Send + Sync>;

/// The polls of one job, or of all jobs.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Polls {
    /// Polls that the service has received.
    pub(crate) begun: u32,
    /// Polls that it has answered.
    pub(crate) answered: u32,
    /// Polls whose client went away before the answer.
    pub(crate) cut_off: u32,
    /// Polls that wait for their answer.
    pub(crate) in_flight: u32,
}

/// The clients of the job service.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Clients {
    pub(crate) connections: u32,
    /// Polls that wait for their answer.
    pub(crate) in_flight: u32,
}

/// The job service.
pub(crate) struct JobService {
    script: Script,
    polls: Mutex<HashMap<String, Polls>>,
    connections: AtomicU32,
    /// While it is false, no poll is answered.
    answers: watch::Sender<bool>,
}

impl JobService {
    /// Starts to serve `GET /jobs/NAME` on a listener.
    pub(crate) fn start(listener: TcpListener, script: Script) -> Arc<Self> {
        let service = Arc::new(Self {
            script,
            polls: Mutex::default(),
            connections: AtomicU32::new(0),
            answers: watch::Sender::new(true),
        });
        tokio::spawn(Arc::clone(&service).serve(listener));
        service
    }

    /// Holds every poll open from now on.
    pub(crate) fn hold(&self) {
        self.answers.send_replace(false);
    }

    /// Answers the polls that are held open, and all later ones.
    pub(crate) fn release(&self) {
        self.answers.send_replace(true);
    }

    /// Returns the polls of a job.
    pub(crate) fn polls(&self, name: &str) -> Polls {
        self.lock().get(name).copied().unwrap_or_default()
    }

    /// Returns the polls of all jobs.
    pub(crate) fn all_polls(&self) -> Polls {
        let mut all = Polls::default();
        for polls in self.lock().values() {
            all.begun += polls.begun;
            all.answered += polls.answered;
            all.cut_off += polls.cut_off;
            all.in_flight += polls.in_flight;
        }
        all
    }

    /// Returns the clients that are connected.
    pub(crate) fn clients(&self) -> Clients {
        Clients {
            connections: self.connections.load(Ordering::SeqCst),
            in_flight: self.all_polls().in_flight,
        }
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<String, Polls>> {
        self.polls.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn serve(self: Arc<Self>, listener: TcpListener) {
        while let Ok((connection, _)) = listener.accept().await {
            self.connections.fetch_add(1, Ordering::SeqCst);
            let (service, counted) = (Arc::clone(&self), Arc::clone(&self));
            let serving = http2::Builder::new(TokioExecutor::new())
                .max_concurrent_streams(None)
                .serve_connection(
                    TokioIo::new(connection),
                    service_fn(move |request| Arc::clone(&service).respond(request)),
                );
            // A client that is killed breaks its connection. That drops the futures of its requests.
            tokio::spawn(async move {
                let _ = serving.await;
                counted.connections.fetch_sub(1, Ordering::SeqCst);
            });
        }
    }

    async fn respond(
        self: Arc<Self>,
        request: Request<Incoming>,
    ) -> Result<Response<Full<Bytes>>, Infallible> {
        let answer = match request.uri().path().strip_prefix("/jobs/") {
            Some(name) => self.answer(name).await,
            None => Err(StatusCode::NOT_FOUND),
        };
        let (status, body) = match answer {
            Ok(job) => (StatusCode::OK, serde_json::json!(job)),
            Err(status) => (status, serde_json::json!({ "message": status.as_str() })),
        };
        let mut response = Response::new(Full::from(body.to_string()));
        *response.status_mut() = status;
        Ok(response)
    }

    async fn answer(&self, name: &str) -> Result<Job, StatusCode> {
        let poll = PollInFlight::begin(self, name);
        let mut answers = self.answers.subscribe();
        // The sender is in `self`, so it still exists.
        let _ = answers.wait_for(|answers| *answers).await;
        (self.script)(name, poll.answer())
    }
}

/// Counts a poll as cut off, unless it is answered.
struct PollInFlight<'s> {
    service: &'s JobService,
    name: &'s str,
    is_answered: bool,
}

impl<'s> PollInFlight<'s> {
    fn begin(service: &'s JobService, name: &'s str) -> Self {
        let mut polls = service.lock();
        let polls = polls.entry(name.to_owned()).or_default();
        polls.begun += 1;
        polls.in_flight += 1;
        Self {
            service,
            name,
            is_answered: false,
        }
    }

    /// Returns the number of polls of this job that were answered before.
    fn answer(mut self) -> u32 {
        self.is_answered = true;
        self.service.polls(self.name).answered
    }
}

impl Drop for PollInFlight<'_> {
    fn drop(&mut self) {
        let mut polls = self.service.lock();
        let polls = polls.entry(self.name.to_owned()).or_default();
        polls.in_flight -= 1;
        if self.is_answered {
            polls.answered += 1;
        } else {
            polls.cut_off += 1;
        }
    }
}

/// Listens on a free port of loopback.
pub(crate) async fn listen() -> std::io::Result<(TcpListener, SocketAddr)> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
    let address = listener.local_addr()?;
    Ok((listener, address))
}

/// Answers the poll of a job, in a service that is started by hand.
pub(crate) fn by_hand(name: &str, answered: u32) -> Job {
    let state = match answered {
        0..3 => JobState::Running,
        _ if name.starts_with("fail") => JobState::Failed,
        _ => JobState::Succeeded,
    };
    Job::new(name, state)
}
