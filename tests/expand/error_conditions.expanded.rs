/**A waiter: polls `GetObject` every 60s, at most for 12h.

| matcher | state |
|---|---|
| `error InvalidObjectState if access_tier == {tier}` | retry |
| `error NoSuchKey if contains(message, "not yet")` | retry |
| `error "SlowDown" \| throttling if code != "Throttling"` | retry |
| `error SdkError::TimeoutError(_)` | retry |
| `ok output if output.content_length() > Some(0)` | success |

The first matcher that holds decides. Where none does, a success is polled again and an error fails the wait.*/
struct ObjectReadable {
    tier: IntelligentTieringAccessTier,
}
const _: () = {
    use ::waiter_runtime::__private::__names::*;
    use aws_sdk_s3::operation::get_object::{
        builders as __builders, GetObjectError as __ErrorKind,
        GetObjectOutput as __Output,
    };
    use __builders::GetObjectFluentBuilder;
    type __Error = __ErrorOf<__ErrorKind>;
    #[allow(dead_code, non_snake_case)]
    trait __NotModelled {
        fn InvalidObjectState()
        where
            Self: __ModelsInvalidObjectState,
        {}
        fn NoSuchKey()
        where
            Self: __ModelsNoSuchKey,
        {}
    }
    #[diagnostic::on_unimplemented(
        message = "`{Self}` has no such error",
        label = "not modelled under this name: write the full name of a modelled error, as `InvalidObjectStateException` or `InvalidObjectStateFault`, or a wire code as a string, `error \"InvalidObjectState\"`",
        note = "the modelled errors are the variants of `{Self}`",
    )]
    #[allow(non_camel_case_types)]
    trait __ModelsInvalidObjectState {}
    #[diagnostic::do_not_recommend]
    impl __ModelsInvalidObjectState for __waiter::IfValid<0, ()> {}
    #[diagnostic::on_unimplemented(
        message = "`{Self}` has no such error",
        label = "not modelled under this name: write the full name of a modelled error, as `NoSuchKeyException` or `NoSuchKeyFault`, or a wire code as a string, `error \"NoSuchKey\"`",
        note = "the modelled errors are the variants of `{Self}`",
    )]
    #[allow(non_camel_case_types)]
    trait __ModelsNoSuchKey {}
    #[diagnostic::do_not_recommend]
    impl __ModelsNoSuchKey for __waiter::IfValid<0, ()> {}
    impl __NotModelled for __ErrorKind {}
    type __InvalidObjectState = <__waiter::IfValid<
        {
            let _ = __ErrorKind::InvalidObjectState;
            0
        },
        __ErrorKind,
    > as __waiter::Same>::Type;
    type __NoSuchKey = <__waiter::IfValid<
        {
            let _ = __ErrorKind::NoSuchKey;
            0
        },
        __ErrorKind,
    > as __waiter::Same>::Type;
    impl ObjectReadable {
        ///Polls `GetObject` with this request until an acceptor decides; `.await` what it returns. Its methods override the delay and the limits of this wait.
        #[allow(dead_code)]
        fn wait<'a>(self, request: GetObjectFluentBuilder) -> __waiter::Wait<'a, Self> {
            __wait(self, request)
        }
    }
    impl __waiter::Waiter for ObjectReadable {
        type Request = GetObjectFluentBuilder;
        type Input = ();
        type Output = __Output;
        type Error = __Error;
        const DECLARATION: __waiter::Declaration = __declaration(
            ("ObjectReadable", "GetObject"),
            (60000, 60000),
            __None,
            __Some(43200000),
            &[
                __retry("error InvalidObjectState if access_tier == {tier}"),
                __retry("error NoSuchKey if contains(message, \"not yet\")"),
                __retry("error \"SlowDown\" | throttling if code != \"Throttling\""),
                __retry("error SdkError::TimeoutError(_)"),
                __success("ok output if output.content_length() > Some(0)"),
            ],
        );
    }
    impl __Implementation<Self> for ObjectReadable {
        type ErrorInfo = __SdkErrorInfo;
        fn send(request: GetObjectFluentBuilder) -> __Sending<Self> {
            __sending(request.send())
        }
        fn request_members(request: &GetObjectFluentBuilder) -> &dyn __Debug {
            request.as_input()
        }
        #[inline]
        fn decide(
            &self,
            context: __PollContext<'_, Self>,
            trace: &mut __Trace,
        ) -> __Matched {
            #[allow(unused_variables)]
            let tier = &self.tier;
            match context.result {
                __Ok(output) => {
                    __waiter::custom::look_at::<Self>(output, trace);
                    if let matched @ __Some(_) = __waiter::custom::first_pattern!(
                        output, { output if output.content_length() > Some(0) } => 4
                    ) {
                        return matched;
                    }
                }
                __Err(error) => {
                    let _: &__Error = error;
                    if let __Some(__InvalidObjectState::InvalidObjectState(fields)) = error
                        .as_service_error()
                    {
                        if {
                            let left = __classify(&fields.access_tier).__get();
                            __equal(
                                &__path::functions::elements(
                                    ::core::clone::Clone::clone(&left),
                                    |raw| __path::functions::elements(
                                        raw.__get(),
                                        |raw| raw.__get(),
                                    ),
                                ),
                                __path::functions::elements(
                                    {
                                        let right = __classify(tier).__get();
                                        right
                                    },
                                    |raw| __path::functions::elements(
                                        raw.__get(),
                                        |raw| raw.__get(),
                                    ),
                                ),
                            )
                        } {
                            return __Some(0);
                        }
                    }
                    if let __Some(__NoSuchKey::NoSuchKey(_)) = error.as_service_error() {
                        if {
                            let evaluation = &__path::evaluation::Evaluation::new();
                            evaluation
                                .finish(
                                    __path::truth::holds({
                                        let left = {
                                            let list = {
                                                __path::functions::elements(
                                                    __waiter::error_field::message(error),
                                                    |raw| raw.__get(),
                                                )
                                            };
                                            __path::literal::probe_elements(&list)
                                                .compared_with_a_string();
                                            __path::functions::contains(
                                                evaluation,
                                                list,
                                                { __Some(__path::kinds::Text::new("not yet")) },
                                            )
                                        };
                                        left
                                    }),
                                )
                        } {
                            return __Some(1);
                        }
                    }
                    if __waiter::error_class::code(error, "SlowDown")
                        || __waiter::error_class::throttling(error)
                    {
                        if {
                            let left = __waiter::error_field::code(error);
                            (!{
                                __path::literal::probe(&left).compared_with_a_string();
                                __equal(
                                    &left,
                                    __Some(__path::kinds::Text::new("Throttling")),
                                )
                            })
                        } {
                            return __Some(2);
                        }
                    }
                    if let matched @ __Some(_) = __waiter::custom::first_pattern!(
                        error, { SdkError::TimeoutError(_) } => 3
                    ) {
                        return matched;
                    }
                }
            }
            __None
        }
    }
};
