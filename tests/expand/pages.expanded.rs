/**A waiter: polls `ListGroups`, all pages of `group_list.items`, every 5s, at most 20 times.

| matcher | state |
|---|---|
| `path length(group_list.items) == 0` | success |
| `status 404` | success |

The first matcher that holds decides. Where none does, a success is polled again and an error fails the wait.*/
struct GroupsDeleted;
const _: () = {
    use ::waiter_runtime::__private::__names::*;
    use aws_sdk_example::operation::list_groups::{
        builders as __builders, ListGroupsError as __ErrorKind,
        ListGroupsOutput as __Output,
    };
    use __builders::ListGroupsFluentBuilder;
    type __Error = __ErrorOf<__ErrorKind>;
    impl GroupsDeleted {
        ///Polls `ListGroups` with this request until an acceptor decides; `.await` what it returns. Its methods override the delay and the limits of this wait.
        #[allow(dead_code)]
        fn wait<'a>(self, request: ListGroupsFluentBuilder) -> __waiter::Wait<'a, Self> {
            __wait(self, request)
        }
    }
    impl __waiter::Waiter for GroupsDeleted {
        type Request = ListGroupsFluentBuilder;
        type Input = ();
        type Output = __Output;
        type Error = __Error;
        const DECLARATION: __waiter::Declaration = __declaration(
            ("GroupsDeleted", "ListGroups"),
            (5000, 5000),
            __Some(20),
            __None,
            &[__success("path length(group_list.items) == 0"), __success("status 404")],
        );
    }
    impl __Implementation<Self> for GroupsDeleted {
        type ErrorInfo = __SdkErrorInfo;
        fn send(request: ListGroupsFluentBuilder) -> __Sending<Self> {
            #[allow(unused_imports)]
            use __waiter::pages::NotPaginated as _;
            let mut pages = request.into_paginator().send();
            __waiter::pages::sending(
                move |context| pages.poll_next(context),
                |all: &mut __Output, page: &mut __Output| __waiter::pages::within(
                    &mut all.group_list,
                    &mut page.group_list,
                    |all, page| __waiter::pages::join(&mut all.items, &mut page.items),
                ),
            )
        }
        fn request_members(request: &ListGroupsFluentBuilder) -> &dyn __Debug {
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
                    if {
                        let evaluation = &__path::evaluation::Evaluation::new();
                        evaluation
                            .finish({
                                let left = __path::functions::length(
                                    evaluation,
                                    {
                                        match __classify(&output.group_list).__get() {
                                            __Some(value) => __classify(&value.node().items).__get(),
                                            __None => __None,
                                        }
                                    },
                                );
                                let failed = evaluation.has_failed();
                                trace.value("length(group_list.items)", &left);
                                evaluation.restart(failed);
                                __equal(&left, __Some(__path::kinds::Number::Integer(0)))
                            })
                    } {
                        return __Some(0);
                    }
                    if __matches!(status, __Some(404u16)) {
                        return __Some(1);
                    }
                }
                __Err(error) => {
                    if __matches!(status, __Some(404u16)) {
                        return __Some(1);
                    }
                }
            }
            __None
        }
    }
};
