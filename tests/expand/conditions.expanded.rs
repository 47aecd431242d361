/**A waiter: polls `DescribeServices` every 15s, at most for 10m.

| matcher | state |
|---|---|
| `path_any failures[].reason == "MISSING"` | failure |
| `path length(services[?!(length(deployments) == 1 && running_count == desired_count)]) == 0` | success |
| `path not_null(services[0].status, "NONE") == "DRAINING" \|\| services[0].pending_count > 100` | failure |

The first matcher that holds decides. Where none does, a success is polled again and an error fails the wait.*/
struct ServicesStable;
const _: () = {
    use ::waiter_runtime::__private::__names::*;
    use aws_sdk_ecs::operation::describe_services::{
        builders as __builders, DescribeServicesError as __ErrorKind,
        DescribeServicesOutput as __Output,
    };
    use __builders::DescribeServicesFluentBuilder;
    type __Error = __ErrorOf<__ErrorKind>;
    impl ServicesStable {
        ///Polls `DescribeServices` with this request until an acceptor decides; `.await` what it returns. Its methods override the delay and the limits of this wait.
        #[allow(dead_code)]
        fn wait<'a>(
            self,
            request: DescribeServicesFluentBuilder,
        ) -> __waiter::Wait<'a, Self> {
            __wait(self, request)
        }
    }
    impl __waiter::Waiter for ServicesStable {
        type Request = DescribeServicesFluentBuilder;
        type Input = ();
        type Output = __Output;
        type Error = __Error;
        const DECLARATION: __waiter::Declaration = __declaration(
            ("ServicesStable", "DescribeServices"),
            (15000, 15000),
            __None,
            __Some(600000),
            &[
                __failure("path_any failures[].reason == \"MISSING\""),
                __success(
                    "path length(services[?!(length(deployments) == 1 && running_count == desired_count)]) == 0",
                ),
                __failure(
                    "path not_null(services[0].status, \"NONE\") == \"DRAINING\" || services[0].pending_count > 100",
                ),
            ],
        );
    }
    impl __Implementation<Self> for ServicesStable {
        type ErrorInfo = __SdkErrorInfo;
        fn send(request: DescribeServicesFluentBuilder) -> __Sending<Self> {
            __sending(request.send())
        }
        fn request_members(request: &DescribeServicesFluentBuilder) -> &dyn __Debug {
            request.as_input()
        }
        #[allow(unused_variables)]
        #[inline]
        fn decide(
            &self,
            context: __PollContext<'_, Self>,
            trace: &mut __Trace,
        ) -> __Matched {
            match context.result {
                __Ok(output) => {
                    if {
                        let evaluation = &__path::evaluation::Evaluation::new();
                        __path::matchers::any(
                            {
                                match __classify(&output.failures).__get() {
                                    __Some(value) => {
                                        __Some(
                                            value
                                                .elements()
                                                .flatten(|raw| raw.__get())
                                                .project(move |raw| {
                                                    __path::sequence::kept(
                                                        match raw.__get() {
                                                            __Some(value) => __classify(&value.node().reason).__get(),
                                                            __None => __None,
                                                        },
                                                    )
                                                }),
                                        )
                                    }
                                    __None => __None,
                                }
                            },
                            __path::matchers::Context {
                                evaluation,
                                trace,
                                path: "failures[].reason",
                            },
                            |raw| raw.__get(),
                            |left| {
                                __path::literal::probe(&left).compared_with_a_string();
                                __equal(&left, __Some(__path::kinds::Text::new("MISSING")))
                            },
                        )
                    } {
                        return __Some(0);
                    }
                    if {
                        let evaluation = &__path::evaluation::Evaluation::new();
                        evaluation
                            .finish({
                                let left = __path::functions::length_until(
                                    evaluation,
                                    {
                                        match __classify(&output.services).__get() {
                                            __Some(value) => {
                                                __Some(
                                                    value
                                                        .elements()
                                                        .project(move |raw| {
                                                            let current = raw.__get();
                                                            __path::sequence::kept(
                                                                if (!({
                                                                    let left = __path::functions::length(
                                                                        evaluation,
                                                                        {
                                                                            match ::core::clone::Clone::clone(&current) {
                                                                                __Some(value) => {
                                                                                    __classify(&value.node().deployments).__get()
                                                                                }
                                                                                __None => __None,
                                                                            }
                                                                        },
                                                                    );
                                                                    __equal(&left, __Some(__path::kinds::Number::Integer(1)))
                                                                }
                                                                    && {
                                                                        let left = match ::core::clone::Clone::clone(&current) {
                                                                            __Some(value) => {
                                                                                __classify(&value.node().running_count).__get()
                                                                            }
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
                                                                                match ::core::clone::Clone::clone(&current) {
                                                                                    __Some(value) => {
                                                                                        __classify(&value.node().desired_count).__get()
                                                                                    }
                                                                                    __None => __None,
                                                                                },
                                                                                |raw| __path::functions::elements(
                                                                                    raw.__get(),
                                                                                    |raw| raw.__get(),
                                                                                ),
                                                                            ),
                                                                        )
                                                                    }))
                                                                {
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
                                    trace.most(0usize),
                                );
                                let failed = evaluation.has_failed();
                                trace
                                    .value(
                                        "length(services[?!(length(deployments) == 1 && running_count == desired_count)])",
                                        &left,
                                    );
                                evaluation.restart(failed);
                                __equal(&left, __Some(__path::kinds::Number::Integer(0)))
                            })
                    } {
                        return __Some(1);
                    }
                    if {
                        let evaluation = &__path::evaluation::Evaluation::new();
                        evaluation
                            .finish(
                                ({
                                    let left = __path::functions::not_null(
                                        evaluation,
                                        {
                                            __path::functions::elements(
                                                match match match __classify(&output.services).__get() {
                                                    __Some(value) => value.index(__path::list::Index::<0>),
                                                    __None => __None,
                                                } {
                                                    __Some(value) => value.__get(),
                                                    __None => __None,
                                                } {
                                                    __Some(value) => __classify(&value.node().status).__get(),
                                                    __None => __None,
                                                },
                                                |raw| raw.__get(),
                                            )
                                        },
                                        { __Some(__path::kinds::Text::new("NONE")) },
                                    );
                                    let failed = evaluation.has_failed();
                                    trace
                                        .value("not_null(services[0].status, \"NONE\")", &left);
                                    evaluation.restart(failed);
                                    {
                                        __path::literal::probe(&left).compared_with_a_string();
                                        __equal(&left, __Some(__path::kinds::Text::new("DRAINING")))
                                    }
                                }
                                    || {
                                        let left = match match match __classify(&output.services)
                                            .__get()
                                        {
                                            __Some(value) => value.index(__path::list::Index::<0>),
                                            __None => __None,
                                        } {
                                            __Some(value) => value.__get(),
                                            __None => __None,
                                        } {
                                            __Some(value) => {
                                                __classify(&value.node().pending_count).__get()
                                            }
                                            __None => __None,
                                        };
                                        trace.value("services[0].pending_count", &left);
                                        __path::truth::truthy(
                                            __path::order::ordered(
                                                &left,
                                                __Some(__path::kinds::Number::Integer(100)),
                                                ::core::cmp::Ordering::is_gt,
                                            ),
                                        )
                                    }),
                            )
                    } {
                        return __Some(2);
                    }
                }
                __Err(error) => {}
            }
            __None
        }
    }
};
