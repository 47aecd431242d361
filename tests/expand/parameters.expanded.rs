#[allow(unexpected_cfgs)]
const _: () = {
    #[cfg(rust_analyzer)]
    ::waiter_runtime::__private::editor! {
        ::waiter_runtime, #[doc =
        " Waits until `want` instances behind the load balancer are in service."]
        #[derive(Debug, Clone)] pub struct InService { pub want : usize, pub state :
        String } operation : aws_sdk_elasticloadbalancing::DescribeInstanceHealth, delay
        : 15s, max_attempts : 40, acceptors : { path length(instance_states[? state == {
        state }]) >= { want + 1 } => success, error "LoadBalancerNotFound" => failure, },
    }
};
/// Waits until `want` instances behind the load balancer are in service.
#[derive(Debug, Clone)]
/**
A waiter: polls `DescribeInstanceHealth` every 15s, at most 40 times.

| matcher | state |
|---|---|
| `path length(instance_states[?state == {state}]) >= {want + 1}` | success |
| `error "LoadBalancerNotFound"` | failure |

The first matcher that holds decides. Where none does, a success is polled again and an error fails the wait.*/
pub struct InService {
    pub want: usize,
    pub state: String,
}
#[allow(unexpected_cfgs)]
const _: () = {
    #[cfg(not(rust_analyzer))]
    const _: () = {
        use ::waiter_runtime::__private as __waiter;
        use __waiter::path as __path;
        use ::core::option::Option::{self as __Option, None as __None, Some as __Some};
        use aws_sdk_elasticloadbalancing::operation::describe_instance_health::{
            builders as __builders, DescribeInstanceHealthError as __ErrorKind,
            DescribeInstanceHealthOutput as __Output,
        };
        use __builders::DescribeInstanceHealthFluentBuilder;
        type __Error = __waiter::ErrorOf<__ErrorKind>;
        impl InService {
            ///Polls `DescribeInstanceHealth` with this request until an acceptor decides; `.await` what it returns. Its methods override the delay and the limits of this wait.
            #[allow(dead_code)]
            pub fn wait<'a>(
                self,
                request: DescribeInstanceHealthFluentBuilder,
            ) -> __waiter::Wait<'a, Self> {
                __waiter::Wait::new(self, request)
            }
        }
        impl __waiter::Waiter for InService {
            type Request = DescribeInstanceHealthFluentBuilder;
            type Input = ();
            type Output = __Output;
            type Error = __Error;
            const DECLARATION: __waiter::Declaration = __waiter::Declaration::new(
                ("InService", "DescribeInstanceHealth"),
                (15000, 15000),
                __Some(40),
                __None,
                &[
                    __waiter::Acceptor::success(
                        "path length(instance_states[?state == {state}]) >= {want + 1}",
                    ),
                    __waiter::Acceptor::failure("error \"LoadBalancerNotFound\""),
                ],
            );
        }
        impl __waiter::Implementation<Self> for InService {
            type ErrorInfo = __waiter::SdkErrorInfo;
            fn send(
                request: DescribeInstanceHealthFluentBuilder,
            ) -> __waiter::Sending<Self> {
                __waiter::sending(request.customize().send())
            }
            fn request_members(
                request: &DescribeInstanceHealthFluentBuilder,
            ) -> &dyn __waiter::Debug {
                request.as_input()
            }
            #[allow(unused_variables)]
            fn decide(
                &self,
                context: __waiter::PollContext<'_, Self>,
                trace: &mut __path::Trace,
            ) -> __waiter::Matched {
                #[allow(unused_imports)]
                use __path::prelude::*;
                let want = &self.want;
                let state = &self.state;
                match context.result {
                    ::core::result::Result::Ok(output) => {
                        match (&__waiter::expression!(want + 1),) {
                            (value0,) => {
                                if {
                                    let evaluation = &__path::evaluation::Evaluation::new();
                                    evaluation
                                        .finish({
                                            let left = __path::functions::length(
                                                evaluation,
                                                {
                                                    match __path::classify(&output.instance_states).__get() {
                                                        __Some(value) => {
                                                            __Some(
                                                                value
                                                                    .elements()
                                                                    .project(move |raw| {
                                                                        let current = raw.__get();
                                                                        __path::sequence::kept(
                                                                            if {
                                                                                let left = match ::core::clone::Clone::clone(&current) {
                                                                                    __Some(value) => {
                                                                                        __path::classify(&value.node().state).__get()
                                                                                    }
                                                                                    __None => __None,
                                                                                };
                                                                                __path::equality::equal(
                                                                                    &__path::functions::elements(
                                                                                        ::core::clone::Clone::clone(&left),
                                                                                        |raw| __path::functions::elements(
                                                                                            raw.__get(),
                                                                                            |raw| raw.__get(),
                                                                                        ),
                                                                                    ),
                                                                                    __path::functions::elements(
                                                                                        __path::classify(state).__get(),
                                                                                        |raw| __path::functions::elements(
                                                                                            raw.__get(),
                                                                                            |raw| raw.__get(),
                                                                                        ),
                                                                                    ),
                                                                                )
                                                                            } {
                                                                                ::core::clone::Clone::clone(&current)
                                                                            } else {
                                                                                __None
                                                                            },
                                                                        )
                                                                    }),
                                                            )
                                                        }
                                                        __None => __None,
                                                    }
                                                },
                                            );
                                            let failed = evaluation.has_failed();
                                            trace
                                                .value("length(instance_states[?state == {state}])", &left);
                                            evaluation.restart(failed);
                                            __path::truth::truthy(
                                                __path::order::ordered(
                                                    &left,
                                                    {
                                                        let right = __path::classify(value0).__get();
                                                        trace.value("{want + 1}", &right);
                                                        right
                                                    },
                                                    ::core::cmp::Ordering::is_ge,
                                                ),
                                            )
                                        })
                                } {
                                    return __Some(0);
                                }
                            }
                        }
                    }
                    ::core::result::Result::Err(error) => {
                        if __waiter::error_class::code(error, "LoadBalancerNotFound") {
                            return __Some(1);
                        }
                    }
                }
                __None
            }
        }
    };
};
