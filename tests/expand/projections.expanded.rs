/**A waiter: polls `DescribeInstances` every 15s, at most 40 times.

| matcher | state |
|---|---|
| `path_all reservations[].instances[].state.name == InstanceStateName::Running` | success |
| `path_any reservations[].instances[].state.name == InstanceStateName::Terminated` | failure |
| `path reservations[*].instances[0].tags[?key == "group"].value \| [0] == "last"` | failure |

The first matcher that holds decides. Where none does, a success is polled again and an error fails the wait.*/
pub(crate) struct InstancesRunning;
const _: () = {
    use ::waiter_runtime::__private::__names::*;
    use aws_sdk_ec2::operation::describe_instances::{
        builders as __builders, DescribeInstancesError as __ErrorKind,
        DescribeInstancesOutput as __Output,
    };
    use __builders::DescribeInstancesFluentBuilder;
    type __Error = __ErrorOf<__ErrorKind>;
    impl InstancesRunning {
        ///Polls `DescribeInstances` with this request until an acceptor decides; `.await` what it returns. Its methods override the delay and the limits of this wait.
        #[allow(dead_code)]
        pub(crate) fn wait<'a>(
            self,
            request: DescribeInstancesFluentBuilder,
        ) -> __waiter::Wait<'a, Self> {
            __wait(self, request)
        }
    }
    impl __waiter::Waiter for InstancesRunning {
        type Request = DescribeInstancesFluentBuilder;
        type Input = ();
        type Output = __Output;
        type Error = __Error;
        const DECLARATION: __waiter::Declaration = __declaration(
            ("InstancesRunning", "DescribeInstances"),
            (15000, 15000),
            __Some(40),
            __None,
            &[
                __success(
                    "path_all reservations[].instances[].state.name == InstanceStateName::Running",
                ),
                __failure(
                    "path_any reservations[].instances[].state.name == InstanceStateName::Terminated",
                ),
                __failure(
                    "path reservations[*].instances[0].tags[?key == \"group\"].value | [0] == \"last\"",
                ),
            ],
        );
    }
    impl __Implementation<Self> for InstancesRunning {
        type ErrorInfo = __SdkErrorInfo;
        fn send(request: DescribeInstancesFluentBuilder) -> __Sending<Self> {
            __sending(request.send())
        }
        fn request_members(request: &DescribeInstancesFluentBuilder) -> &dyn __Debug {
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
                    let shared_left0 = match match {
                        let node = output;
                        let _ = node.reservations;
                        __classify(&node.reservations).__get()
                    } {
                        __Some(value) => {
                            __Some(
                                value
                                    .elements()
                                    .flatten(|raw| raw.__get())
                                    .project(move |raw| {
                                        __path::sequence::kept(
                                            match raw.__get() {
                                                __Some(value) => {
                                                    let node = value.node();
                                                    let _ = node.instances;
                                                    __classify(&node.instances).__get()
                                                }
                                                __None => __None,
                                            },
                                        )
                                    }),
                            )
                        }
                        __None => __None,
                    } {
                        __Some(value) => {
                            __Some(
                                value
                                    .elements()
                                    .flatten(|raw| raw.__get())
                                    .project(move |raw| {
                                        __path::sequence::kept(
                                            match match raw.__get() {
                                                __Some(value) => {
                                                    let node = value.node();
                                                    let _ = node.state;
                                                    __classify(&node.state).__get()
                                                }
                                                __None => __None,
                                            } {
                                                __Some(value) => {
                                                    let node = value.node();
                                                    let _ = node.name;
                                                    __classify(&node.name).__get()
                                                }
                                                __None => __None,
                                            },
                                        )
                                    }),
                            )
                        }
                        __None => __None,
                    };
                    if {
                        let evaluation = &__path::evaluation::Evaluation::new();
                        __path::matchers::all(
                            { ::core::clone::Clone::clone(&shared_left0) },
                            __path::matchers::Context {
                                evaluation,
                                trace,
                                path: "reservations[].instances[].state.name",
                            },
                            |raw| raw.__get(),
                            |left| __is(InstanceStateName::Running, &left),
                        )
                    } {
                        return __Some(0);
                    }
                    if {
                        let evaluation = &__path::evaluation::Evaluation::new();
                        __path::matchers::any(
                            { ::core::clone::Clone::clone(&shared_left0) },
                            __path::matchers::Context {
                                evaluation,
                                trace,
                                path: "reservations[].instances[].state.name",
                            },
                            |raw| raw.__get(),
                            |left| __is(InstanceStateName::Terminated, &left),
                        )
                    } {
                        return __Some(1);
                    }
                    if {
                        let left = {
                            match match match __classify(&output.reservations).__get() {
                                __Some(value) => {
                                    __Some(
                                        value
                                            .elements()
                                            .project(move |raw| {
                                                __path::sequence::kept(
                                                    match match match match match raw.__get() {
                                                        __Some(value) => __classify(&value.node().instances).__get(),
                                                        __None => __None,
                                                    } {
                                                        __Some(value) => value.index(__path::list::Index::<0>),
                                                        __None => __None,
                                                    } {
                                                        __Some(value) => value.__get(),
                                                        __None => __None,
                                                    } {
                                                        __Some(value) => __classify(&value.node().tags).__get(),
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
                                                                                    __Some(value) => __classify(&value.node().key).__get(),
                                                                                    __None => __None,
                                                                                };
                                                                                {
                                                                                    __path::literal::probe(&left).compared_with_a_string();
                                                                                    __equal(&left, __Some(__path::kinds::Text::new("group")))
                                                                                }
                                                                            } {
                                                                                match ::core::clone::Clone::clone(&current) {
                                                                                    __Some(value) => __classify(&value.node().value).__get(),
                                                                                    __None => __None,
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
                                                )
                                            }),
                                    )
                                }
                                __None => __None,
                            } {
                                __Some(value) => value.index(__path::list::Index::<0>),
                                __None => __None,
                            } {
                                __Some(value) => value.__get(),
                                __None => __None,
                            }
                        };
                        trace
                            .value(
                                "reservations[*].instances[0].tags[?key == \"group\"].value | [0]",
                                &left,
                            );
                        {
                            __path::literal::probe(&left).compared_with_a_string();
                            __equal(&left, __Some(__path::kinds::Text::new("last")))
                        }
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
