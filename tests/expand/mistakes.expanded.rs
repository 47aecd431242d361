#[allow(unexpected_cfgs)]
const _: () = {
    #[cfg(rust_analyzer)]
    ::waiter_runtime::__private::editor! {
        ::waiter_runtime, #[doc =
        " A declaration with three mistakes: the struct and its `wait` are there, and the errors come last."]
        pub struct Broken; operation : aws_sdk_acm::DescribeCertificate, delay : 60,
        max_attempts : 40, acceptors : { pthx certificate.status ==
        CertificateStatus::Issued => success, path certificate.status =
        CertificateStatus::Failed => failure, error ResourceNotFoundException => failure,
        },
    }
};
/// A declaration with three mistakes: the struct and its `wait` are there, and the errors come last.
/**
A waiter: polls `DescribeCertificate`, at most 40 times.

| matcher | state |
|---|---|
| `error ResourceNotFoundException` | failure |

The first matcher that holds decides. Where none does, a success is polled again and an error fails the wait.*/
pub struct Broken;
#[allow(unreachable_patterns, unused_variables)]
#[allow(unexpected_cfgs)]
const _: () = {
    #[cfg(not(rust_analyzer))]
    const _: () = {
        use ::waiter_runtime::__private as __waiter;
        use __waiter::path as __path;
        use ::core::option::Option::{self as __Option, None as __None, Some as __Some};
        #[allow(dead_code)]
        fn unparsed(_: &CertificateStatus, _: &CertificateStatus) {}
        use aws_sdk_acm::operation::describe_certificate::{
            builders as __builders, DescribeCertificateError as __ErrorKind,
            DescribeCertificateOutput as __Output,
        };
        use __builders::DescribeCertificateFluentBuilder;
        type __Error = __waiter::ErrorOf<__ErrorKind>;
        impl Broken {
            ///Polls `DescribeCertificate` with this request until an acceptor decides; `.await` what it returns. Its methods override the delay and the limits of this wait.
            #[allow(dead_code)]
            pub fn wait<'a>(
                self,
                request: DescribeCertificateFluentBuilder,
            ) -> __waiter::Wait<'a, Self> {
                __waiter::Wait::new(self, request)
            }
        }
        impl __waiter::Waiter for Broken {
            type Request = DescribeCertificateFluentBuilder;
            type Input = ();
            type Output = __Output;
            type Error = __Error;
            const DECLARATION: __waiter::Declaration = __waiter::Declaration::new(
                ("Broken", "DescribeCertificate"),
                (0, 0),
                __Some(40),
                __None,
                &[__waiter::Acceptor::failure("error ResourceNotFoundException")],
            );
        }
        impl __waiter::Implementation<Self> for Broken {
            type ErrorInfo = __waiter::SdkErrorInfo;
            fn send(
                request: DescribeCertificateFluentBuilder,
            ) -> __waiter::Sending<Self> {
                __waiter::sending(request.customize().send())
            }
            fn request_members(
                request: &DescribeCertificateFluentBuilder,
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
                    ::core::result::Result::Ok(output) => {}
                    ::core::result::Result::Err(error) => {
                        if ::core::matches!(
                            error.as_service_error(),
                            __Some(__ErrorKind::ResourceNotFoundException(_))
                        ) {
                            return __Some(0);
                        }
                    }
                }
                __None
            }
        }
    };
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
