//! What a waiter does, over the SDK's real serialisation and with paused time: botocore's table of behaviours and ours.

mod acceptors;
mod convert;
mod declared;
mod drive;
mod errors;
mod expressions;
mod input_output;
mod limits;
mod lists;
mod messages;
mod observe;
mod own;
mod own_generics;
mod own_patterns;
mod paths;
mod report;
mod retry_after;
mod services;
mod slow;
mod status;
mod values;
mod verbatim;
