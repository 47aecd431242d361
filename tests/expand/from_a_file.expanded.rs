#[allow(rustdoc::all)]
///From `../tests/expand/from_a_file.json`, line 4.
#[::core::prelude::v1::derive(
    ::core::clone::Clone,
    ::core::marker::Copy,
    ::core::fmt::Debug
)]
/**
A waiter: polls `DescribeCertificate` every 60s, at most 40 times.

| matcher | state |
|---|---|
| `path_all "Certificate.DomainValidationOptions[].ValidationStatus" == "SUCCESS"` | success |
| `path "Certificate.Status" == "FAILED"` | failure |
| `error "ResourceNotFoundException"` | failure |

The first matcher that holds decides. Where none does, a success is polled again and an error fails the wait.*/
pub struct CertificateValidated;
#[allow(unexpected_cfgs, unused_imports, deprecated)]
const _: () = {
    use ::waiter_runtime::__private::__names::*;
    use aws_sdk_acm::operation;
    const _: &[::core::primitive::u8] = ::core::include_bytes!(
        "waiter-macros/../tests/expand/from_a_file.json"
    );
    const _: () = {
        macro_rules! line_5_CertificateValidated_operation {
            () => {
                type DescribeCertificateFluentBuilder =
                operation::describe_certificate::builders::DescribeCertificateFluentBuilder;
                type __ErrorKind =
                operation::describe_certificate::DescribeCertificateError; type __Output
                = operation::describe_certificate::DescribeCertificateOutput;
            };
        }
        line_5_CertificateValidated_operation! {}
        type __Error = __ErrorOf<__ErrorKind>;
        impl CertificateValidated {
            ///Polls `DescribeCertificate` with this request until an acceptor decides; `.await` what it returns. Its methods override the delay and the limits of this wait.
            #[allow(dead_code)]
            pub fn wait<'a>(
                self,
                request: DescribeCertificateFluentBuilder,
            ) -> __waiter::Wait<'a, Self> {
                __wait(self, request)
            }
        }
        impl __waiter::Waiter for CertificateValidated {
            type Request = DescribeCertificateFluentBuilder;
            type Input = ();
            type Output = __Output;
            type Error = __Error;
            const DECLARATION: __waiter::Declaration = __declaration(
                ("CertificateValidated", "DescribeCertificate"),
                (60000, 60000),
                __Some(40),
                __None,
                &[
                    __success(
                        "path_all \"Certificate.DomainValidationOptions[].ValidationStatus\" == \"SUCCESS\"",
                    ),
                    __failure("path \"Certificate.Status\" == \"FAILED\""),
                    __failure("error \"ResourceNotFoundException\""),
                ],
            );
        }
        impl __Implementation<Self> for CertificateValidated {
            type ErrorInfo = __SdkErrorInfo;
            fn send(request: DescribeCertificateFluentBuilder) -> __Sending<Self> {
                __sending(request.send())
            }
            fn request_members(
                request: &DescribeCertificateFluentBuilder,
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
                #[cfg(not(rust_analyzer))]
                match context.result {
                    __Ok(output) => {
                        if {
                            macro_rules! line_9_CertificateValidated_acceptor_1 {
                                () => {
                                    { let evaluation = & __path::evaluation::Evaluation::new();
                                    __path::matchers::all({ match { #[allow(dead_code)] struct
                                    __Entry < V > { domain_validation_options : V } match
                                    __classify(& output.certificate).__get() { __Some(value) =>
                                    { let node = value.entry("DomainValidationOptions", | value
                                    | __Entry { domain_validation_options : value }); match
                                    __classify(& node.domain_validation_options).__raw() {
                                    __Some(value) => value.__get(), __None => __None, } },
                                    __None => __None, } } { __Some(value) => __Some(value
                                    .elements().flatten(| raw | raw.__get()).project(move | raw
                                    | { __path::sequence::kept({ #[allow(dead_code)] struct
                                    __Entry < V > { validation_status : V } match raw.__get() {
                                    __Some(value) => { let node = value
                                    .entry("ValidationStatus", | value | __Entry {
                                    validation_status : value }); match __classify(& node
                                    .validation_status).__raw() { __Some(value) => value
                                    .__get(), __None => __None, } }, __None => __None, } }) })),
                                    __None => __None, } }, __path::matchers::Context {
                                    evaluation, trace, path :
                                    "Certificate.DomainValidationOptions[].ValidationStatus" },
                                    | raw | raw.__get(), | left | __equal(& left,
                                    __Some(__path::kinds::Text::new("SUCCESS"))),) }
                                };
                            }
                            line_9_CertificateValidated_acceptor_1!()
                        } {
                            return __Some(0);
                        }
                        if {
                            macro_rules! line_10_CertificateValidated_acceptor_2 {
                                () => {
                                    { let left = { #[allow(dead_code)] struct __Entry < V > {
                                    status : V } match __classify(& output.certificate).__get()
                                    { __Some(value) => { let node = value.entry("Status", |
                                    value | __Entry { status : value }); match __classify(& node
                                    .status).__raw() { __Some(value) => value.__get(), __None =>
                                    __None, } }, __None => __None, } }; trace
                                    .value("Certificate.Status", & left); __equal(& left,
                                    __Some(__path::kinds::Text::new("FAILED"))) }
                                };
                            }
                            line_10_CertificateValidated_acceptor_2!()
                        } {
                            return __Some(1);
                        }
                    }
                    __Err(error) => {
                        if {
                            macro_rules! line_11_CertificateValidated_acceptor_3 {
                                () => {
                                    __waiter::error_class::code(error,
                                    "ResourceNotFoundException")
                                };
                            }
                            line_11_CertificateValidated_acceptor_3!()
                        } {
                            return __Some(2);
                        }
                    }
                }
                __None
            }
        }
    };
};
