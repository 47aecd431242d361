//! Waits over a real HTTP server on the loopback interface that drops, stalls, throttles, truncates and sends garbage.
//!
//! These tests use the real clock, so they do not check times. They only check that nothing takes forever.

mod act;
mod cancellation;
mod deadlines;
mod eventually;
mod fate;
mod flapping;
mod hints;
mod limited;
mod outcomes;
mod request;
mod sdk_retries;
mod server;
mod service;
