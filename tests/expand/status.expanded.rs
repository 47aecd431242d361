#[allow(unexpected_cfgs)]
const _: () = {
    #[cfg(rust_analyzer)]
    ::waiter_runtime::__private::editor! {
        ::waiter_runtime, struct BucketExists; operation : aws_sdk_s3::HeadBucket, delay
        : 5s, max_attempts : 20, acceptors : { status 200 | 301 => success, status 404 |
        500..= 599 => retry, },
    }
};
/**A waiter: polls `HeadBucket` every 5s, at most 20 times.

| matcher | state |
|---|---|
| `status 200 \| 301` | success |
| `status 404 \| 500..=599` | retry |

The first matcher that holds decides. Where none does, a success is polled again and an error fails the wait.*/
struct BucketExists;
#[allow(unexpected_cfgs)]
const _: () = {
    #[cfg(not(rust_analyzer))]
    const _: () = {
        use ::waiter_runtime::__private as __waiter;
        use __waiter::path as __path;
        use ::core::option::Option::{self as __Option, None as __None, Some as __Some};
        use aws_sdk_s3::operation::head_bucket::{
            builders as __builders, HeadBucketError as __ErrorKind,
            HeadBucketOutput as __Output,
        };
        use __builders::HeadBucketFluentBuilder;
        type __Error = __waiter::ErrorOf<__ErrorKind>;
        impl BucketExists {
            ///Polls `HeadBucket` with this request until an acceptor decides; `.await` what it returns. Its methods override the delay and the limits of this wait.
            #[allow(dead_code)]
            fn wait<'a>(
                self,
                request: HeadBucketFluentBuilder,
            ) -> __waiter::Wait<'a, Self> {
                __waiter::Wait::new(self, request)
            }
        }
        impl __waiter::Waiter for BucketExists {
            type Request = HeadBucketFluentBuilder;
            type Input = ();
            type Output = __Output;
            type Error = __Error;
            const DECLARATION: __waiter::Declaration = __waiter::Declaration::new(
                ("BucketExists", "HeadBucket"),
                (5000, 5000),
                __Some(20),
                __None,
                &[
                    __waiter::Acceptor::success("status 200 | 301"),
                    __waiter::Acceptor::retry("status 404 | 500..=599"),
                ],
            );
        }
        impl __waiter::Implementation<Self> for BucketExists {
            type ErrorInfo = __waiter::SdkErrorInfo;
            fn send(request: HeadBucketFluentBuilder) -> __waiter::Sending<Self> {
                let status = __waiter::StatusProbe::new();
                let operation = request.customize().interceptor(status.interceptor());
                __waiter::sending_with_status(operation.send(), status)
            }
            fn request_members(
                request: &HeadBucketFluentBuilder,
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
                let status = context.status;
                match context.result {
                    ::core::result::Result::Ok(output) => {
                        if ::core::matches!(status, __Some(200u16 | 301u16)) {
                            return __Some(0);
                        }
                        if ::core::matches!(status, __Some(404u16 | 500u16..= 599u16)) {
                            return __Some(1);
                        }
                    }
                    ::core::result::Result::Err(error) => {
                        if ::core::matches!(status, __Some(200u16 | 301u16)) {
                            return __Some(0);
                        }
                        if ::core::matches!(status, __Some(404u16 | 500u16..= 599u16)) {
                            return __Some(1);
                        }
                    }
                }
                __None
            }
        }
    };
};
