//! Custom operations: databases, HTTP, Kubernetes, containers, files, processes and ports.

pub mod any_of;
#[cfg(all(unix, feature = "docker"))]
pub mod docker;
pub mod file;
#[cfg(feature = "http")]
pub mod http;
#[cfg(feature = "kubernetes")]
pub mod kubernetes;
pub mod port;
#[cfg(feature = "postgres")]
pub mod postgres;
pub mod process;
#[cfg(feature = "rabbitmq")]
pub mod rabbitmq;
pub mod steady;
