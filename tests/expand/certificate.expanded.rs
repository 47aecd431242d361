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
const _: () = {
    use ::waiter_runtime::__private::__names::*;
    use aws_sdk_acm::operation::describe_certificate::{
        builders as __builders, DescribeCertificateError as __ErrorKind,
        DescribeCertificateOutput as __Output,
    };
    use __builders::DescribeCertificateFluentBuilder;
    type __Error = __ErrorOf<__ErrorKind>;
    impl CertificateIssued {
        ///Polls `DescribeCertificate` with this request until an acceptor decides; `.await` what it returns. Its methods override the delay and the limits of this wait.
        #[allow(dead_code)]
        pub fn wait<'a>(
            self,
            request: DescribeCertificateFluentBuilder,
        ) -> __waiter::Wait<'a, Self> {
            __wait(self, request)
        }
    }
    impl __waiter::Waiter for CertificateIssued {
        type Request = DescribeCertificateFluentBuilder;
        type Input = ();
        type Output = __Output;
        type Error = __Error;
        const DECLARATION: __waiter::Declaration = __declaration(
            ("CertificateIssued", "DescribeCertificate"),
            (60000, 60000),
            __Some(40),
            __None,
            &[
                __success("path certificate.status == CertificateStatus::Issued"),
                __retry(
                    "path certificate.status == CertificateStatus::PendingValidation",
                ),
                __failure(
                    "path certificate.status == CertificateStatus::Failed | CertificateStatus::ValidationTimedOut",
                ),
                __failure("error ResourceNotFoundException"),
            ],
        );
    }
    impl __Implementation<Self> for CertificateIssued {
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
                __Ok(output) => {
                    let shared_left0 = match {
                        let node = output;
                        let _ = node.certificate;
                        let _ = node.certificate;
                        __classify(&node.certificate).__get()
                    } {
                        __Some(value) => {
                            let node = value.node();
                            let _ = node.status;
                            let _ = node.status;
                            __classify(&node.status).__get()
                        }
                        __None => __None,
                    };
                    trace.value("certificate.status", &shared_left0);
                    if __is(CertificateStatus::Issued, &shared_left0) {
                        return __Some(0);
                    }
                    if __is(CertificateStatus::PendingValidation, &shared_left0) {
                        return __Some(1);
                    }
                    if (__is(CertificateStatus::Failed, &shared_left0)
                        || __is(CertificateStatus::ValidationTimedOut, &shared_left0))
                    {
                        return __Some(2);
                    }
                }
                __Err(error) => {
                    if let __Some(__ErrorKind::ResourceNotFoundException(_)) = error
                        .as_service_error()
                    {
                        return __Some(3);
                    }
                }
            }
            __None
        }
    }
};
