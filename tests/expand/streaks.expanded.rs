/**A waiter: polls `DescribeNetworkInterfaces` every 10s, at most for 10m.

| matcher | state |
|---|---|
| `path network_interfaces[0].status == NetworkInterfaceStatus::Available` for 3m | success |
| `error "InvalidNetworkInterfaceID.NotFound"` for 5 polls | failure |
| `error throttling` | retry in 30s |

The first matcher that holds decides. Where none does, a success is polled again and an error fails the wait.*/
struct Available;
const _: () = {
    use ::waiter_runtime::__private::__names::*;
    use aws_sdk_ec2::operation::describe_network_interfaces::{
        builders as __builders, DescribeNetworkInterfacesError as __ErrorKind,
        DescribeNetworkInterfacesOutput as __Output,
    };
    use __builders::DescribeNetworkInterfacesFluentBuilder;
    type __Error = __ErrorOf<__ErrorKind>;
    impl Available {
        ///Polls `DescribeNetworkInterfaces` with this request until an acceptor decides; `.await` what it returns. Its methods override the delay and the limits of this wait.
        #[allow(dead_code)]
        fn wait<'a>(
            self,
            request: DescribeNetworkInterfacesFluentBuilder,
        ) -> __waiter::Wait<'a, Self> {
            __wait(self, request)
        }
    }
    impl __waiter::Waiter for Available {
        type Request = DescribeNetworkInterfacesFluentBuilder;
        type Input = ();
        type Output = __Output;
        type Error = __Error;
        const DECLARATION: __waiter::Declaration = __declaration(
            ("Available", "DescribeNetworkInterfaces"),
            (10000, 10000),
            __None,
            __Some(600000),
            &[
                __success(
                        "path network_interfaces[0].status == NetworkInterfaceStatus::Available",
                    )
                    .for_duration(180000),
                __failure("error \"InvalidNetworkInterfaceID.NotFound\"").for_polls(5),
                __retry("error throttling").retry_in(30000),
            ],
        );
    }
    impl __Implementation<Self> for Available {
        type ErrorInfo = __SdkErrorInfo;
        fn send(request: DescribeNetworkInterfacesFluentBuilder) -> __Sending<Self> {
            __sending(request.send())
        }
        fn request_members(
            request: &DescribeNetworkInterfacesFluentBuilder,
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
                        let left = match match match __classify(
                                &output.network_interfaces,
                            )
                            .__get()
                        {
                            __Some(value) => value.index(__path::list::Index::<0>),
                            __None => __None,
                        } {
                            __Some(value) => value.__get(),
                            __None => __None,
                        } {
                            __Some(value) => __classify(&value.node().status).__get(),
                            __None => __None,
                        };
                        trace.value("network_interfaces[0].status", &left);
                        __is(NetworkInterfaceStatus::Available, &left)
                    } {
                        return __Some(0);
                    }
                }
                __Err(error) => {
                    if __waiter::error_class::code(
                        error,
                        "InvalidNetworkInterfaceID.NotFound",
                    ) {
                        return __Some(1);
                    }
                    if __waiter::error_class::throttling(error) {
                        return __Some(2);
                    }
                }
            }
            __None
        }
    }
};
