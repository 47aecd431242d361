/// A declaration with three mistakes: the struct and its `wait` are there, and the errors come last.
/**
A waiter: polls `DescribeCertificate`, at most 40 times.

| matcher | state |
|---|---|
| `error ResourceNotFoundException` | failure |

The first matcher that holds decides. Where none does, a success is polled again and an error fails the wait.*/
pub struct Broken;
#[allow(unreachable_patterns, unused_variables)]
const _: () = {
    use ::waiter_runtime::__private::__names::*;
    #[allow(dead_code)]
    fn unparsed(_: &CertificateStatus, _: &CertificateStatus) {}
    use aws_sdk_acm::operation::describe_certificate::{
        builders as __builders, DescribeCertificateError as __ErrorKind,
        DescribeCertificateOutput as __Output,
    };
    use __builders::DescribeCertificateFluentBuilder;
    type __Error = __ErrorOf<__ErrorKind>;
    impl Broken {
        ///Polls `DescribeCertificate` with this request until an acceptor decides; `.await` what it returns. Its methods override the delay and the limits of this wait.
        #[allow(dead_code)]
        pub fn wait<'a>(
            self,
            request: DescribeCertificateFluentBuilder,
        ) -> __waiter::Wait<'a, Self> {
            __wait(self, request)
        }
    }
    impl __waiter::Waiter for Broken {
        type Request = DescribeCertificateFluentBuilder;
        type Input = ();
        type Output = __Output;
        type Error = __Error;
        const DECLARATION: __waiter::Declaration = __declaration(
            ("Broken", "DescribeCertificate"),
            (0, 0),
            __Some(40),
            __None,
            &[__failure("error ResourceNotFoundException")],
        );
    }
    impl __Implementation<Self> for Broken {
        type ErrorInfo = __SdkErrorInfo;
        fn send(request: DescribeCertificateFluentBuilder) -> __Sending<Self> {
            __sending(request.send())
        }
        fn request_members(request: &DescribeCertificateFluentBuilder) -> &dyn __Debug {
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
                __Ok(output) => {}
                __Err(error) => {
                    if let __Some(__ErrorKind::ResourceNotFoundException(_)) = error
                        .as_service_error()
                    {
                        return __Some(0);
                    }
                }
            }
            __None
        }
    }
};
::core::compile_error! {
    "a duration needs a unit: `60s` for seconds; also `ms`, `m` or `h`"
}
::core::compile_error! {
    "unknown matcher `pthx`: write `path`, `path_all`, `path_any`, `input_output`, `status`, `error` or `ok`"
}
::core::compile_error! {
    "a comparison is written `==`"
}
