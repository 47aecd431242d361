#[allow(unexpected_cfgs)]
const _: () = {
    #[cfg(rust_analyzer)]
    ::waiter_runtime::__private::editor! {
        ::waiter_runtime, struct ServicesStable; operation :
        aws_sdk_ecs::DescribeServices, delay : 15s, max_wait : 10m, acceptors : {
        path_any failures[].reason == "MISSING" => failure, path length(services[?!
        (length(deployments) == 1 && running_count == desired_count)]) == 0 => success,
        path not_null(services[0].status, "NONE") == "DRAINING" || services[0]
        .pending_count > 100 => failure, },
    }
};
/**A waiter: polls `DescribeServices` every 15s, at most for 10m.

| matcher | state |
|---|---|
| `path_any failures[].reason == "MISSING"` | failure |
| `path length(services[?!(length(deployments) == 1 && running_count == desired_count)]) == 0` | success |
| `path not_null(services[0].status, "NONE") == "DRAINING" \|\| services[0].pending_count > 100` | failure |

The first matcher that holds decides. Where none does, a success is polled again and an error fails the wait.*/
struct ServicesStable;
#[allow(unexpected_cfgs)]
const _: () = {
    #[cfg(not(rust_analyzer))]
    const _: () = {
        use ::waiter_runtime::__private as __waiter;
        use __waiter::path as __path;
        use ::core::option::Option::{self as __Option, None as __None, Some as __Some};
        use aws_sdk_ecs::operation::describe_services::{
            builders as __builders, DescribeServicesError as __ErrorKind,
            DescribeServicesOutput as __Output,
        };
        use __builders::DescribeServicesFluentBuilder;
        type __Error = __waiter::ErrorOf<__ErrorKind>;
        impl ServicesStable {
            ///Polls `DescribeServices` with this request until an acceptor decides; `.await` what it returns. Its methods override the delay and the limits of this wait.
            #[allow(dead_code)]
            fn wait<'a>(
                self,
                request: DescribeServicesFluentBuilder,
            ) -> __waiter::Wait<'a, Self> {
                __waiter::Wait::new(self, request)
            }
        }
        impl __waiter::Waiter for ServicesStable {
            type Request = DescribeServicesFluentBuilder;
            type Input = ();
            type Output = __Output;
            type Error = __Error;
            const DECLARATION: __waiter::Declaration = __waiter::Declaration::new(
                ("ServicesStable", "DescribeServices"),
                (15000, 15000),
                __None,
                __Some(600000),
                &[
                    __waiter::Acceptor::failure(
                        "path_any failures[].reason == \"MISSING\"",
                    ),
                    __waiter::Acceptor::success(
                        "path length(services[?!(length(deployments) == 1 && running_count == desired_count)]) == 0",
                    ),
                    __waiter::Acceptor::failure(
                        "path not_null(services[0].status, \"NONE\") == \"DRAINING\" || services[0].pending_count > 100",
                    ),
                ],
            );
        }
        impl __waiter::Implementation<Self> for ServicesStable {
            type ErrorInfo = __waiter::SdkErrorInfo;
            fn send(request: DescribeServicesFluentBuilder) -> __waiter::Sending<Self> {
                __waiter::sending(request.customize().send())
            }
            fn request_members(
                request: &DescribeServicesFluentBuilder,
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
                match context.result {
                    ::core::result::Result::Ok(output) => {
                        if {
                            let evaluation = &__path::evaluation::Evaluation::new();
                            __path::matchers::any(
                                {
                                    match __path::classify(&output.failures).__get() {
                                        __Some(value) => {
                                            __Some(
                                                value
                                                    .elements()
                                                    .flatten(|raw| raw.__get())
                                                    .project(move |raw| {
                                                        __path::sequence::kept(
                                                            match raw.__get() {
                                                                __Some(value) => {
                                                                    __path::classify(&value.node().reason).__get()
                                                                }
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
                                    __path::equality::equal(
                                        &left,
                                        __Some(__path::kinds::Text::new("MISSING")),
                                    )
                                },
                            )
                        } {
                            return __Some(0);
                        }
                        if {
                            let evaluation = &__path::evaluation::Evaluation::new();
                            evaluation
                                .finish({
                                    let left = __path::functions::length(
                                        evaluation,
                                        {
                                            match __path::classify(&output.services).__get() {
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
                                                                                        __path::classify(&value.node().deployments).__get()
                                                                                    }
                                                                                    __None => __None,
                                                                                }
                                                                            },
                                                                        );
                                                                        __path::equality::equal(
                                                                            &left,
                                                                            __Some(__path::kinds::Number::Integer(1)),
                                                                        )
                                                                    }
                                                                        && {
                                                                            let left = match ::core::clone::Clone::clone(&current) {
                                                                                __Some(value) => {
                                                                                    __path::classify(&value.node().running_count).__get()
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
                                                                                    match ::core::clone::Clone::clone(&current) {
                                                                                        __Some(value) => {
                                                                                            __path::classify(&value.node().desired_count).__get()
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
                                    );
                                    let failed = evaluation.has_failed();
                                    trace
                                        .value(
                                            "length(services[?!(length(deployments) == 1 && running_count == desired_count)])",
                                            &left,
                                        );
                                    evaluation.restart(failed);
                                    __path::equality::equal(
                                        &left,
                                        __Some(__path::kinds::Number::Integer(0)),
                                    )
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
                                                    match match match __path::classify(&output.services).__get()
                                                    {
                                                        __Some(value) => value.index(__path::list::Index::<0>),
                                                        __None => __None,
                                                    } {
                                                        __Some(value) => value.__get(),
                                                        __None => __None,
                                                    } {
                                                        __Some(value) => {
                                                            __path::classify(&value.node().status).__get()
                                                        }
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
                                            __path::equality::equal(
                                                &left,
                                                __Some(__path::kinds::Text::new("DRAINING")),
                                            )
                                        }
                                    }
                                        || {
                                            let left = match match match __path::classify(
                                                    &output.services,
                                                )
                                                .__get()
                                            {
                                                __Some(value) => value.index(__path::list::Index::<0>),
                                                __None => __None,
                                            } {
                                                __Some(value) => value.__get(),
                                                __None => __None,
                                            } {
                                                __Some(value) => {
                                                    __path::classify(&value.node().pending_count).__get()
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
                    ::core::result::Result::Err(error) => {}
                }
                __None
            }
        }
    };
};
