//! A stream that wakes a sleeping wait.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::{Context, Poll};
use std::time::Duration;

use futures_core::Stream;
use tokio::time::{Instant, sleep_until};

/// The shortest time between two polls, however often the stream yields.
const FLOOR: Duration = Duration::from_millis(100);

/// The most items that one poll covers. A stream may always have another one.
const COVERED: usize = 1_000;

/// A stream that wakes a sleeping wait. It is `None` after its end.
pub(crate) struct Wake<'a>(Option<Next<'a>>);

type Next<'a> = Box<dyn FnMut(&mut Context<'_>) -> Poll<Option<()>> + Send + 'a>;

impl<'a> Wake<'a> {
    pub(crate) fn new(stream: impl Stream + Send + 'a) -> Self {
        let mut stream = Box::pin(stream);
        Self(Some(Box::new(move |context| {
            let item = stream.as_mut().poll_next(context);
            item.map(|item| item.map(drop))
        })))
    }

    /// Sleeps until a time, or until the stream yields, but not less than the floor. Returns true if the stream yielded.
    pub(crate) async fn sleep_until(&mut self, until: Instant) -> bool {
        let end_of_floor = until.min(Instant::now() + FLOOR);
        let is_woken = {
            let mut asleep = pin!(sleep_until(until));
            poll_fn(|context| {
                if self.yields(context) {
                    return Poll::Ready(true);
                }
                asleep.as_mut().poll(context).map(|()| false)
            })
            .await
        };
        if is_woken {
            sleep_until(end_of_floor).await;
        }
        self.skip().await;
        is_woken
    }

    /// Drops the items that are ready: the poll that follows is newer.
    pub(crate) async fn skip(&mut self) {
        poll_fn(|context| {
            let mut items = 0..COVERED;
            while items.next().is_some() && self.yields(context) {}
            Poll::Ready(())
        })
        .await;
    }

    fn yields(&mut self, context: &mut Context<'_>) -> bool {
        let Some(next) = &mut self.0 else {
            return false;
        };
        match next(context) {
            Poll::Ready(Some(())) => true,
            Poll::Ready(None) => {
                self.0 = None;
                false
            }
            Poll::Pending => false,
        }
    }
}
