//! The trait every declared waiter implements, and the one-response entry points that need no loop.

use std::future::Future;

use crate::__private::{Exchange, Sending};
use crate::access::Access;
use crate::declaration::Declaration;
use crate::eval::Trace;
use crate::observation::Observation;
use crate::response::{Decision, Response};

/// A declared waiter. [`waiter!`](crate::waiter!) implements it; nothing else should.
///
/// To wait, call the waiter's own `wait`. Over an operation of the SDK's that is
/// `fn wait(self, request: Self::Request) -> Wait<Self>`, over one of the user's own
/// `fn wait(self, call: impl FnMut() -> impl Future<Output = Result<Output, Error>>) -> Wait<Self>`; such a waiter has a
/// `poll_once` of its own, too, which takes one such future.
///
/// This trait is what is left for those who own the loop, and for tests: [`evaluate`](Self::evaluate) decides on one response, [`poll_once`](Self::poll_once) makes one poll,
/// [`DECLARATION`](Self::DECLARATION) is the declaration as data.
///
/// A function over any waiter's wait has to say that the request may go to another thread, as all of the SDK's may:
///
/// ```
/// use waiter_runtime::{Wait, WaitError, WaitOutput, Waiter};
///
/// async fn logged<W: Waiter<Request: Send + Sync>>(wait: Wait<'_, W>) -> Result<WaitOutput<W>, WaitError<W>> {
///     let ended = wait.on_poll(|poll| println!("{}: {poll}", W::DECLARATION.name)).await;
///     ended.inspect_err(|error| eprintln!("{error:#}"))
/// }
/// ```
pub trait Waiter: Sized + Send + Sync + 'static {
    /// The SDK's fluent builder of the operation. An uninhabited type for a custom operation.
    type Request: Clone;
    /// The operation's input, where an `input_output` acceptor looks at it; else `()`.
    type Input: Send + Sync + 'static;

    /// The operation's output.
    type Output: Send + Sync + std::fmt::Debug + 'static;
    /// The operation's error: as the SDK returns it, `SdkError<…Error>`, or the user's own.
    type Error: Send + Sync + std::fmt::Debug + 'static;

    /// How errors are looked at.
    #[doc(hidden)]
    type Access: Access<Self::Error>;

    /// What was declared.
    const DECLARATION: Declaration;

    /// Which acceptor matches one response: no client, no clock, no loop.
    ///
    /// For unit tests of a waiter, and for schedulers that own the loop. The acceptors are tried in the order of the
    /// declaration and the first that matches decides; when none does, a success retries and an error fails the wait.
    ///
    /// ```
    /// use aws_sdk_acm::operation::describe_certificate::DescribeCertificateOutput;
    /// use aws_sdk_acm::types::{CertificateDetail, CertificateStatus};
    /// use waiter_runtime::{waiter, State, Waiter};
    ///
    /// waiter! {
    ///     struct CertificateIssued;
    ///     operation: aws_sdk_acm::DescribeCertificate,
    ///     delay: 60s,
    ///     max_attempts: 40,
    ///     acceptors: { path certificate.status == CertificateStatus::Issued => success },
    /// }
    ///
    /// let issued = CertificateDetail::builder().status(CertificateStatus::Issued).build();
    /// let output = DescribeCertificateOutput::builder().certificate(issued).build();
    /// assert_eq!(CertificateIssued.evaluate(&Ok(output)).state(), State::Success);
    /// ```
    ///
    /// An `input_output` acceptor matches no response alone: see
    /// [`evaluate_with_input`](Self::evaluate_with_input).
    fn evaluate<'r>(
        &self,
        response: impl Into<Response<'r, Self::Output, Self::Error>>,
    ) -> Decision {
        evaluate(self, None, response.into())
    }

    /// Which acceptor matches one response to this input: [`evaluate`](Self::evaluate) for waiters with `input_output`
    /// acceptors.
    fn evaluate_with_input<'r>(
        &self,
        input: &Self::Input,
        response: impl Into<Response<'r, Self::Output, Self::Error>>,
    ) -> Decision {
        evaluate(self, Some(input), response.into())
    }

    /// Makes one poll and says what the acceptors decided on its response.
    ///
    /// For those who own the loop: a reconcile step, a durable workflow, a scheduled function. What follows, by the
    /// declared delay and limits, is [`Observation::next_step`].
    fn poll_once(&self, request: Self::Request) -> impl Future<Output = Observation<Self>> + Send {
        // Outside of the future, which then holds no request: to prove of the SDK's builder that it is `Send` costs every
        // waiter a third of a millisecond to compile.
        let (input, sending) = (Self::input(&request), Self::send(request));
        async move {
            let (result, status) = sending.await;
            Observation::new(self, input.as_ref(), result, status)
        }
    }

    /// Sends the request once; the status of a success only where an acceptor asks for it.
    #[doc(hidden)]
    fn send(request: Self::Request) -> Sending<Self>;

    /// The input that the request sends, where an acceptor looks at it. A request that cannot be sent has none.
    #[doc(hidden)]
    fn input(_request: &Self::Request) -> Option<Self::Input> {
        None
    }

    /// The request's members, as their structure prints them.
    #[doc(hidden)]
    fn request_members(_request: &Self::Request) -> &dyn std::fmt::Debug {
        &()
    }

    /// The index of the first acceptor that matches, telling `trace` each value it looked at on the way.
    #[doc(hidden)]
    fn decide(&self, exchange: Exchange<'_, Self>, trace: &mut Trace) -> Option<usize>;
}

#[inline]
fn evaluate<W: Waiter>(
    waiter: &W,
    input: Option<&W::Input>,
    response: Response<'_, W::Output, W::Error>,
) -> Decision {
    let acceptor = waiter.decide(Exchange::new(input, response), &mut Trace::nothing());
    Decision::of::<W>(acceptor, response.error().is_some())
}
