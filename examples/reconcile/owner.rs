//! The owner of the loop. It sees nothing of the wait except the exit code of the last step.

use std::env;
use std::io;
use std::process::{self, Command, ExitCode};
use std::thread::sleep;
use std::time::Duration;

use crate::NOT_YET;

/// The time between two steps. It is shorter than the delay between polls, which is harmless.
const TICK: Duration = Duration::from_millis(250);

/// Starts one step after the other, each as a process of this program, until one reports that the wait is over.
pub(crate) fn run() -> io::Result<ExitCode> {
    let file = env::temp_dir().join(format!("waiter-reconcile-{}.json", process::id()));
    let mut processes = 0;
    loop {
        processes += 1;
        let status = Command::new(env::current_exe()?)
            .args(env::args().skip(1))
            .arg("--step")
            .arg(&file)
            .status()?;
        match status.code() {
            Some(code) if code == i32::from(NOT_YET) => sleep(TICK),
            code => {
                println!("over after {processes} processes");
                let code = code.and_then(|code| u8::try_from(code).ok());
                return Ok(code.map_or(ExitCode::FAILURE, ExitCode::from));
            }
        }
    }
}
