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
const _: () = {
    use ::waiter_runtime::__private::__names::*;
    use aws_sdk_elasticloadbalancing::operation::describe_instance_health::{
        builders as __builders, DescribeInstanceHealthError as __ErrorKind,
        DescribeInstanceHealthOutput as __Output,
    };
    use __builders::DescribeInstanceHealthFluentBuilder;
    type __Error = __ErrorOf<__ErrorKind>;
    impl InService {
        ///Polls `DescribeInstanceHealth` with this request until an acceptor decides; `.await` what it returns. Its methods override the delay and the limits of this wait.
        #[allow(dead_code)]
        pub fn wait<'a>(
            self,
            request: DescribeInstanceHealthFluentBuilder,
        ) -> __waiter::Wait<'a, Self> {
            __wait(self, request)
        }
    }
    impl __waiter::Waiter for InService {
        type Request = DescribeInstanceHealthFluentBuilder;
        type Input = ();
        type Output = __Output;
        type Error = __Error;
        const DECLARATION: __waiter::Declaration = __declaration(
            ("InService", "DescribeInstanceHealth"),
            (15000, 15000),
            __Some(40),
            __None,
            &[
                __success(
                    "path length(instance_states[?state == {state}]) >= {want + 1}",
                ),
                __failure("error \"LoadBalancerNotFound\""),
            ],
        );
    }
    impl __Implementation<Self> for InService {
        type ErrorInfo = __SdkErrorInfo;
        fn send(request: DescribeInstanceHealthFluentBuilder) -> __Sending<Self> {
            __sending(request.send())
        }
        fn request_members(
            request: &DescribeInstanceHealthFluentBuilder,
        ) -> &dyn __Debug {
            request.as_input()
        }
        #[allow(unused_variables)]
        #[inline]
        fn decide(
            &self,
            context: __PollContext<'_, Self>,
            trace: &mut __Trace,
        ) -> __Matched {
            let want = &self.want;
            let state = &self.state;
            match context.result {
                __Ok(output) => {
                    match (&__waiter::expression!(want + 1),) {
                        (value0,) => {
                            if {
                                let evaluation = &__path::evaluation::Evaluation::new();
                                evaluation
                                    .finish({
                                        let left = __path::functions::length(
                                            evaluation,
                                            {
                                                match __classify(&output.instance_states).__get() {
                                                    __Some(value) => {
                                                        __Some(
                                                            value
                                                                .elements()
                                                                .project(move |raw| {
                                                                    let current = raw.__get();
                                                                    __path::sequence::kept(
                                                                        if {
                                                                            let left = match ::core::clone::Clone::clone(&current) {
                                                                                __Some(value) => __classify(&value.node().state).__get(),
                                                                                __None => __None,
                                                                            };
                                                                            __equal(
                                                                                &__path::functions::elements(
                                                                                    ::core::clone::Clone::clone(&left),
                                                                                    |raw| __path::functions::elements(
                                                                                        raw.__get(),
                                                                                        |raw| raw.__get(),
                                                                                    ),
                                                                                ),
                                                                                __path::functions::elements(
                                                                                    __classify(state).__get(),
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
                                                    let right = __classify(value0).__get();
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
                __Err(error) => {
                    if __waiter::error_class::code(error, "LoadBalancerNotFound") {
                        return __Some(1);
                    }
                }
            }
            __None
        }
    }
};
