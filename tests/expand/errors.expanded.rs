/**A waiter: polls `DescribeTable` with delays that grow from 2s to 2m, at most for 10m.

| matcher | state |
|---|---|
| `error ResourceNotFoundException` | success |
| `error InternalServerError \| "LimitExceeded" \| throttling` | retry |
| `error timeout \| dispatch` | retry |
| `error any` | failure |
| `ok` | retry |

The first matcher that holds decides. Where none does, a success is polled again and an error fails the wait.*/
struct TableGone;
const _: () = {
    use ::waiter_runtime::__private::__names::*;
    use aws_sdk_dynamodb::operation::describe_table::{
        builders as __builders, DescribeTableError as __ErrorKind,
        DescribeTableOutput as __Output,
    };
    use __builders::DescribeTableFluentBuilder;
    type __Error = __ErrorOf<__ErrorKind>;
    #[allow(dead_code, non_snake_case)]
    trait __NotModelled {
        fn InternalServerError()
        where
            Self: __ModelsInternalServerError,
        {}
    }
    #[diagnostic::on_unimplemented(
        message = "`{Self}` has no such error",
        label = "not modelled by the operation: write a wire code as a string, `error \"InternalServerError\"`",
        note = "the modelled errors are the variants of `{Self}`",
    )]
    #[allow(non_camel_case_types)]
    trait __ModelsInternalServerError {}
    #[diagnostic::do_not_recommend]
    impl __ModelsInternalServerError for __waiter::IfValid<0, ()> {}
    impl __NotModelled for __ErrorKind {}
    type __InternalServerError = <__waiter::IfValid<
        {
            let _ = __ErrorKind::InternalServerError;
            0
        },
        __ErrorKind,
    > as __waiter::Same>::Type;
    impl TableGone {
        ///Polls `DescribeTable` with this request until an acceptor decides; `.await` what it returns. Its methods override the delay and the limits of this wait.
        #[allow(dead_code)]
        fn wait<'a>(
            self,
            request: DescribeTableFluentBuilder,
        ) -> __waiter::Wait<'a, Self> {
            __wait(self, request)
        }
    }
    impl __waiter::Waiter for TableGone {
        type Request = DescribeTableFluentBuilder;
        type Input = ();
        type Output = __Output;
        type Error = __Error;
        const DECLARATION: __waiter::Declaration = __declaration(
            ("TableGone", "DescribeTable"),
            (2000, 120000),
            __None,
            __Some(600000),
            &[
                __success("error ResourceNotFoundException"),
                __retry("error InternalServerError | \"LimitExceeded\" | throttling"),
                __retry("error timeout | dispatch"),
                __failure("error any"),
                __retry("ok"),
            ],
        );
    }
    impl __Implementation<Self> for TableGone {
        type ErrorInfo = __SdkErrorInfo;
        fn send(request: DescribeTableFluentBuilder) -> __Sending<Self> {
            __sending(request.send())
        }
        fn request_members(request: &DescribeTableFluentBuilder) -> &dyn __Debug {
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
                    if true {
                        return __Some(4);
                    }
                }
                __Err(error) => {
                    if let __Some(__ErrorKind::ResourceNotFoundException(_)) = error
                        .as_service_error()
                    {
                        return __Some(0);
                    }
                    if __matches!(
                        error.as_service_error(),
                        __Some(__InternalServerError::InternalServerError(_))
                    ) || __waiter::error_class::code(error, "LimitExceeded")
                        || __waiter::error_class::throttling(error)
                    {
                        return __Some(1);
                    }
                    if __waiter::error_class::timeout(error)
                        || __waiter::error_class::dispatch(error)
                    {
                        return __Some(2);
                    }
                    if __waiter::error_class::any(error) {
                        return __Some(3);
                    }
                }
            }
            __None
        }
    }
};
