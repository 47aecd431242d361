/**A waiter: polls `HeadBucket` every 5s, at most 20 times.

| matcher | state |
|---|---|
| `status 200 \| 301` | success |
| `status 404 \| 500..=599` | retry |

The first matcher that holds decides. Where none does, a success is polled again and an error fails the wait.*/
struct BucketExists;
const _: () = {
    use ::waiter_runtime::__private::__names::*;
    use aws_sdk_s3::operation::head_bucket::{
        builders as __builders, HeadBucketError as __ErrorKind,
        HeadBucketOutput as __Output,
    };
    use __builders::HeadBucketFluentBuilder;
    type __Error = __ErrorOf<__ErrorKind>;
    impl BucketExists {
        ///Polls `HeadBucket` with this request until an acceptor decides; `.await` what it returns. Its methods override the delay and the limits of this wait.
        #[allow(dead_code)]
        fn wait<'a>(self, request: HeadBucketFluentBuilder) -> __waiter::Wait<'a, Self> {
            __wait(self, request)
        }
    }
    impl __waiter::Waiter for BucketExists {
        type Request = HeadBucketFluentBuilder;
        type Input = ();
        type Output = __Output;
        type Error = __Error;
        const DECLARATION: __waiter::Declaration = __declaration(
            ("BucketExists", "HeadBucket"),
            (5000, 5000),
            __Some(20),
            __None,
            &[__success("status 200 | 301"), __retry("status 404 | 500..=599")],
        );
    }
    impl __Implementation<Self> for BucketExists {
        type ErrorInfo = __SdkErrorInfo;
        fn send(request: HeadBucketFluentBuilder) -> __Sending<Self> {
            let status = __waiter::StatusProbe::new();
            let operation = request.customize().interceptor(status.interceptor());
            __waiter::sending_with_status(operation.send(), status)
        }
        fn request_members(request: &HeadBucketFluentBuilder) -> &dyn __Debug {
            request.as_input()
        }
        #[allow(unused_variables)]
        #[inline]
        fn decide(
            &self,
            context: __PollContext<'_, Self>,
            trace: &mut __Trace,
        ) -> __Matched {
            let status = context.status;
            match context.result {
                __Ok(output) => {
                    if __matches!(status, __Some(200u16 | 301u16)) {
                        return __Some(0);
                    }
                    if __matches!(status, __Some(404u16 | 500u16..= 599u16)) {
                        return __Some(1);
                    }
                }
                __Err(error) => {
                    if __matches!(status, __Some(200u16 | 301u16)) {
                        return __Some(0);
                    }
                    if __matches!(status, __Some(404u16 | 500u16..= 599u16)) {
                        return __Some(1);
                    }
                }
            }
            __None
        }
    }
};
