#[allow(rustdoc::all)]
///From `../tests/expand/from_a_file_with_more.json`, line 2.
#[::core::prelude::v1::derive(
    ::core::clone::Clone,
    ::core::marker::Copy,
    ::core::fmt::Debug
)]
/**
A waiter: polls `DescribeStatement` with delays that grow from 2s to 2m, at most for 1h.

| matcher | state |
|---|---|
| `error throttling \| transient` | retry |
| `path status == StatusString::Aborted` | failure, the reason is `error` |
| `path "Status" == "FINISHED"` | success |
| `path "Status" == "FAILED"` | failure, the reason is `"Error"` |

The first matcher that holds decides. Where none does, a success is polled again and an error fails the wait.*/
pub struct StatementFinished;
#[allow(unexpected_cfgs, unused_imports, deprecated)]
const _: () = {
    use ::waiter_runtime::__private::__names::*;
    use aws_sdk_redshiftdata::operation;
    const _: &[::core::primitive::u8] = ::core::include_bytes!(
        "waiter-macros/../tests/expand/from_a_file_with_more.json"
    );
    const _: () = {
        macro_rules! line_1_StatementFinished_operation {
            () => {
                type DescribeStatementFluentBuilder =
                operation::describe_statement::builders::DescribeStatementFluentBuilder;
                type __ErrorKind = operation::describe_statement::DescribeStatementError;
                type __Output = operation::describe_statement::DescribeStatementOutput;
            };
        }
        line_1_StatementFinished_operation! {}
        type __Error = __ErrorOf<__ErrorKind>;
        impl StatementFinished {
            ///Polls `DescribeStatement` with this request until an acceptor decides; `.await` what it returns. Its methods override the delay and the limits of this wait.
            #[allow(dead_code)]
            pub fn wait<'a>(
                self,
                request: DescribeStatementFluentBuilder,
            ) -> __waiter::Wait<'a, Self> {
                __wait(self, request)
            }
        }
        impl __waiter::Waiter for StatementFinished {
            type Request = DescribeStatementFluentBuilder;
            type Input = ();
            type Output = __Output;
            type Error = __Error;
            const DECLARATION: __waiter::Declaration = __declaration(
                ("StatementFinished", "DescribeStatement"),
                (2000, 120000),
                __None,
                __Some(3600000),
                &[
                    __retry("error throttling | transient"),
                    __failure("path status == StatusString::Aborted").reason("error"),
                    __success("path \"Status\" == \"FINISHED\""),
                    __failure("path \"Status\" == \"FAILED\"").reason("\"Error\""),
                ],
            );
        }
        impl __Implementation<Self> for StatementFinished {
            type ErrorInfo = __SdkErrorInfo;
            fn send(request: DescribeStatementFluentBuilder) -> __Sending<Self> {
                __sending(request.send())
            }
            fn request_members(
                request: &DescribeStatementFluentBuilder,
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
                match context.result {
                    __Ok(output) => {
                        if {
                            let left = __classify(&output.status).__get();
                            trace.value("status", &left);
                            __is(StatusString::Aborted, &left)
                        } {
                            return __Some(1);
                        }
                        #[cfg(not(rust_analyzer))]
                        {
                            let shared_left0 = {
                                macro_rules! line_4_StatementFinished_acceptor_1 {
                                    () => {
                                        { let node = output; let _ = node.status; __classify(& node
                                        .status).__get() }
                                    };
                                }
                                line_4_StatementFinished_acceptor_1!()
                            };
                            trace.value("Status", &shared_left0);
                            if {
                                macro_rules! line_4_StatementFinished_acceptor_1 {
                                    () => {
                                        __equal(& shared_left0,
                                        __Some(__path::kinds::Text::new("FINISHED")))
                                    };
                                }
                                line_4_StatementFinished_acceptor_1!()
                            } {
                                return __Some(2);
                            }
                            if {
                                macro_rules! line_7_StatementFinished_acceptor_2 {
                                    () => {
                                        __equal(& shared_left0,
                                        __Some(__path::kinds::Text::new("FAILED")))
                                    };
                                }
                                line_7_StatementFinished_acceptor_2!()
                            } {
                                return __Some(3);
                            }
                        }
                    }
                    __Err(error) => {
                        if __waiter::error_class::throttling(error)
                            || __waiter::error_class::transient(error)
                        {
                            return __Some(0);
                        }
                    }
                }
                __None
            }
            #[allow(unused_variables)]
            fn reason(
                &self,
                output: &__Output,
                acceptor: __Matched,
            ) -> __waiter::Reason {
                match acceptor {
                    __Some(1) => {
                        let evaluation = &__path::evaluation::Evaluation::new();
                        __path::reason::text(
                            evaluation,
                            {
                                __path::functions::item(
                                    __classify(&output.error).__get(),
                                    |raw| raw.__get(),
                                )
                            },
                        )
                    }
                    #[cfg(not(rust_analyzer))]
                    __Some(3) => {
                        macro_rules! line_8_StatementFinished_acceptor_2 {
                            () => {
                                { let evaluation = & __path::evaluation::Evaluation::new();
                                __path::reason::text(evaluation, {
                                __path::functions::item(__classify(& output.error).__get(),
                                | raw | raw.__get()) }) }
                            };
                        }
                        line_8_StatementFinished_acceptor_2!()
                    }
                    _ => __waiter::Reason::new(),
                }
            }
        }
    };
};
