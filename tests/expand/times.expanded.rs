#[allow(unexpected_cfgs)]
const _: () = {
    #[cfg(rust_analyzer)]
    ::waiter_runtime::__private::editor! {
        ::waiter_runtime, struct JobDone; operation : Result < Job, JobError >,
        first_poll : 10s..30s, delay : 5s, poll_timeout : 20s, max_wait : 10m, acceptors
        : { path status == Status::Done => success, error timeout => retry, error any =>
        failure, },
    }
};
/**A waiter: polls `Result<Job, JobError>` every 5s, first after 10s to 30s, each for at most 20s, at most for 10m.

| matcher | state |
|---|---|
| `path status == Status::Done` | success |
| `error timeout` | retry |
| `error any` | failure |

The first matcher that holds decides. Where none does, a success is polled again and an error fails the wait.*/
struct JobDone;
#[allow(unexpected_cfgs)]
const _: () = {
    #[cfg(not(rust_analyzer))]
    const _: () = {
        use ::waiter_runtime::__private as __waiter;
        use __waiter::path as __path;
        use ::core::option::Option::{self as __Option, None as __None, Some as __Some};
        type __Request = __waiter::custom::NoRequest;
        type __Output = Job;
        type __Error = JobError;
        impl JobDone {
            ///Polls `Result<Job, JobError>` by what the closure makes, anew for each poll, until an acceptor decides; `.await` what it returns. Its methods override the delay and the limits of this wait.
            #[allow(dead_code)]
            fn wait<'a, F, R>(self, call: F) -> __waiter::Wait<'a, Self>
            where
                F: __waiter::custom::Closure<R> + ::core::marker::Send + 'a,
                R: __waiter::custom::IsFuture<
                        Output = ::core::result::Result<Job, JobError>,
                    > + ::core::marker::Send + 'a,
            {
                __waiter::Wait::calling(self, call)
            }
            /// Awaits one call and says what the acceptors decided on what it gave.
            ///
            /// For those who own the loop: a reconcile step, a durable workflow, a scheduled function.
            #[allow(dead_code)]
            fn poll_once<'a>(
                &'a self,
                call: impl ::core::future::Future<
                    Output = ::core::result::Result<Job, JobError>,
                > + ::core::marker::Send + 'a,
            ) -> __waiter::custom::Observing<'a, Self> {
                __waiter::custom::observing(self, call)
            }
        }
        impl __waiter::ErrorInfo<__Error> for JobDone {
            fn describe(
                error: &__Error,
                f: &mut ::core::fmt::Formatter<'_>,
            ) -> ::core::fmt::Result {
                #[allow(unused_imports)]
                use __waiter::custom::{AsAny, AsDebug, AsDisplay, AsError, HoldsError};
                (&&&&&__waiter::custom::Shown(error)).describe(f)
            }
        }
        impl __waiter::Waiter for JobDone {
            type Request = __Request;
            type Input = ();
            type Output = __Output;
            type Error = __Error;
            const DECLARATION: __waiter::Declaration = __waiter::Declaration::new(
                    ("JobDone", "Result<Job, JobError>"),
                    (5000, 5000),
                    __None,
                    __Some(600000),
                    &[
                        __waiter::Acceptor::success("path status == Status::Done"),
                        __waiter::Acceptor::retry("error timeout"),
                        __waiter::Acceptor::failure("error any"),
                    ],
                )
                .first_poll(10000, 30000)
                .poll_timeout(20000);
        }
        impl __waiter::Implementation<Self> for JobDone {
            type ErrorInfo = Self;
            fn send(request: __Request) -> __waiter::Sending<Self> {
                match request {}
            }
            const TIMED_OUT: __waiter::Matched = __Some(1);
            fn decide(
                &self,
                context: __waiter::PollContext<'_, Self>,
                trace: &mut __path::Trace,
            ) -> __waiter::Matched {
                #[allow(unused_imports)]
                use __path::prelude::*;
                match context.result {
                    ::core::result::Result::Ok(output) => {
                        let _: (&__Output, &mut __path::Trace) = (output, trace);
                        if {
                            let left = match __path::classify(output).__get() {
                                __Some(value) => {
                                    __path::classify(&value.node().status).__get()
                                }
                                __None => __None,
                            };
                            trace.value("status", &left);
                            __path::equality::equal(
                                &left,
                                __path::classify(&Status::Done).__get(),
                            )
                        } {
                            return __Some(0);
                        }
                    }
                    ::core::result::Result::Err(error) => {
                        let _: &__Error = error;
                        if true {
                            return __Some(2);
                        }
                    }
                }
                __None
            }
        }
    };
};
