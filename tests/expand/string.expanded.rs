/**A waiter: polls `DescribeKinesisStreamingDestination` every 10s, at most 30 times.

| matcher | state |
|---|---|
| `` path "length(KinesisDataStreamDestinations) > `0` && length(KinesisDataStreamDestinations[?DestinationStatus == 'ACTIVE']) == length(KinesisDataStreamDestinations)" `` | success |
| `path_any "KinesisDataStreamDestinations[].DestinationStatus" == "ENABLE_FAILED"` | failure |

The first matcher that holds decides. Where none does, a success is polled again and an error fails the wait.*/
struct KinesisEnabled;
const _: () = {
    use ::waiter_runtime::__private::__names::*;
    use aws_sdk_dynamodb::operation::describe_kinesis_streaming_destination::{
        builders as __builders, DescribeKinesisStreamingDestinationError as __ErrorKind,
        DescribeKinesisStreamingDestinationOutput as __Output,
    };
    use __builders::DescribeKinesisStreamingDestinationFluentBuilder;
    type __Error = __ErrorOf<__ErrorKind>;
    impl KinesisEnabled {
        ///Polls `DescribeKinesisStreamingDestination` with this request until an acceptor decides; `.await` what it returns. Its methods override the delay and the limits of this wait.
        #[allow(dead_code)]
        fn wait<'a>(
            self,
            request: DescribeKinesisStreamingDestinationFluentBuilder,
        ) -> __waiter::Wait<'a, Self> {
            __wait(self, request)
        }
    }
    impl __waiter::Waiter for KinesisEnabled {
        type Request = DescribeKinesisStreamingDestinationFluentBuilder;
        type Input = ();
        type Output = __Output;
        type Error = __Error;
        const DECLARATION: __waiter::Declaration = __declaration(
            ("KinesisEnabled", "DescribeKinesisStreamingDestination"),
            (10000, 10000),
            __Some(30),
            __None,
            &[
                __success(
                    "path \"length(KinesisDataStreamDestinations) > `0` && length(KinesisDataStreamDestinations[?DestinationStatus == 'ACTIVE']) == length(KinesisDataStreamDestinations)\"",
                ),
                __failure(
                    "path_any \"KinesisDataStreamDestinations[].DestinationStatus\" == \"ENABLE_FAILED\"",
                ),
            ],
        );
    }
    impl __Implementation<Self> for KinesisEnabled {
        type ErrorInfo = __SdkErrorInfo;
        fn send(
            request: DescribeKinesisStreamingDestinationFluentBuilder,
        ) -> __Sending<Self> {
            __sending(request.send())
        }
        fn request_members(
            request: &DescribeKinesisStreamingDestinationFluentBuilder,
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
            match context.result {
                __Ok(output) => {
                    if {
                        let evaluation = &__path::evaluation::Evaluation::new();
                        evaluation
                            .finish(
                                ({
                                    let left = __path::functions::length(
                                        evaluation,
                                        {
                                            __classify(&output.kinesis_data_stream_destinations).__get()
                                        },
                                    );
                                    let failed = evaluation.has_failed();
                                    trace.value("length(KinesisDataStreamDestinations)", &left);
                                    evaluation.restart(failed);
                                    __path::truth::truthy(
                                        __path::order::ordered(
                                            &left,
                                            __Some(__path::kinds::Number::Integer(0)),
                                            ::core::cmp::Ordering::is_gt,
                                        ),
                                    )
                                }
                                    && {
                                        let left = __path::functions::length(
                                            evaluation,
                                            {
                                                match __classify(&output.kinesis_data_stream_destinations)
                                                    .__get()
                                                {
                                                    __Some(value) => {
                                                        __Some(
                                                            value
                                                                .elements()
                                                                .project(move |raw| {
                                                                    let current = raw.__get();
                                                                    __path::sequence::kept(
                                                                        if {
                                                                            let left = {
                                                                                #[allow(dead_code)]
                                                                                struct __Entry<V> {
                                                                                    destination_status: V,
                                                                                }
                                                                                match ::core::clone::Clone::clone(&current) {
                                                                                    __Some(value) => {
                                                                                        let node = value
                                                                                            .entry(
                                                                                                "DestinationStatus",
                                                                                                |value| __Entry {
                                                                                                    destination_status: value,
                                                                                                },
                                                                                            );
                                                                                        match __classify(&node.destination_status).__raw() {
                                                                                            __Some(value) => value.__get(),
                                                                                            __None => __None,
                                                                                        }
                                                                                    }
                                                                                    __None => __None,
                                                                                }
                                                                            };
                                                                            __equal(&left, __Some(__path::kinds::Text::new("ACTIVE")))
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
                                            .value(
                                                "length(KinesisDataStreamDestinations[?DestinationStatus == 'ACTIVE'])",
                                                &left,
                                            );
                                        evaluation.restart(failed);
                                        __equal(
                                            &left,
                                            {
                                                let right = __path::functions::length(
                                                    evaluation,
                                                    {
                                                        __classify(&output.kinesis_data_stream_destinations).__get()
                                                    },
                                                );
                                                let failed = evaluation.has_failed();
                                                trace
                                                    .value("length(KinesisDataStreamDestinations)", &right);
                                                evaluation.restart(failed);
                                                right
                                            },
                                        )
                                    }),
                            )
                    } {
                        return __Some(0);
                    }
                    if {
                        let evaluation = &__path::evaluation::Evaluation::new();
                        __path::matchers::any(
                            {
                                match __classify(&output.kinesis_data_stream_destinations)
                                    .__get()
                                {
                                    __Some(value) => {
                                        __Some(
                                            value
                                                .elements()
                                                .flatten(|raw| raw.__get())
                                                .project(move |raw| {
                                                    __path::sequence::kept({
                                                        #[allow(dead_code)]
                                                        struct __Entry<V> {
                                                            destination_status: V,
                                                        }
                                                        match raw.__get() {
                                                            __Some(value) => {
                                                                let node = value
                                                                    .entry(
                                                                        "DestinationStatus",
                                                                        |value| __Entry {
                                                                            destination_status: value,
                                                                        },
                                                                    );
                                                                match __classify(&node.destination_status).__raw() {
                                                                    __Some(value) => value.__get(),
                                                                    __None => __None,
                                                                }
                                                            }
                                                            __None => __None,
                                                        }
                                                    })
                                                }),
                                        )
                                    }
                                    __None => __None,
                                }
                            },
                            __path::matchers::Context {
                                evaluation,
                                trace,
                                path: "KinesisDataStreamDestinations[].DestinationStatus",
                            },
                            |raw| raw.__get(),
                            |left| {
                                __path::literal::probe(&left).compared_with_a_string();
                                __equal(
                                    &left,
                                    __Some(__path::kinds::Text::new("ENABLE_FAILED")),
                                )
                            },
                        )
                    } {
                        return __Some(1);
                    }
                }
                __Err(error) => {}
            }
            __None
        }
    }
};
