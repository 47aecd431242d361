//! The trait of every declared waiter, with the entry points that need no loop.

use std::fmt::Debug;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::AtomicU16;

use tokio::time::timeout;

use crate::decision::Decision;
use crate::declaration::Declaration;
use crate::error_info::ErrorInfo;
use crate::eval::Trace;
use crate::observation::{Observation, timed_out};
use crate::response::Response;

/// A declared waiter. Only [`waiter!`](crate::waiter!) and [`include_waiters!`](crate::include_waiters!) implement it.
///
/// To wait, call the waiter's inherent method `wait`. For an operation of the SDK it is
/// `fn wait(self, request: Self::Request) -> Wait<Self>`. For a custom operation it is
/// `fn wait(self, call: impl FnMut() -> impl Future<Output = Result<Output, Error>>) -> Wait<Self>`, and an inherent
/// `poll_once` takes one such future.
///
/// Use this trait in tests, and if you have your own loop. [`evaluate`](Self::evaluate) decides on one response,
/// [`poll_once`](Self::poll_once) makes one poll, and [`DECLARATION`](Self::DECLARATION) is the declaration as data.
///
/// It is also the bound of functions over any waiter. To await its wait, such a function has to say that requests may go to
/// another thread, as all of the SDK's may:
///
/// ```
/// use waiter_runtime::{Wait, WaitError, WaitOutput, Waiter};
///
/// async fn logged<W: Waiter<Request: Send>>(wait: Wait<'_, W>) -> Result<WaitOutput<W>, WaitError<W>> {
///     let ended = wait.on_poll(|poll| println!("{}: {poll}", W::DECLARATION.name)).await;
///     ended.inspect_err(|error| eprintln!("{}", error.report()))
/// }
/// ```
pub trait Waiter: Implementation<Self> + Sized + Send + Sync + 'static {
    /// The operation's fluent builder of the SDK. An uninhabited type for a custom operation.
    type Request: Clone;
    /// The operation's input if an `input_output` acceptor reads it, otherwise `()`.
    type Input: Send + Sync + 'static;

    /// The operation's output.
    type Output: Send + Sync + Debug + 'static;
    /// The operation's error: `SdkError<…Error>`, or the error of a custom operation.
    type Error: Send + Sync + Debug + 'static;

    /// The declaration as data.
    const DECLARATION: Declaration;

    /// Returns the acceptors' decision on one response, without a client, a clock or a loop.
    ///
    /// Use it in unit tests of a waiter. The acceptors are tried in the order of the declaration, and the first that matches
    /// decides. If none does, a success retries and an error fails the wait. An acceptor may need a [streak](Decision::streak).
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
    /// An `input_output` acceptor needs the input as well: see [`evaluate_with_input`](Self::evaluate_with_input).
    #[inline]
    fn evaluate<'r>(
        &self,
        response: impl Into<Response<'r, Self::Output, Self::Error>>,
    ) -> Decision {
        evaluate(self, None, response.into())
    }

    /// Returns the acceptors' decision on one response to this input, for waiters with `input_output` acceptors.
    fn evaluate_with_input<'r>(
        &self,
        input: &Self::Input,
        response: impl Into<Response<'r, Self::Output, Self::Error>>,
    ) -> Decision {
        evaluate(self, Some(input), response.into())
    }

    /// Makes one poll and returns its response with the acceptors' decision.
    ///
    /// It polls at once, whatever `first_poll` says. A declared `poll_timeout` limits the poll, and needs a Tokio runtime with
    /// time enabled.
    ///
    /// Use it if you have your own loop, such as a reconciler or a scheduled function. [`Observation::next_step`] returns
    /// the next step, and a [`Progress`](crate::Progress) keeps everything between two polls.
    fn poll_once(&self, request: Self::Request) -> impl Future<Output = Observation<Self>> + Send {
        // Outside the future, which then holds no request. The proof that the SDK's builder is `Send` would cost every waiter
        // a third of a millisecond to compile.
        let (input, sending) = (Self::input(&request), Self::send(request));
        poll(self, input, sending.answer, sending.status)
    }
}

/// Makes one poll, of at most the declared time.
pub(crate) async fn poll<W: Waiter>(
    waiter: &W,
    input: Option<W::Input>,
    answer: impl Future<Output = Answer<W>>,
    status: Option<Status>,
) -> Observation<W> {
    let answer = match W::DECLARATION.poll_timeout {
        Some(limit) => timeout(limit, answer).await.map_err(|_| limit),
        None => Ok(answer.await),
    };
    let mut observation = match answer {
        Ok(result) => Observation::new(waiter, input.as_ref(), result, status.as_ref()),
        Err(limit) => Observation::after_timeout(waiter, input.as_ref(), limit),
    };
    // The observation may end a wait as a failure, and it does not keep the waiter.
    if observation.may_fail() {
        observation.explain(waiter);
    }
    observation
}

/// The result of a request.
pub(crate) type Answer<W> = Result<<W as Waiter>::Output, <W as Waiter>::Error>;

/// The hidden half of the waiter `W`, which implements it itself. It also seals [`Waiter`].
///
/// A parameter is cheaper to compile in each expansion than `where Self: Waiter` on each item.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not declared with `waiter!`",
    label = "declare it with `waiter! {{ … }}`",
    note = "only the macro can implement `Waiter`"
)]
pub trait Implementation<W: Waiter> {
    /// Reads the operation's errors.
    type ErrorInfo: ErrorInfo<W::Error>;

    /// The acceptor for a poll that took longer than `poll_timeout`, if the type of errors cannot express that.
    const TIMED_OUT: Option<usize> = None;

    /// Sends the request once.
    fn send(request: W::Request) -> Sending<W>;

    /// Returns the input of the request, if an acceptor reads it and the request can be sent.
    fn input(_request: &W::Request) -> Option<W::Input> {
        None
    }

    /// Returns the request's members. Their structure prints them.
    fn request_members(_request: &W::Request) -> &dyn Debug {
        &()
    }

    /// Returns the index of the first acceptor that matches, and writes each value that it compares to `trace`.
    fn decide(&self, context: PollContext<'_, W>, trace: &mut Trace) -> Option<usize>;

    /// Returns the reason in the last output of a failed wait, which this acceptor matched. It is empty if there is none.
    fn reason(&self, _output: &W::Output, _acceptor: Option<usize>) -> String {
        String::new()
    }
}

/// A request in flight. The SDK's future is in the box as it is: one around it would hold it twice.
pub struct InFlight<'a, O, E> {
    pub(crate) answer: Pin<Box<dyn Future<Output = Result<O, E>> + Send + 'a>>,
    /// The HTTP status of the last response, if an acceptor needs it.
    pub(crate) status: Option<Status>,
}

/// The future of one request.
pub type Sending<W> = InFlight<'static, <W as Waiter>::Output, <W as Waiter>::Error>;

/// The HTTP status of the last response. It is 0 before the first one.
pub(crate) type Status = Arc<AtomicU16>;

/// The request and the response that acceptors decide on. One type over the waiter with plain fields: an expansion compiles
/// fastest with that.
pub struct PollContext<'r, W: Waiter> {
    /// The input that was sent, if an acceptor reads it.
    pub input: Option<&'r W::Input>,
    /// The output or the error.
    pub result: &'r Answer<W>,
    /// The HTTP status, if it is known.
    pub status: Option<u16>,
}

impl<'r, W: Waiter> PollContext<'r, W> {
    #[inline]
    pub(crate) fn new(
        input: Option<&'r W::Input>,
        result: &'r Answer<W>,
        status: Option<u16>,
    ) -> Self {
        let error = result.as_ref().err();
        let error_status = error.and_then(W::ErrorInfo::status);
        Self {
            input,
            result,
            status: error_status.or(status),
        }
    }
}

#[inline]
fn evaluate<W: Waiter>(
    waiter: &W,
    input: Option<&W::Input>,
    response: Response<'_, W::Output, W::Error>,
) -> Decision {
    let Some(result) = response.result else {
        let limit = W::DECLARATION.poll_timeout.unwrap_or_default();
        let (_, acceptor) = timed_out(waiter, input, limit);
        return Decision::new(&W::DECLARATION, acceptor, true);
    };
    let context = PollContext::new(input, result, response.status);
    let acceptor = waiter.decide(context, &mut Trace::nothing());
    Decision::new(&W::DECLARATION, acceptor, result.is_err())
}
