//! Reads the HTTP status of a success. The SDK's outputs do not keep it.

use std::sync::atomic::Ordering;

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::Intercept;
use aws_smithy_runtime_api::client::interceptors::context::BeforeDeserializationInterceptorContextRef;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::ConfigBag;

use crate::waiter::Status;

/// An interceptor that keeps the status of the last response. The SDK calls it once for each of its own attempts.
#[derive(Clone, Debug, Default)]
pub struct StatusProbe(pub(crate) Status);

impl StatusProbe {
    /// Returns a probe for one poll.
    pub fn new() -> Self {
        Self::default()
    }

    /// Returns the half that goes into the request.
    pub fn interceptor(&self) -> Self {
        self.clone()
    }
}

impl Intercept for StatusProbe {
    fn name(&self) -> &'static str {
        "waiter_runtime::StatusProbe"
    }

    fn read_before_deserialization(
        &self,
        context: &BeforeDeserializationInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        self.0
            .store(context.response().status().as_u16(), Ordering::Relaxed);
        Ok(())
    }
}
