//! `input_output`: conditions over the request and its response.

use aws_sdk_dynamodb::operation::batch_get_item::{BatchGetItemInput, BatchGetItemOutput};
use aws_sdk_dynamodb::types::KeysAndAttributes;
use waiter_runtime::{State, Waiter, waiter};
use waiter_tests::{Script, acm, reply};

waiter! {
    /// Waits until every requested domain is covered.
    struct Described { want: usize }

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 1s,
    max_attempts: 3,
    acceptors: {
        input_output input.certificate_arn != output.certificate.certificate_arn => failure,
        input_output length(output.certificate.in_use_by) >= {want} && input.certificate_arn != null => success,
        path certificate.serial == "input" => failure,
    },
}

fn describe(
    bodies: &[&str],
) -> aws_sdk_acm::operation::describe_certificate::builders::DescribeCertificateFluentBuilder {
    let replies: Vec<_> = bodies.iter().map(|body| reply(200, body)).collect();
    acm(Script::new(replies))
        .describe_certificate()
        .certificate_arn("arn:x")
}

#[tokio::test(start_paused = true)]
async fn both_sides_of_a_poll_are_compared() {
    let waited = Described { want: 1 }
        .wait(describe(&[
            r#"{"Certificate":{"CertificateArn":"arn:x"}}"#,
            r#"{"Certificate":{"CertificateArn":"arn:x","InUseBy":["lb"]}}"#,
        ]))
        .await
        .expect("an answer to the question");
    assert_eq!(waited.attempts(), 2);

    let failed = Described { want: 1 }
        .wait(describe(&[r#"{"Certificate":{"CertificateArn":"arn:y"}}"#]))
        .await
        .expect_err("an answer to another question")
        .to_string();
    assert!(
        failed.contains(
            "input.certificate_arn = \"arn:x\", output.certificate.certificate_arn = \"arn:y\" matched"
        ),
        "{failed}"
    );
}

waiter! {
    struct AllFound;

    operation: aws_sdk_dynamodb::BatchGetItem,
    delay: 1s,
    max_attempts: 3,
    acceptors: {
        input_output length(keys(input.request_items)) == length(keys(output.responses)) => success,
    },
}

#[test]
fn a_test_gives_the_input() {
    let items = KeysAndAttributes::builder()
        .set_keys(Some(vec![]))
        .build()
        .expect("keys");
    let input = BatchGetItemInput::builder()
        .request_items("table", items)
        .build()
        .expect("an input");
    let output = |tables: &[&str]| {
        let tables = tables.iter().map(|table| ((*table).to_owned(), vec![]));
        BatchGetItemOutput::builder()
            .set_responses(Some(tables.collect()))
            .build()
    };
    let state = |tables| {
        AllFound
            .evaluate_with_input(&input, &Ok(output(tables)))
            .state()
    };
    assert_eq!(state(&["table"]), State::Success);
    assert_eq!(state(&["table", "another"]), State::Retry);
    // Without its input, a response does not match such an acceptor.
    assert_eq!(
        AllFound.evaluate(&Ok(output(&["table"]))).state(),
        State::Retry
    );
}
