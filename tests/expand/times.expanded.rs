/**A waiter: polls `Result<Job, JobError>` every 5s, first after 10s to 30s, each for at most 20s, at most for 10m.

| matcher | state |
|---|---|
| `path status == Status::Done` | success |
| `error timeout` | retry |
| `error any` | failure |

The first matcher that holds decides. Where none does, a success is polled again and an error fails the wait.*/
struct JobDone;
const _: () = {
    use ::waiter_runtime::__private::__names::*;
    type __Request = __waiter::custom::NoRequest;
    type __Output = Job;
    type __Error = JobError;
    impl JobDone {
        ///Polls `Result<Job, JobError>` by what the closure makes, anew for each poll, until an acceptor decides; `.await` what it returns. Its methods override the delay and the limits of this wait.
        #[allow(dead_code)]
        fn wait<'a, F, R>(self, call: F) -> __waiter::Wait<'a, Self>
        where
            F: __waiter::custom::Closure<R> + ::core::marker::Send + 'a,
            R: __waiter::custom::IsFuture<Output = ::core::result::Result<Job, JobError>>
                + ::core::marker::Send + 'a,
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
        const DECLARATION: __waiter::Declaration = __declaration(
                ("JobDone", "Result<Job, JobError>"),
                (5000, 5000),
                __None,
                __Some(600000),
                &[
                    __success("path status == Status::Done"),
                    __retry("error timeout"),
                    __failure("error any"),
                ],
            )
            .first_poll(10000, 30000)
            .poll_timeout(20000);
    }
    impl __Implementation<Self> for JobDone {
        type ErrorInfo = Self;
        fn send(request: __Request) -> __Sending<Self> {
            match request {}
        }
        const TIMED_OUT: __Matched = __Some(1);
        #[inline]
        fn decide(
            &self,
            context: __PollContext<'_, Self>,
            trace: &mut __Trace,
        ) -> __Matched {
            match context.result {
                __Ok(output) => {
                    let _: (&__Output, &mut __Trace) = (output, trace);
                    if {
                        let left = match __classify(output).__get() {
                            __Some(value) => __classify(&value.node().status).__get(),
                            __None => __None,
                        };
                        trace.value("status", &left);
                        __is(Status::Done, &left)
                    } {
                        return __Some(0);
                    }
                }
                __Err(error) => {
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
