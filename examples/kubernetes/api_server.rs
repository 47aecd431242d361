//! The part of a Kubernetes API server that the example needs, over HTTP on loopback. It serves `ConfigMap`s and Deployments. A
//! Deployment advances with each poll.

mod deployment;
mod http;
mod kind;
mod selector;
mod state;

use std::io;
use std::net::SocketAddr;

use serde_json::{Value, json};
use tokio::io::{AsyncWriteExt, BufReader};
use tokio::net::TcpListener;
use tokio::sync::watch;

pub(crate) use self::deployment::Fate;
use self::http::{Connection, Request};
use self::kind::{CONFIG_MAPS, DEPLOYMENTS, Kind};
use self::selector::Selector;
pub(crate) use self::state::State;

/// A cluster with some Deployments, and a wait for each of them.
#[derive(Clone)]
pub(crate) struct Cluster(watch::Sender<State>);

impl Cluster {
    pub(crate) fn new(deployments: &[(&str, Fate)]) -> Self {
        let mut state = State::default();
        for (name, fate) in deployments {
            state.create_deployment(name, *fate);
            state.create_wait(&wait_for(name), &json!({ "deployment": name }));
        }
        Self(watch::Sender::new(state))
    }

    /// Starts to serve the cluster and returns the address.
    pub(crate) async fn serve(&self) -> io::Result<SocketAddr> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let address = listener.local_addr()?;
        let cluster = self.clone();
        tokio::spawn(async move {
            while let Ok((connection, _)) = listener.accept().await {
                let cluster = cluster.clone();
                tokio::spawn(async move { cluster.answer(BufReader::new(connection)).await });
            }
        });
        Ok(address)
    }

    pub(crate) fn read<T>(&self, read: impl FnOnce(&State) -> T) -> T {
        read(&self.0.borrow())
    }

    pub(crate) fn change<T>(&self, change: impl FnOnce(&mut State) -> T) -> T {
        let mut result = None;
        self.0.send_modify(|state| result = Some(change(state)));
        result.expect("the change was made")
    }

    /// Waits until a condition holds.
    pub(crate) fn until(
        &self,
        condition: impl FnMut(&State) -> bool + Send + Sync + 'static,
    ) -> impl Future<Output = ()> + Send + Sync + 'static {
        let mut changes = self.0.subscribe();
        async move {
            let _ = changes.wait_for(condition).await;
        }
    }

    /// Answers one request and closes the connection.
    async fn answer(&self, mut connection: Connection) -> io::Result<()> {
        let request = Request::read(&mut connection).await?;
        let Some((kind, name)) = kind::find(&request.path) else {
            return http::respond(&mut connection, state::no_such_path()).await;
        };
        let is_deployment = kind.name == DEPLOYMENTS.name;
        let response = match (request.method.as_str(), name) {
            ("GET", "") if request.query.contains_key("watch") => {
                return self.watch(connection, kind, &request).await;
            }
            ("GET", "") => self.read(|state| state.list(kind, &Selector::new(&request.query))),
            ("GET", name) if is_deployment => self.change(|state| state.poll(name)),
            ("GET", name) => self.read(|state| state.get(&CONFIG_MAPS, name)),
            ("PATCH", name) if !is_deployment => {
                let patch: Value = serde_json::from_slice(&request.body)?;
                self.change(|state| state.patch(name, &patch))
            }
            _ => state::no_such_path(),
        };
        http::respond(&mut connection, response).await
    }

    /// Sends the events after a version, and those that follow, until the client closes the connection.
    async fn watch(
        &self,
        mut connection: Connection,
        kind: &Kind,
        request: &Request,
    ) -> io::Result<()> {
        let parameter = |name| request.query.get(name).map(String::as_str);
        let selector = Selector::new(&request.query);
        let bookmarks = parameter("allowWatchBookmarks") == Some("true");
        let version = parameter("resourceVersion").unwrap_or_default();
        let mut version = version.parse().map_err(io::Error::other)?;
        let mut changes = self.0.subscribe();
        http::begin(&mut connection, 200, "").await?;
        loop {
            let events = changes
                .borrow_and_update()
                .events(kind, version, &selector, bookmarks);
            let (lines, last) = match events {
                Ok((events, last)) => (events, last),
                Err(expired) => {
                    connection
                        .write_all(format!("{expired}\n").as_bytes())
                        .await?;
                    return connection.shutdown().await;
                }
            };
            for line in lines {
                connection.write_all(format!("{line}\n").as_bytes()).await?;
            }
            version = last;
            if changes.changed().await.is_err() {
                return Ok(());
            }
        }
    }
}

/// Returns the name of the `ConfigMap` that waits for a Deployment.
pub(crate) fn wait_for(deployment: &str) -> String {
    format!("wait-for-{deployment}")
}
