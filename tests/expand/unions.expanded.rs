/**A waiter: polls `GetItem` every 5s, at most 20 times.

| matcher | state |
|---|---|
| `path item."state" as M."name" as S == "DONE"` | success |
| `path_any item."steps" as L[] as SS[] == "failed"` | failure |

The first matcher that holds decides. Where none does, a success is polled again and an error fails the wait.*/
struct ItemDone;
const _: () = {
    use ::waiter_runtime::__private::__names::*;
    use aws_sdk_dynamodb::operation::get_item::{
        builders as __builders, GetItemError as __ErrorKind, GetItemOutput as __Output,
    };
    use __builders::GetItemFluentBuilder;
    type __Error = __ErrorOf<__ErrorKind>;
    #[diagnostic::on_unimplemented(
        message = "`{Self}` is not a union with the variant `S`",
        label = "write a variant of the union, by AWS's name or Rust's",
    )]
    #[allow(dead_code, non_camel_case_types)]
    trait __as_s<'x> {
        type Value;
    }
    #[diagnostic::do_not_recommend]
    impl __as_s<'_> for __waiter::IfValid<0, ()> {
        type Value = ();
    }
    #[diagnostic::on_unimplemented(
        message = "`{Self}` is not a union with the variant `M`",
        label = "write a variant of the union, by AWS's name or Rust's",
    )]
    #[allow(dead_code, non_camel_case_types)]
    trait __as_m<'x> {
        type Value;
    }
    #[diagnostic::do_not_recommend]
    impl __as_m<'_> for __waiter::IfValid<0, ()> {
        type Value = ();
    }
    #[diagnostic::on_unimplemented(
        message = "`{Self}` is not a union with the variant `L`",
        label = "write a variant of the union, by AWS's name or Rust's",
    )]
    #[allow(dead_code, non_camel_case_types)]
    trait __as_l<'x> {
        type Value;
    }
    #[diagnostic::do_not_recommend]
    impl __as_l<'_> for __waiter::IfValid<0, ()> {
        type Value = ();
    }
    #[diagnostic::on_unimplemented(
        message = "`{Self}` is not a union with the variant `SS`",
        label = "write a variant of the union, by AWS's name or Rust's",
    )]
    #[allow(dead_code, non_camel_case_types)]
    trait __as_ss<'x> {
        type Value;
    }
    #[diagnostic::do_not_recommend]
    impl __as_ss<'_> for __waiter::IfValid<0, ()> {
        type Value = ();
    }
    #[allow(dead_code)]
    trait __Variants {
        fn as_s<V>(&self) -> V
        where
            for<'x> Self: __as_s<'x, Value = V>,
        {
            __path::union::unknown_variant()
        }
        fn as_m<V>(&self) -> V
        where
            for<'x> Self: __as_m<'x, Value = V>,
        {
            __path::union::unknown_variant()
        }
        fn as_l<V>(&self) -> V
        where
            for<'x> Self: __as_l<'x, Value = V>,
        {
            __path::union::unknown_variant()
        }
        fn as_ss<V>(&self) -> V
        where
            for<'x> Self: __as_ss<'x, Value = V>,
        {
            __path::union::unknown_variant()
        }
    }
    impl<T: ?::core::marker::Sized> __Variants for T {}
    impl ItemDone {
        ///Polls `GetItem` with this request until an acceptor decides; `.await` what it returns. Its methods override the delay and the limits of this wait.
        #[allow(dead_code)]
        fn wait<'a>(self, request: GetItemFluentBuilder) -> __waiter::Wait<'a, Self> {
            __wait(self, request)
        }
    }
    impl __waiter::Waiter for ItemDone {
        type Request = GetItemFluentBuilder;
        type Input = ();
        type Output = __Output;
        type Error = __Error;
        const DECLARATION: __waiter::Declaration = __declaration(
            ("ItemDone", "GetItem"),
            (5000, 5000),
            __Some(20),
            __None,
            &[
                __success("path item.\"state\" as M.\"name\" as S == \"DONE\""),
                __failure("path_any item.\"steps\" as L[] as SS[] == \"failed\""),
            ],
        );
    }
    impl __Implementation<Self> for ItemDone {
        type ErrorInfo = __SdkErrorInfo;
        fn send(request: GetItemFluentBuilder) -> __Sending<Self> {
            __sending(request.send())
        }
        fn request_members(request: &GetItemFluentBuilder) -> &dyn __Debug {
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
                        let left = match match match match match match match match __classify(
                                &output.item,
                            )
                            .__get()
                        {
                            __Some(value) => value.key("state"),
                            __None => __None,
                        } {
                            __Some(value) => value.__get(),
                            __None => __None,
                        } {
                            __Some(value) => __path::union::member(value.union().as_m()),
                            __None => __None,
                        } {
                            __Some(value) => value.__get(),
                            __None => __None,
                        } {
                            __Some(value) => value.key("name"),
                            __None => __None,
                        } {
                            __Some(value) => value.__get(),
                            __None => __None,
                        } {
                            __Some(value) => __path::union::member(value.union().as_s()),
                            __None => __None,
                        } {
                            __Some(value) => value.__get(),
                            __None => __None,
                        };
                        trace.value("item.\"state\" as M.\"name\" as S", &left);
                        {
                            __path::literal::probe(&left).compared_with_a_string();
                            __equal(&left, __Some(__path::kinds::Text::new("DONE")))
                        }
                    } {
                        return __Some(0);
                    }
                    if {
                        let evaluation = &__path::evaluation::Evaluation::new();
                        __path::matchers::any(
                            {
                                match match match match match match __classify(&output.item)
                                    .__get()
                                {
                                    __Some(value) => value.key("steps"),
                                    __None => __None,
                                } {
                                    __Some(value) => value.__get(),
                                    __None => __None,
                                } {
                                    __Some(value) => __path::union::member(value.union().as_l()),
                                    __None => __None,
                                } {
                                    __Some(value) => value.__get(),
                                    __None => __None,
                                } {
                                    __Some(value) => {
                                        __Some(
                                            value
                                                .elements()
                                                .flatten(|raw| raw.__get())
                                                .project(move |raw| {
                                                    __path::sequence::kept(
                                                        match match raw.__get() {
                                                            __Some(value) => {
                                                                __path::union::member(value.union().as_ss())
                                                            }
                                                            __None => __None,
                                                        } {
                                                            __Some(value) => value.__get(),
                                                            __None => __None,
                                                        },
                                                    )
                                                }),
                                        )
                                    }
                                    __None => __None,
                                } {
                                    __Some(value) => {
                                        __Some(
                                            value
                                                .elements()
                                                .flatten(|raw| raw.__get())
                                                .project(move |raw| { __path::sequence::kept(raw.__get()) }),
                                        )
                                    }
                                    __None => __None,
                                }
                            },
                            __path::matchers::Context {
                                evaluation,
                                trace,
                                path: "item.\"steps\" as L[] as SS[]",
                            },
                            |raw| raw.__get(),
                            |left| {
                                __path::literal::probe(&left).compared_with_a_string();
                                __equal(&left, __Some(__path::kinds::Text::new("failed")))
                            },
                        )
                    } {
                        return __Some(1);
                    }
                }
                __Err(error) => {}
            }
            __None
        }
    }
};
