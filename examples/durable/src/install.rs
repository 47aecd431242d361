//! Restate's server, from its npm package.

use std::env;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Failure;

pub(crate) const VERSION: &str = "1.7.12";

/// Returns the path of the server. Installs it into the target directory, unless it is there or `RESTATE_SERVER` is set.
pub(crate) fn server() -> Result<PathBuf, Failure> {
    if let Some(path) = env::var_os("RESTATE_SERVER") {
        return Ok(path.into());
    }
    // The package of the platform has only the binary. The package for all platforms also has a script that calls home.
    let package = package(env::consts::OS, env::consts::ARCH)?;
    let executable = env::current_exe()?;
    let target = executable.ancestors().nth(2).ok_or("no target directory")?;
    let directory = target.join(format!("restate-server-{VERSION}"));
    let binary = |directory: &Path| {
        directory
            .join("node_modules")
            .join(&package)
            .join("bin/restate-server")
    };
    let lock = lock(target)?;
    if !binary(&directory).exists() {
        println!("installing {package} {VERSION}");
        // An installation that was interrupted must not look complete.
        let partial = target.join(format!("restate-server-{VERSION}.partial"));
        fs::create_dir_all(&partial)?;
        npm_install("npm", &partial, &format!("{package}@{VERSION}"))?;
        fs::rename(&partial, &directory)?;
    }
    lock.unlock()?;
    Ok(binary(&directory))
}

/// Waits until no other process installs the server into this directory.
fn lock(target: &Path) -> Result<File, Failure> {
    let path = target.join("restate-server.lock");
    let file = File::create(&path).and_then(|file| file.lock().map(|()| file));
    Ok(file.map_err(|error| cannot_lock(&path, &error))?)
}

fn cannot_lock(path: &Path, error: &io::Error) -> String {
    format!(
        "cannot lock {}: {error}\n\
         Make the directory writable, or set RESTATE_SERVER to the path of a restate-server {VERSION}.",
        path.display()
    )
}

fn npm_install(npm: &str, directory: &Path, package: &str) -> Result<(), Failure> {
    let status = Command::new(npm)
        .args(["install", "--no-save", "--no-package-lock"])
        .args(["--no-audit", "--no-fund", "--ignore-scripts", "--prefix"])
        .arg(directory)
        .arg(package)
        .status()
        .map_err(|error| {
            format!(
                "cannot run npm: {error}\n\
                 Install Node.js, or set RESTATE_SERVER to the path of a restate-server {VERSION}."
            )
        })?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("npm could not install {package}: {status}").into())
    }
}

/// Returns the npm package with the binary for a platform, as Rust names the platform.
fn package(system: &str, processor: &str) -> Result<String, Failure> {
    let system = match system {
        "linux" => "linux",
        "macos" => "darwin",
        _ => return Err(format!("Restate's server does not support {system}").into()),
    };
    let processor = match processor {
        "x86_64" => "x64",
        "aarch64" => "arm64",
        _ => return Err(format!("Restate's server does not support {processor}").into()),
    };
    Ok(format!("@restatedev/restate-server-{system}-{processor}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_platform_has_its_package() {
        let named =
            |system, processor| package(system, processor).map_err(|error| error.to_string());
        assert_eq!(
            named("linux", "x86_64"),
            Ok("@restatedev/restate-server-linux-x64".to_owned())
        );
        assert_eq!(
            named("macos", "aarch64"),
            Ok("@restatedev/restate-server-darwin-arm64".to_owned())
        );
        assert_eq!(
            named("windows", "x86_64"),
            Err("Restate's server does not support windows".to_owned())
        );
    }

    #[test]
    fn one_process_installs_at_a_time() -> Result<(), Failure> {
        let directory = crate::process::TemporaryDirectory::new()?;
        let held = lock(&directory.0)?;
        let other = File::create(directory.0.join("restate-server.lock"))?;
        assert!(matches!(
            other.try_lock(),
            Err(fs::TryLockError::WouldBlock)
        ));
        held.unlock()?;
        other.try_lock()?;
        Ok(())
    }

    #[test]
    fn a_directory_that_is_not_writable_is_an_error_with_advice() {
        let missing = lock(Path::new("directory-that-does-not-exist"));
        let error = missing.unwrap_err().to_string();
        assert!(error.contains("set RESTATE_SERVER"), "{error}");
    }

    #[test]
    fn a_missing_npm_is_an_error_with_advice() {
        let missing = npm_install("npm-that-does-not-exist", Path::new("."), "a-package");
        let error = missing.unwrap_err().to_string();
        assert!(
            error.contains("Install Node.js, or set RESTATE_SERVER"),
            "{error}"
        );
    }
}
