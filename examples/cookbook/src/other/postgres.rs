//! Postgres, with `tokio-postgres`.

use std::error::Error as _;
use std::io;

use tokio_postgres::error::SqlState;
use tokio_postgres::{Client, Config, Error, NoTls};
use waiter_runtime::waiter;

waiter! {
    /// Waits until Postgres accepts connections.
    ///
    /// Use it after you started a server, such as a container in a test. A wrong password or a missing database ends the wait at
    /// once. The output is the connected client.
    pub struct PostgresReady;

    operation: Result<tokio_postgres::Client, tokio_postgres::Error>,
    delay: 250ms..2s,
    poll_timeout: 5s,
    max_wait: 1m,
    acceptors: {
        ok _ => success,
        // "The database system is starting up", and the like.
        error problem if problem.code() == Some(&SqlState::CANNOT_CONNECT_NOW) => retry,
        error problem if problem.code() == Some(&SqlState::TOO_MANY_CONNECTIONS) => retry,
        // The server does not listen yet, or closes the connection.
        error problem if problem.is_closed() || problem.source().is_some_and(|it| it.downcast_ref::<io::Error>().is_some()) => retry,
        error timeout => retry,
    },
}

/// Connects to a server: `PostgresReady.wait(|| connect(&config))`.
///
/// # Errors
/// If the server does not accept the connection.
pub async fn connect(config: &Config) -> Result<Client, Error> {
    let (client, connection) = config.connect(NoTls).await?;
    tokio::spawn(connection);
    Ok(client)
}

waiter! {
    /// Waits until a database has this migration of sqlx, or a later one.
    ///
    /// Use it if another program, such as a job of the deployment, migrates the database. The table does not exist before the
    /// first migration.
    #[derive(Debug)]
    pub struct DatabaseMigrated {
        /// The number of the migration.
        pub version: i64,
    }

    operation: Result<Option<Migration>, tokio_postgres::Error>,
    delay: 1s..5s,
    poll_timeout: 10s,
    max_wait: 10m,
    acceptors: {
        path version >= {version} && success => success,
        path success == false for 5 polls => failure,
        ok _ => retry,
        error problem if problem.code() == Some(&SqlState::UNDEFINED_TABLE) => retry,
        error timeout => retry,
    },
}

/// The newest row of the table that sqlx keeps.
#[derive(Debug)]
pub struct Migration {
    /// The number of the migration.
    pub version: i64,
    /// False while the migration runs, and after it failed.
    pub success: bool,
}

/// Returns the newest migration: `DatabaseMigrated { version }.wait(|| newest_migration(&client))`.
///
/// # Errors
/// If the query fails.
pub async fn newest_migration(client: &Client) -> Result<Option<Migration>, Error> {
    let query = "SELECT version, success FROM _sqlx_migrations ORDER BY version DESC LIMIT 1";
    let row = client.query_opt(query, &[]).await?;
    row.map(|row| {
        Ok(Migration {
            version: row.try_get("version")?,
            success: row.try_get("success")?,
        })
    })
    .transpose()
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::{TcpListener, TcpSocket};
    use waiter_runtime::{Response, State, Streak, WaitError, Waiter};

    use super::*;

    /// A message of the Postgres protocol.
    fn message(kind: u8, body: &[u8]) -> Vec<u8> {
        let length = u32::try_from(body.len() + 4).expect("a short message");
        [&[kind], &length.to_be_bytes()[..], body].concat()
    }

    fn refusal(code: &SqlState) -> Vec<u8> {
        let fields = format!("SFATAL\0C{}\0Mno\0\0", code.code());
        message(b'E', fields.as_bytes())
    }

    /// Starts a server that answers each connection with the next of these messages.
    async fn server(answers: Vec<Vec<u8>>) -> Config {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let port = listener.local_addr().expect("an address").port();
        tokio::spawn(async move {
            for answer in answers {
                let (mut connection, _) = listener.accept().await.expect("a connection");
                // The startup message fits into one packet.
                let read = connection.read(&mut [0; 1_024]).await.expect("a message");
                assert!(read > 0);
                connection.write_all(&answer).await.expect("an answer");
                // The connection stays open until the client closes it.
                tokio::spawn(async move { connection.read(&mut [0]).await });
            }
        });
        let mut config = Config::new();
        config.host("127.0.0.1").port(port).user("postgres");
        config
    }

    async fn error(code: &SqlState) -> Error {
        let config = server(vec![refusal(code)]).await;
        connect(&config).await.expect_err("a refusal")
    }

    #[tokio::test]
    async fn a_server_that_starts_is_polled_again() {
        let accepted = [message(b'R', &[0; 4]), message(b'Z', b"I")].concat();
        let config = server(vec![refusal(&SqlState::CANNOT_CONNECT_NOW), accepted]).await;
        let ready = PostgresReady
            .wait(|| connect(&config))
            .delay(Duration::from_millis(5))
            .await
            .expect("ready");
        assert_eq!(ready.attempts(), 2);
        assert!(!ready.into_output().expect("a client").is_closed());
    }

    #[tokio::test]
    async fn a_wrong_password_ends_the_wait() {
        let config = server(vec![refusal(&SqlState::INVALID_PASSWORD)]).await;
        let error = PostgresReady
            .wait(|| connect(&config))
            .await
            .expect_err("a refusal");
        assert!(matches!(error, WaitError::UnmatchedError(_)), "{error}");
    }

    #[tokio::test]
    async fn a_server_that_does_not_listen_is_polled_again() {
        let socket = TcpSocket::new_v4().expect("a socket");
        socket.bind(([127, 0, 0, 1], 0).into()).expect("a port");
        let port = socket.local_addr().expect("an address").port();
        let mut config = Config::new();
        config.host("127.0.0.1").port(port).user("postgres");
        let refused = connect(&config).await;
        assert_eq!(PostgresReady.evaluate(&refused).state(), State::Retry);
        assert_eq!(
            PostgresReady.evaluate(Response::timed_out()).state(),
            State::Retry
        );
    }

    #[tokio::test]
    async fn migrations() {
        let migrated = DatabaseMigrated { version: 7 };
        let decide =
            |version, success| migrated.evaluate(&Ok(Some(Migration { version, success })));
        assert_eq!(decide(7, true).state(), State::Success);
        assert_eq!(decide(8, true).state(), State::Success);
        assert_eq!(decide(6, true).state(), State::Retry);
        let failed = decide(7, false);
        assert_eq!(
            (failed.state(), failed.streak()),
            (State::Failure, Some(Streak::Polls(5)))
        );
        assert_eq!(migrated.evaluate(&Ok(None)).state(), State::Retry);

        let decide = |error| migrated.evaluate(&Err(error)).state();
        assert_eq!(
            decide(error(&SqlState::UNDEFINED_TABLE).await),
            State::Retry
        );
        assert_eq!(
            decide(error(&SqlState::INSUFFICIENT_PRIVILEGE).await),
            State::Failure
        );
        assert_eq!(
            migrated.evaluate(Response::timed_out()).state(),
            State::Retry
        );
    }
}
