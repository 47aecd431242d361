#![deny(warnings)]

use waiter_runtime::waiter;

waiter! {
    pub struct Expires;

    operation: aws_sdk_s3::GetObject,
    delay: 60s,
    max_attempts: 40,
    acceptors: {
        path "Expires != `null`" => success,
    },
}

fn main() {}
