/**A waiter: polls `GetQueueAttributes` every 1s, at most 10 times.

| matcher | state |
|---|---|
| `input_output length(input.attribute_names) == length(keys(output.attributes))` | success |

The first matcher that holds decides. Where none does, a success is polled again and an error fails the wait.*/
struct AttributesSet;
const _: () = {
    use ::waiter_runtime::__private::__names::*;
    use aws_sdk_sqs::operation::get_queue_attributes::{
        builders as __builders, GetQueueAttributesError as __ErrorKind,
        GetQueueAttributesOutput as __Output, GetQueueAttributesInput as __Input,
    };
    use __builders::GetQueueAttributesFluentBuilder;
    type __Error = __ErrorOf<__ErrorKind>;
    impl AttributesSet {
        ///Polls `GetQueueAttributes` with this request until an acceptor decides; `.await` what it returns. Its methods override the delay and the limits of this wait.
        #[allow(dead_code)]
        fn wait<'a>(
            self,
            request: GetQueueAttributesFluentBuilder,
        ) -> __waiter::Wait<'a, Self> {
            __wait(self, request)
        }
    }
    impl __waiter::Waiter for AttributesSet {
        type Request = GetQueueAttributesFluentBuilder;
        type Input = __Input;
        type Output = __Output;
        type Error = __Error;
        const DECLARATION: __waiter::Declaration = __declaration(
            ("AttributesSet", "GetQueueAttributes"),
            (1000, 1000),
            __Some(10),
            __None,
            &[
                __success(
                    "input_output length(input.attribute_names) == length(keys(output.attributes))",
                ),
            ],
        );
    }
    impl __Implementation<Self> for AttributesSet {
        type ErrorInfo = __SdkErrorInfo;
        fn send(request: GetQueueAttributesFluentBuilder) -> __Sending<Self> {
            __sending(request.send())
        }
        fn request_members(request: &GetQueueAttributesFluentBuilder) -> &dyn __Debug {
            request.as_input()
        }
        fn input(request: &GetQueueAttributesFluentBuilder) -> __Option<__Input> {
            ::core::clone::Clone::clone(request.as_input()).build().ok()
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
                    if let __Some(input) = context.input {
                        let output = &__path::input_output::InputOutput::new(
                            input,
                            output,
                        );
                        if {
                            let evaluation = &__path::evaluation::Evaluation::new();
                            evaluation
                                .finish({
                                    let left = __path::functions::length(
                                        evaluation,
                                        {
                                            match __classify(&output.input).__get() {
                                                __Some(value) => {
                                                    __classify(&value.node().attribute_names).__get()
                                                }
                                                __None => __None,
                                            }
                                        },
                                    );
                                    let failed = evaluation.has_failed();
                                    trace.value("length(input.attribute_names)", &left);
                                    evaluation.restart(failed);
                                    __equal(
                                        &left,
                                        {
                                            let right = __path::functions::length(
                                                evaluation,
                                                {
                                                    __path::functions::keys(
                                                        evaluation,
                                                        {
                                                            match __classify(&output.output).__get() {
                                                                __Some(value) => {
                                                                    __classify(&value.node().attributes).__get()
                                                                }
                                                                __None => __None,
                                                            }
                                                        },
                                                    )
                                                },
                                            );
                                            let failed = evaluation.has_failed();
                                            trace.value("length(keys(output.attributes))", &right);
                                            evaluation.restart(failed);
                                            right
                                        },
                                    )
                                })
                        } {
                            return __Some(0);
                        }
                    }
                }
                __Err(error) => {}
            }
            __None
        }
    }
};
