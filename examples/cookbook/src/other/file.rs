//! Files, which another program writes.

use std::future::{Ready, ready};
use std::io;
use std::path::PathBuf;

use waiter_runtime::waiter;

waiter! {
    /// Waits until a file exists and has not grown for five seconds.
    ///
    /// Use it for a file that another program uploads or copies, if that program does not rename it at the end. It is a guess: a
    /// writer that pauses for longer looks like one that is done. A renamed file is better.
    pub struct FileSettled;

    operation: Result<FileSize, io::Error>,
    delay: 500ms,
    max_wait: 10m,
    acceptors: {
        path !grew && bytes > 0 for 5s => success,
        ok _ => retry,
        error problem if problem.kind() == io::ErrorKind::NotFound => retry,
    },
}

/// The size of a file, compared with the one at the poll before.
#[derive(Debug)]
pub struct FileSize {
    /// The size now.
    pub bytes: u64,
    /// True if the size differs from the one before, or if this is the first poll.
    pub grew: bool,
}

/// Returns a call that keeps the size of one poll for the next: `FileSettled.wait(file_size("upload.csv"))`.
pub fn file_size(path: impl Into<PathBuf>) -> impl FnMut() -> Ready<io::Result<FileSize>> {
    let (path, mut before) = (path.into(), None);
    move || {
        ready(std::fs::metadata(&path).map(|metadata| {
            let bytes = metadata.len();
            let grew = before.replace(bytes) != Some(bytes);
            FileSize { bytes, grew }
        }))
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::time::Duration;

    use waiter_runtime::{State, Streak, WaitError, Waiter};

    use super::*;

    #[test]
    fn sizes() {
        let decide = |bytes, grew| FileSettled.evaluate(&Ok(FileSize { bytes, grew }));
        let settled = decide(1, false);
        let five_seconds = Some(Streak::Held(Duration::from_secs(5)));
        assert_eq!(
            (settled.state(), settled.streak()),
            (State::Success, five_seconds)
        );
        assert_eq!(decide(1, true).state(), State::Retry);
        assert_eq!(decide(0, false).state(), State::Retry);
        let decide = |kind: io::ErrorKind| FileSettled.evaluate(&Err(kind.into())).state();
        assert_eq!(decide(io::ErrorKind::NotFound), State::Retry);
        assert_eq!(decide(io::ErrorKind::PermissionDenied), State::Failure);
    }

    /// The clock is paused, so the wait ends at once. The file grows with each poll of the first three.
    #[tokio::test(start_paused = true)]
    async fn a_file_that_grows_starts_over() {
        let path = std::env::temp_dir().join(format!("cookbook-{}.csv", std::process::id()));
        let mut polls = 0;
        let writer = path.clone();
        let settled = FileSettled
            .wait(file_size(&path))
            .on_poll(|_| {
                polls += 1;
                if polls <= 3 {
                    fs::write(&writer, "x".repeat(polls)).expect("a file");
                }
            })
            .await
            .expect("settled");
        fs::remove_file(&path).expect("the file");
        // The first poll is before the file exists. The fourth one is the last that finds it grown.
        assert_eq!(settled.attempts(), 4 + 1 + 10);
        assert_eq!(settled.into_output().expect("a size").bytes, 3);
    }

    #[tokio::test(start_paused = true)]
    async fn a_file_that_does_not_come_reaches_the_limit() {
        let error = FileSettled
            .wait(file_size("no/such/file"))
            .await
            .expect_err("a limit");
        assert!(matches!(error, WaitError::MaxWaitExceeded(_)), "{error}");
    }
}
