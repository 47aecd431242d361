//! Waits over a real HTTP server on the loopback interface that drops, stalls, throttles, truncates and sends garbage.
//!
//! The clock is the real one here, so no test says how long something takes, except that it does not take forever.

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
