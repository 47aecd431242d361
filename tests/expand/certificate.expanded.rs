#[allow(unexpected_cfgs)]
const _: () = {
    #[cfg(rust_analyzer)]
    ::waiter_runtime::__private::editor! {
        ::waiter_runtime, #[doc = " Waits until ACM has issued the certificate."] pub
        struct CertificateIssued; operation : aws_sdk_acm::DescribeCertificate, delay :
        60s, max_attempts : 40, acceptors : { path certificate.status ==
        CertificateStatus::Issued => success, path certificate.status ==
        CertificateStatus::PendingValidation => retry, path certificate.status ==
        CertificateStatus::Failed | CertificateStatus::ValidationTimedOut => failure,
        error ResourceNotFoundException => failure, },
    }
};
/// Waits until ACM has issued the certificate.
/**
A waiter: polls `DescribeCertificate` every 60s, at most 40 times.

| matcher | state |
|---|---|
| `path certificate.status == CertificateStatus::Issued` | success |
| `path certificate.status == CertificateStatus::PendingValidation` | retry |
| `path certificate.status == CertificateStatus::Failed \| CertificateStatus::ValidationTimedOut` | failure |
| `error ResourceNotFoundException` | failure |

The first matcher that holds decides. Where none does, a success is polled again and an error fails the wait.*/
pub struct CertificateIssued;
#[allow(unexpected_cfgs)]
const _: () = {
    #[cfg(not(rust_analyzer))]
    const _: () = {
        use ::waiter_runtime::__private as __waiter;
        use __waiter::path as __path;
        use ::core::option::Option::{self as __Option, None as __None, Some as __Some};
        use aws_sdk_acm::operation::describe_certificate::{
            builders as __builders, DescribeCertificateError as __ErrorKind,
            DescribeCertificateOutput as __Output,
        };
        use __builders::DescribeCertificateFluentBuilder;
        type __Error = __waiter::ErrorOf<__ErrorKind>;
        impl CertificateIssued {
            ///Polls `DescribeCertificate` with this request until an acceptor decides; `.await` what it returns. Its methods override the delay and the limits of this wait.
            #[allow(dead_code)]
            pub fn wait<'a>(
                self,
                request: DescribeCertificateFluentBuilder,
            ) -> __waiter::Wait<'a, Self> {
                __waiter::Wait::new(self, request)
            }
        }
        impl __waiter::Waiter for CertificateIssued {
            type Request = DescribeCertificateFluentBuilder;
            type Input = ();
            type Output = __Output;
            type Error = __Error;
            const DECLARATION: __waiter::Declaration = __waiter::Declaration::new(
                ("CertificateIssued", "DescribeCertificate"),
                (60000, 60000),
                __Some(40),
                __None,
                &[
                    __waiter::Acceptor::success(
                        "path certificate.status == CertificateStatus::Issued",
                    ),
                    __waiter::Acceptor::retry(
                        "path certificate.status == CertificateStatus::PendingValidation",
                    ),
                    __waiter::Acceptor::failure(
                        "path certificate.status == CertificateStatus::Failed | CertificateStatus::ValidationTimedOut",
                    ),
                    __waiter::Acceptor::failure("error ResourceNotFoundException"),
                ],
            );
        }
        impl __waiter::Implementation<Self> for CertificateIssued {
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
                    ::core::result::Result::Ok(output) => {
                        let shared_left0 = match {
                            let node = output;
                            let _ = &node.certificate;
                            let _ = &node.certificate;
                            __path::classify(&node.certificate).__get()
                        } {
                            __Some(value) => {
                                let node = value.node();
                                let _ = &node.status;
                                let _ = &node.status;
                                __path::classify(&node.status).__get()
                            }
                            __None => __None,
                        };
                        trace.value("certificate.status", &shared_left0);
                        if __path::equality::equal(
                            &shared_left0,
                            __path::classify(&CertificateStatus::Issued).__get(),
                        ) {
                            return __Some(0);
                        }
                        if __path::equality::equal(
                            &shared_left0,
                            __path::classify(&CertificateStatus::PendingValidation)
                                .__get(),
                        ) {
                            return __Some(1);
                        }
                        if (__path::equality::equal(
                            &shared_left0,
                            __path::classify(&CertificateStatus::Failed).__get(),
                        )
                            || __path::equality::equal(
                                &shared_left0,
                                __path::classify(&CertificateStatus::ValidationTimedOut)
                                    .__get(),
                            ))
                        {
                            return __Some(2);
                        }
                    }
                    ::core::result::Result::Err(error) => {
                        if ::core::matches!(
                            error.as_service_error(),
                            __Some(__ErrorKind::ResourceNotFoundException(_))
                        ) {
                            return __Some(3);
                        }
                    }
                }
                __None
            }
        }
    };
};
