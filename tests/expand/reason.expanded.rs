/// Waits until a task of ECS has stopped without a fault.
#[derive(Debug, Clone)]
/**
A waiter: polls `DescribeTasks` every 6s, at most 100 times.

If the wait fails, messages show `tasks[0].containers[?name == {container}].[exit_code, reason]` of the last output as the reason.

| matcher | state |
|---|---|
| `path tasks[0].last_status == "STOPPED"` | success |
| `path failures[0].reason == "MISSING"` | failure, the reason is `"failures[].join(': ', [arn, reason])"` |
| `path length(failures) > 0` | failure, the reason is `failures[].reason` |

The first matcher that holds decides. Where none does, a success is polled again and an error fails the wait.*/
pub struct TaskStopped {
    pub container: String,
}
const _: () = {
    use ::waiter_runtime::__private::__names::*;
    use aws_sdk_ecs::operation::describe_tasks::{
        builders as __builders, DescribeTasksError as __ErrorKind,
        DescribeTasksOutput as __Output,
    };
    use __builders::DescribeTasksFluentBuilder;
    type __Error = __ErrorOf<__ErrorKind>;
    impl TaskStopped {
        ///Polls `DescribeTasks` with this request until an acceptor decides; `.await` what it returns. Its methods override the delay and the limits of this wait.
        #[allow(dead_code)]
        pub fn wait<'a>(
            self,
            request: DescribeTasksFluentBuilder,
        ) -> __waiter::Wait<'a, Self> {
            __wait(self, request)
        }
    }
    impl __waiter::Waiter for TaskStopped {
        type Request = DescribeTasksFluentBuilder;
        type Input = ();
        type Output = __Output;
        type Error = __Error;
        const DECLARATION: __waiter::Declaration = __declaration(
                ("TaskStopped", "DescribeTasks"),
                (6000, 6000),
                __Some(100),
                __None,
                &[
                    __success("path tasks[0].last_status == \"STOPPED\""),
                    __failure("path failures[0].reason == \"MISSING\"")
                        .reason("\"failures[].join(': ', [arn, reason])\""),
                    __failure("path length(failures) > 0").reason("failures[].reason"),
                ],
            )
            .reason("tasks[0].containers[?name == {container}].[exit_code, reason]");
    }
    impl __Implementation<Self> for TaskStopped {
        type ErrorInfo = __SdkErrorInfo;
        fn send(request: DescribeTasksFluentBuilder) -> __Sending<Self> {
            __sending(request.send())
        }
        fn request_members(request: &DescribeTasksFluentBuilder) -> &dyn __Debug {
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
                        let left = match match match __classify(&output.tasks).__get() {
                            __Some(value) => value.index(__path::list::Index::<0>),
                            __None => __None,
                        } {
                            __Some(value) => value.__get(),
                            __None => __None,
                        } {
                            __Some(value) => {
                                __classify(&value.node().last_status).__get()
                            }
                            __None => __None,
                        };
                        trace.value("tasks[0].last_status", &left);
                        {
                            __path::literal::probe(&left).compared_with_a_string();
                            __equal(&left, __Some(__path::kinds::Text::new("STOPPED")))
                        }
                    } {
                        return __Some(0);
                    }
                    if {
                        let left = match match match __classify(&output.failures).__get()
                        {
                            __Some(value) => value.index(__path::list::Index::<0>),
                            __None => __None,
                        } {
                            __Some(value) => value.__get(),
                            __None => __None,
                        } {
                            __Some(value) => __classify(&value.node().reason).__get(),
                            __None => __None,
                        };
                        trace.value("failures[0].reason", &left);
                        {
                            __path::literal::probe(&left).compared_with_a_string();
                            __equal(&left, __Some(__path::kinds::Text::new("MISSING")))
                        }
                    } {
                        return __Some(1);
                    }
                    if {
                        let evaluation = &__path::evaluation::Evaluation::new();
                        evaluation
                            .finish({
                                let left = __path::functions::length(
                                    evaluation,
                                    { __classify(&output.failures).__get() },
                                );
                                let failed = evaluation.has_failed();
                                trace.value("length(failures)", &left);
                                evaluation.restart(failed);
                                __path::truth::truthy(
                                    __path::order::ordered(
                                        &left,
                                        __Some(__path::kinds::Number::Integer(0)),
                                        ::core::cmp::Ordering::is_gt,
                                    ),
                                )
                            })
                    } {
                        return __Some(2);
                    }
                }
                __Err(error) => {}
            }
            __None
        }
        #[allow(unused_variables)]
        fn reason(&self, output: &__Output, acceptor: __Matched) -> __waiter::Reason {
            let container = &self.container;
            let reason = match acceptor {
                __Some(1) => {
                    let evaluation = &__path::evaluation::Evaluation::new();
                    __path::reason::text(
                        evaluation,
                        {
                            __path::functions::item(
                                match __classify(&output.failures).__get() {
                                    __Some(value) => {
                                        __Some(
                                            value
                                                .elements()
                                                .flatten_nulls(|raw| raw.__get(), |raw| raw.__get())
                                                .project(move |raw| {
                                                    __path::sequence::kept({
                                                        let current = raw.__get();
                                                        __path::functions::join(
                                                            evaluation,
                                                            { __Some(__path::kinds::Text::new(": ")) },
                                                            {
                                                                __path::functions::elements(
                                                                    if (::core::clone::Clone::clone(&current)).is_some() {
                                                                        __Some(
                                                                            __path::kinds::MultiSelect((
                                                                                {
                                                                                    __path::functions::item(
                                                                                        {
                                                                                            #[allow(dead_code)]
                                                                                            struct __Entry<V> {
                                                                                                arn: V,
                                                                                            }
                                                                                            match ::core::clone::Clone::clone(&current) {
                                                                                                __Some(value) => {
                                                                                                    let node = value
                                                                                                        .entry("arn", |value| __Entry { arn: value });
                                                                                                    match __classify(&node.arn).__raw() {
                                                                                                        __Some(value) => value.__get(),
                                                                                                        __None => __None,
                                                                                                    }
                                                                                                }
                                                                                                __None => __None,
                                                                                            }
                                                                                        },
                                                                                        |raw| __path::functions::item(
                                                                                            raw.__get(),
                                                                                            |raw| raw.__get(),
                                                                                        ),
                                                                                    )
                                                                                },
                                                                                {
                                                                                    __path::functions::item(
                                                                                        {
                                                                                            #[allow(dead_code)]
                                                                                            struct __Entry<V> {
                                                                                                reason: V,
                                                                                            }
                                                                                            match ::core::clone::Clone::clone(&current) {
                                                                                                __Some(value) => {
                                                                                                    let node = value
                                                                                                        .entry("reason", |value| __Entry { reason: value });
                                                                                                    match __classify(&node.reason).__raw() {
                                                                                                        __Some(value) => value.__get(),
                                                                                                        __None => __None,
                                                                                                    }
                                                                                                }
                                                                                                __None => __None,
                                                                                            }
                                                                                        },
                                                                                        |raw| __path::functions::item(
                                                                                            raw.__get(),
                                                                                            |raw| raw.__get(),
                                                                                        ),
                                                                                    )
                                                                                },
                                                                            )),
                                                                        )
                                                                    } else {
                                                                        __None
                                                                    },
                                                                    |raw| raw.__get(),
                                                                )
                                                            },
                                                        )
                                                    })
                                                }),
                                        )
                                    }
                                    __None => __None,
                                },
                                |raw| raw.__get(),
                            )
                        },
                    )
                }
                __Some(2) => {
                    let evaluation = &__path::evaluation::Evaluation::new();
                    __path::reason::text(
                        evaluation,
                        {
                            __path::functions::item(
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
                                },
                                |raw| raw.__get(),
                            )
                        },
                    )
                }
                _ => __waiter::Reason::new(),
            };
            if reason.is_empty() {
                {
                    let evaluation = &__path::evaluation::Evaluation::new();
                    __path::reason::text(
                        evaluation,
                        {
                            __path::functions::item(
                                match match match match __classify(&output.tasks).__get() {
                                    __Some(value) => value.index(__path::list::Index::<0>),
                                    __None => __None,
                                } {
                                    __Some(value) => value.__get(),
                                    __None => __None,
                                } {
                                    __Some(value) => {
                                        __classify(&value.node().containers).__get()
                                    }
                                    __None => __None,
                                } {
                                    __Some(value) => {
                                        __Some(
                                            value
                                                .elements()
                                                .project(move |raw| {
                                                    let current = raw.__get();
                                                    __path::sequence::kept(
                                                        if {
                                                            let left = match ::core::clone::Clone::clone(&current) {
                                                                __Some(value) => __classify(&value.node().name).__get(),
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
                                                                    __classify(container).__get(),
                                                                    |raw| __path::functions::elements(
                                                                        raw.__get(),
                                                                        |raw| raw.__get(),
                                                                    ),
                                                                ),
                                                            )
                                                        } {
                                                            {
                                                                let current = ::core::clone::Clone::clone(&current);
                                                                if (::core::clone::Clone::clone(&current)).is_some() {
                                                                    __Some(
                                                                        __path::kinds::MultiSelect((
                                                                            {
                                                                                __path::functions::item(
                                                                                    match ::core::clone::Clone::clone(&current) {
                                                                                        __Some(value) => __classify(&value.node().exit_code).__get(),
                                                                                        __None => __None,
                                                                                    },
                                                                                    |raw| __path::functions::item(
                                                                                        raw.__get(),
                                                                                        |raw| raw.__get(),
                                                                                    ),
                                                                                )
                                                                            },
                                                                            {
                                                                                __path::functions::item(
                                                                                    match ::core::clone::Clone::clone(&current) {
                                                                                        __Some(value) => __classify(&value.node().reason).__get(),
                                                                                        __None => __None,
                                                                                    },
                                                                                    |raw| __path::functions::item(
                                                                                        raw.__get(),
                                                                                        |raw| raw.__get(),
                                                                                    ),
                                                                                )
                                                                            },
                                                                        )),
                                                                    )
                                                                } else {
                                                                    __None
                                                                }
                                                            }
                                                        } else {
                                                            __None
                                                        },
                                                    )
                                                }),
                                        )
                                    }
                                    __None => __None,
                                },
                                |raw| raw.__get(),
                            )
                        },
                    )
                }
            } else {
                reason
            }
        }
    }
};
