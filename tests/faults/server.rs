//! An HTTP/1.1 server on the loopback interface that follows a script and counts requests.
//!
//! It has its own thread and runtime, so that a test can count the tasks that a wait leaves in the test's runtime.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;

use crate::act::Act;
use crate::request;

/// A running server. It stops when dropped.
pub(crate) struct Server {
    address: SocketAddr,
    counts: Arc<Counts>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

/// The counters of the server.
#[derive(Default)]
struct Counts {
    accepted: AtomicUsize,
    open: AtomicUsize,
    most_open: AtomicUsize,
    requests: Mutex<HashMap<String, usize>>,
}

impl Server {
    /// Answers the n-th request for a certificate, counted from 0, as the script says.
    pub(crate) fn start(script: impl Fn(&str, usize) -> Act + Send + Sync + 'static) -> Self {
        Self::hanging_up(0, script)
    }

    /// The same, but closes the first connections before they have sent anything.
    pub(crate) fn hanging_up(
        connections: usize,
        script: impl Fn(&str, usize) -> Act + Send + Sync + 'static,
    ) -> Self {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
        listener.set_nonblocking(true).expect("a socket");
        let address = listener.local_addr().expect("a bound socket");
        let counts = Arc::new(Counts::default());
        let (stop, stopped) = oneshot::channel();
        let serving = serve(listener, connections, Arc::new(script), counts.clone());
        let thread = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_io()
                .build()
                .expect("a runtime");
            runtime.block_on(async {
                tokio::select! {
                    () = serving => {}
                    _ = stopped => {}
                }
            });
        });
        Self {
            address,
            counts,
            stop: Some(stop),
            thread: Some(thread),
        }
    }

    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    /// Returns the number of connections so far.
    pub(crate) fn accepted(&self) -> usize {
        self.counts.accepted.load(Relaxed)
    }

    /// Returns the number of open connections.
    pub(crate) fn open(&self) -> usize {
        self.counts.open.load(Relaxed)
    }

    /// Returns the largest number of connections open at the same time.
    pub(crate) fn most_open(&self) -> usize {
        self.counts.most_open.load(Relaxed)
    }

    /// Returns the number of requests for this certificate.
    pub(crate) fn requests(&self, certificate: &str) -> usize {
        let requests = self.counts.requests.lock().expect("no panic");
        requests.get(certificate).copied().unwrap_or(0)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            let ended = thread.join();
            // Do not panic during the panic of a test.
            assert!(
                ended.is_ok() || std::thread::panicking(),
                "the server panicked"
            );
        }
    }
}

type Script = dyn Fn(&str, usize) -> Act + Send + Sync;

async fn serve(
    listener: std::net::TcpListener,
    hang_ups: usize,
    script: Arc<Script>,
    counts: Arc<Counts>,
) {
    let listener = TcpListener::from_std(listener).expect("a socket");
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            // The process may be out of descriptors. The client will fail and show it.
            tokio::task::yield_now().await;
            continue;
        };
        if counts.accepted.fetch_add(1, Relaxed) < hang_ups {
            continue;
        }
        let open = Open::new(counts.clone());
        tokio::spawn(connection(stream, script.clone(), open));
    }
}

/// Serves one connection until either side closes it.
async fn connection(mut stream: TcpStream, script: Arc<Script>, open: Open) {
    while let Some(certificate) = request::read(&mut stream).await {
        let act = script(&certificate, open.0.count(&certificate));
        // A client that has closed the connection is not an error of the server.
        if !act.perform(&mut stream).await.unwrap_or(false) {
            break;
        }
    }
}

impl Counts {
    /// Counts a request and returns the number of requests before it.
    fn count(&self, certificate: &str) -> usize {
        let mut requests = self.requests.lock().expect("no panic");
        let count = requests.entry(certificate.to_owned()).or_default();
        *count += 1;
        *count - 1
    }
}

/// A connection that counts while it is open.
struct Open(Arc<Counts>);

impl Open {
    fn new(counts: Arc<Counts>) -> Self {
        let open = counts.open.fetch_add(1, Relaxed) + 1;
        counts.most_open.fetch_max(open, Relaxed);
        Self(counts)
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        self.0.open.fetch_sub(1, Relaxed);
    }
}
