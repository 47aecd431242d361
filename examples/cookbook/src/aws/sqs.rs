//! SQS. The SDK does not ship a waiter for it.

use waiter_runtime::waiter;

waiter! {
    /// Waits until a deleted queue is gone.
    ///
    /// Use it after `DeleteQueue`. SQS answers from replicas: a deleted queue is missing, then there again, then missing. So it has
    /// to be missing for 15 polls in a row.
    pub struct QueueGone;

    operation: aws_sdk_sqs::GetQueueAttributes,
    delay: 3s,
    poll_timeout: 20s,
    max_wait: 5m,
    acceptors: {
        error QueueDoesNotExist for 15 polls => success,
        ok => retry,
        error throttling | transient | timeout => retry,
    },
}

waiter! {
    /// Waits until a queue has been empty for two minutes.
    ///
    /// Use it before you stop the consumers or delete the queue, after the producers have stopped. The request has to name the
    /// three attributes, or `All`. SQS only estimates the numbers, so they have to stay at 0.
    pub struct QueueDrained;

    operation: aws_sdk_sqs::GetQueueAttributes,
    delay: 10s,
    poll_timeout: 20s,
    max_wait: 2h,
    acceptors: {
        path attributes."ApproximateNumberOfMessages" == "0"
            && attributes."ApproximateNumberOfMessagesNotVisible" == "0"
            && attributes."ApproximateNumberOfMessagesDelayed" == "0" for 2m => success,
        ok => retry,
        error QueueDoesNotExist for 3 polls => failure,
        error throttling | transient | timeout => retry,
    },
}

waiter! {
    /// Waits until the messages of a dead-letter queue are moved back.
    ///
    /// Use it after `StartMessageMoveTask`. The request names the dead-letter queue, and its newest task comes first.
    pub struct MessagesMoved;

    operation: aws_sdk_sqs::ListMessageMoveTasks,
    delay: 5s..30s,
    poll_timeout: 20s,
    max_wait: 6h,
    reason: results[0].failure_reason,
    acceptors: {
        path results[0].status == "COMPLETED" => success,
        path results[0].status == "RUNNING" | "CANCELLING" => retry,
        path results[0].status == "FAILED" | "CANCELLED" => failure,
        path length(results) == 0 for 5 polls => failure,
        error ResourceNotFoundException for 3 polls => failure,
        error throttling | transient | timeout => retry,
    },
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use aws_sdk_sqs::Client;
    use aws_sdk_sqs::operation::get_queue_attributes::{
        GetQueueAttributesError, GetQueueAttributesOutput,
    };
    use aws_sdk_sqs::operation::list_message_move_tasks::{
        ListMessageMoveTasksError, ListMessageMoveTasksOutput,
    };
    use aws_sdk_sqs::types::error::{QueueDoesNotExist, ResourceNotFoundException};
    use aws_sdk_sqs::types::{ListMessageMoveTasksResultEntry, QueueAttributeName};
    use waiter_runtime::{State, Streak, Waiter};

    use super::*;
    use crate::testing::{assert_bears_outages, assert_fails_after, modelled, reason, scripted};

    fn missing() -> GetQueueAttributesError {
        GetQueueAttributesError::QueueDoesNotExist(QueueDoesNotExist::builder().build())
    }

    #[test]
    fn deleted_queues() {
        let gone = QueueGone.evaluate(&modelled(missing()));
        assert_eq!(
            (gone.state(), gone.streak()),
            (State::Success, Some(Streak::Polls(15)))
        );
        let there = GetQueueAttributesOutput::builder().build();
        assert_eq!(QueueGone.evaluate(&Ok(there)).state(), State::Retry);
        assert_bears_outages(&QueueGone);
    }

    #[test]
    fn drained_queues() {
        use QueueAttributeName::{
            ApproximateNumberOfMessages, ApproximateNumberOfMessagesDelayed,
            ApproximateNumberOfMessagesNotVisible,
        };

        let decide = |visible: &str, in_flight: &str| {
            let output = GetQueueAttributesOutput::builder()
                .attributes(ApproximateNumberOfMessages, visible)
                .attributes(ApproximateNumberOfMessagesNotVisible, in_flight)
                .attributes(ApproximateNumberOfMessagesDelayed, "0");
            QueueDrained.evaluate(&Ok(output.build()))
        };
        let drained = decide("0", "0");
        let two_minutes = Some(Streak::Held(Duration::from_mins(2)));
        assert_eq!(
            (drained.state(), drained.streak()),
            (State::Success, two_minutes)
        );
        assert_eq!(decide("1", "0").state(), State::Retry);
        assert_eq!(decide("0", "1").state(), State::Retry);
        // The request did not ask for the attributes.
        let without = GetQueueAttributesOutput::builder().build();
        assert_eq!(QueueDrained.evaluate(&Ok(without)).state(), State::Retry);
        assert_fails_after(3, QueueDrained.evaluate(&modelled(missing())));
        assert_bears_outages(&QueueDrained);
    }

    #[tokio::test(start_paused = true)]
    async fn moved_messages() {
        let decide = |status: &str| {
            let newest = ListMessageMoveTasksResultEntry::builder()
                .status(status)
                .build();
            let older = ListMessageMoveTasksResultEntry::builder()
                .status("FAILED")
                .build();
            let output = ListMessageMoveTasksOutput::builder()
                .results(newest)
                .results(older)
                .build();
            MessagesMoved.evaluate(&Ok(output)).state()
        };
        assert_eq!(decide("COMPLETED"), State::Success);
        assert_eq!(decide("RUNNING"), State::Retry);
        assert_eq!(decide("CANCELLED"), State::Failure);

        let none = ListMessageMoveTasksOutput::builder()
            .set_results(Some(vec![]))
            .build();
        assert_fails_after(5, MessagesMoved.evaluate(&Ok(none)));
        let missing = ResourceNotFoundException::builder().build();
        let missing = ListMessageMoveTasksError::ResourceNotFoundException(missing);
        assert_fails_after(3, MessagesMoved.evaluate(&modelled(missing)));
        assert_bears_outages(&MessagesMoved);

        let config = scripted([
            r#"{"Results":[{"Status":"FAILED","FailureReason":"CouldNotDetermineMessageSource"}]}"#,
        ]);
        let request = Client::new(&config)
            .list_message_move_tasks()
            .source_arn("arn");
        assert_eq!(
            reason(MessagesMoved.wait(request)).await,
            "CouldNotDetermineMessageSource"
        );
    }
}
