//! Runs the program once for each poll, as a scheduler does, on an ACM over HTTP. Nothing waits for the delays.

#[path = "../../acm.rs"]
mod acm;
mod bad_events;
mod killed;
mod limits;
mod program;
mod state_machine;
mod waits;
