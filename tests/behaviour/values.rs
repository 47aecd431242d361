//! Run-time values and operands: parameters, all types that can be compared, `&&` and `||` as values, evaluation errors.

use aws_sdk_acm::types::{CertificateDetail, DomainStatus};
use waiter_runtime::{State, Waiter, waiter};
use waiter_tests::{Script, dynamodb, reply};

use crate::paths::{DONE, FAILED, PENDING, domains, state};

waiter! {
    struct Filtered {
        want: usize,
        domain: String,
    }

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 1s,
    max_attempts: 2,
    acceptors: {
        path length(certificate.domain_validation_options[
            ?domain_name == {domain} && !(validation_status == DomainStatus::Failed)
        ]) >= {want} => success,
        path length(certificate.domain_validation_options) == {self.want + 1} => failure,
    },
}

#[test]
fn parameters_are_in_scope_of_values() {
    let filtered = |want| Filtered {
        want,
        domain: "a.example".to_owned(),
    };
    assert_eq!(
        state(&filtered(2), domains(&[DONE, FAILED, PENDING])),
        State::Success
    );
    assert_eq!(
        state(&filtered(2), domains(&[FAILED, FAILED, PENDING])),
        State::Failure
    );
    assert_eq!(state(&filtered(3), domains(&[DONE, PENDING])), State::Retry);
    let other = Filtered {
        want: 1,
        domain: "b.example".to_owned(),
    };
    assert_eq!(state(&other, domains(&[DONE])), State::Retry);
}

waiter! {
    struct Formatted { name: String }

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 1s,
    max_attempts: 2,
    acceptors: {
        path certificate.domain_name == {format!("{name}.example")} => success,
    },
}

#[test]
fn a_parameter_is_in_scope_in_a_format_string() {
    let formatted = Formatted {
        name: "a".to_owned(),
    };
    let named = |name: &str| Some(CertificateDetail::builder().domain_name(name).build());
    assert_eq!(state(&formatted, named("a.example")), State::Success);
    assert_eq!(state(&formatted, named("{name}.example")), State::Retry);
}

waiter! {
    struct AtLeast { least: u32 }

    operation: Result<u32, String>,
    delay: 1s,
    max_attempts: 2,
    acceptors: {
        ok count if format!("{least}").len() < count.to_string().len() => success,
    },
}

#[test]
fn a_parameter_is_in_scope_in_a_format_string_of_a_guard() {
    let least = AtLeast { least: 10 };
    assert_eq!(least.evaluate(&Ok(100)).state(), State::Success);
    assert_eq!(least.evaluate(&Ok(99)).state(), State::Retry);
}

#[test]
fn an_evaluation_error_does_not_match() {
    // `length(null)` is an error in JMESPath. It does not affect other acceptors.
    assert_eq!(
        state(
            &Filtered {
                want: 0,
                domain: String::new()
            },
            None
        ),
        State::Retry
    );
}

waiter! {
    struct FailsToEvaluate;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 1s,
    max_attempts: 2,
    acceptors: {
        path !(length(certificate.domain_validation_options) == 1) => success,
        path !contains(certificate.subject_alternative_names, "a") && certificate.serial == null => failure,
    },
}

#[test]
fn an_evaluation_error_inside_a_negation_does_not_match() {
    assert_eq!(state(&FailsToEvaluate, None), State::Retry);
    assert_eq!(state(&FailsToEvaluate, domains(&[])), State::Success);
}

waiter! {
    struct Swapped;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 1s,
    max_attempts: 2,
    acceptors: {
        path DomainStatus::Failed == certificate.domain_validation_options[0].validation_status => failure,
        path 2 <= length(certificate.domain_validation_options) => success,
    },
}

#[test]
fn a_value_may_be_the_left_operand() {
    assert_eq!(state(&Swapped, domains(&[FAILED, DONE])), State::Failure);
    assert_eq!(state(&Swapped, domains(&[DONE, DONE])), State::Success);
    assert_eq!(state(&Swapped, domains(&[DONE])), State::Retry);
    let seen = Swapped::DECLARATION.acceptors[1].matcher;
    assert_eq!(
        seen,
        "path 2 <= length(certificate.domain_validation_options)"
    );
}

waiter! {
    struct Operands;

    operation: aws_sdk_dynamodb::DescribeTable,
    delay: 1s,
    max_attempts: 2,
    acceptors: {
        // The left operand if it is true, else the right one. The result is null only if both are null.
        path (table.table_name || table.table_id) == "x" => success,
        path (table.table_arn && table.table_id) == null && length(table.table_arn || "") > 0 => failure,
        // null < 3 is null, not false.
        path (table.item_count < 3) == false => success,
    },
}

#[tokio::test(start_paused = true)]
async fn operands_of_and_and_or_are_values_in_a_value_position() {
    for (table, state) in [
        (r#"{"TableName":"x"}"#, State::Success),
        (r#"{"TableId":"x"}"#, State::Success),
        (r#"{"TableName":"","TableId":"x"}"#, State::Success),
        (r#"{"TableName":"y","TableId":"x"}"#, State::Retry),
        (r#"{"TableArn":"a"}"#, State::Failure),
        (r#"{"ItemCount":3}"#, State::Success),
        (r#"{"ItemCount":2}"#, State::Retry),
        ("{}", State::Retry),
    ] {
        let body = format!(r#"{{"Table":{table}}}"#);
        let request = dynamodb(Script::new([reply(200, &body)]))
            .describe_table()
            .table_name("t");
        assert_eq!(Operands.poll_once(request).await.state(), state, "{table}");
    }
}

waiter! {
    struct Values {
        status: Option<DomainStatus>,
        domain: std::sync::Arc<str>,
    }

    operation: aws_sdk_acm::DescribeCertificate,
    output: aws_sdk_acm::operation::describe_certificate::DescribeCertificateOutput,
    delay: 1s,
    max_attempts: 2,
    acceptors: {
        path certificate.domain_validation_options[0].validation_status == {status} => success,
        path certificate.domain_validation_options[0].domain_name == {format!("{domain}.example").as_str()} => failure,
        path certificate.domain_name == {assert!(!domain.is_empty()); let name = domain; &**name} => failure,
    },
}

#[test]
fn values_are_of_any_type_that_compares() {
    let values = |status| Values {
        status,
        domain: "a".into(),
    };
    assert_eq!(state(&values(DONE), domains(&[DONE])), State::Success);
    assert_eq!(state(&values(PENDING), domains(&[DONE])), State::Failure);
    assert_eq!(state(&values(None), domains(&[None])), State::Success);
    assert_eq!(
        state(
            &values(DONE),
            CertificateDetail::builder().domain_name("a").build()
        ),
        State::Failure
    );
}

waiter! {
    struct ManyTypes {
        ids: Vec<String>,
        at: aws_sdk_acm::primitives::DateTime,
        soon: Option<aws_sdk_acm::primitives::DateTime>,
    }

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 1s,
    max_attempts: 2,
    acceptors: {
        path !contains({ids}, certificate.domain_name) => failure,
        path !contains({["a", "b"]}, certificate.domain_name) => failure,
        path !contains({&[DomainStatus::Success, DomainStatus::Failed][..]}, certificate.domain_validation_options[0].validation_status) => failure,
        path !contains({vec![1_u8, 2]}, length(certificate.domain_validation_options)) => failure,
        path certificate.in_use_by != {Some(vec!["x".to_owned()])} => failure,
        path certificate.domain_validation_options[].domain_name != {vec!["a.example"]} => failure,
        path length(certificate.domain_validation_options) != {1_i8} => failure,
        path length(certificate.domain_validation_options) != {1_i128} => failure,
        path length(certificate.domain_validation_options) > {1.0_f32} => failure,
        path length(certificate.domain_validation_options) >= {Some(u64::MAX)} => failure,
        path (certificate.domain_name == "a") != {true} => failure,
        path certificate.domain_name != {Some(std::borrow::Cow::Borrowed("a"))} => failure,
        path certificate.domain_name != {None::<&str>} && certificate.created_at > {at} => failure,
        path certificate.created_at == {at} && certificate.not_after > certificate.created_at && certificate.not_after != {soon} => success,
    },
}

#[test]
fn values_of_every_type_that_the_documentation_names() {
    use aws_sdk_acm::primitives::DateTime;
    let certificate = CertificateDetail::builder()
        .domain_name("a")
        .in_use_by("x")
        .created_at(DateTime::from_secs(10))
        .not_after(DateTime::from_secs(20))
        .set_domain_validation_options(domains(&[DONE]).domain_validation_options)
        .build();
    let waiter = ManyTypes {
        ids: vec!["a".to_owned()],
        at: DateTime::from_secs(10),
        soon: None,
    };
    let output = aws_sdk_acm::operation::describe_certificate::DescribeCertificateOutput::builder()
        .certificate(certificate)
        .build();
    let decision = waiter.evaluate(&Ok(output));
    assert_eq!(
        decision.state(),
        State::Success,
        "{:?}",
        decision.acceptor()
    );
}

waiter! {
    struct SharedFailure;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 1s,
    max_attempts: 2,
    acceptors: {
        // The first two stop at the first domain. Only the third reaches the second domain, whose length fails.
        path_any certificate.domain_validation_options[?length(validation_emails) > 0].domain_name == "a.example" => retry,
        path_any certificate.domain_validation_options[?length(validation_emails) > 0].domain_name != "b.example" => success,
        path_any certificate.domain_validation_options[?length(validation_emails) > 0].domain_name == "c.example" => failure,
    },
}

#[test]
fn an_evaluation_error_affects_only_acceptors_that_reach_it() {
    let domain = |name: &str, emails: Option<Vec<String>>| {
        aws_sdk_acm::types::DomainValidation::builder()
            .domain_name(name)
            .set_validation_emails(emails)
            .build()
            .expect("a domain has a name")
    };
    let first = domain("d.example", Some(vec!["x".to_owned()]));
    let certificate = CertificateDetail::builder()
        .domain_validation_options(first)
        .domain_validation_options(domain("e.example", None))
        .build();
    // The first acceptor fails to evaluate, so it does not match. The second is not affected.
    assert_eq!(state(&SharedFailure, certificate), State::Success);
}

waiter! {
    struct LogsNothingAway;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 1s,
    max_attempts: 1,
    acceptors: {
        path map(&length(validation_emails), certificate.domain_validation_options) != {vec![5]} => success,
    },
}

waiter! {
    struct LogsNothingAwayInside;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 1s,
    max_attempts: 1,
    acceptors: {
        path certificate.domain_validation_options[?length(validation_emails) > 0].domain_name != {vec!["zz"]}
            && certificate.serial == null => success,
    },
}

#[tokio::test(start_paused = true)]
async fn poll_and_evaluate_decide_alike_whatever_is_traced() {
    // The second domain's `length(null)` fails. The comparison does not need it, but a message that counts all domains does.
    let body = r#"{"Certificate":{"DomainValidationOptions":[
        {"DomainName":"a","ValidationEmails":["x"]},{"DomainName":"b"}]}}"#;
    let request = || waiter_tests::acm(Script::new([reply(200, body)])).describe_certificate();
    let response = request().send().await;
    assert_eq!(LogsNothingAway.evaluate(&response).state(), State::Success);
    assert_eq!(
        LogsNothingAway.poll_once(request()).await.state(),
        State::Success
    );
    assert_eq!(
        LogsNothingAwayInside.evaluate(&response).state(),
        State::Success
    );
    assert_eq!(
        LogsNothingAwayInside.poll_once(request()).await.state(),
        State::Success
    );
}

waiter! {
    struct Extremes;

    operation: aws_sdk_dynamodb::BatchGetItem,
    delay: 1s,
    max_attempts: 1,
    acceptors: {
        path abs(to_number(consumed_capacity[0].table_name)) < 1 => failure,
        path max(consumed_capacity[].capacity_units) < 100 => failure,
        path keys(unprocessed_keys)[0] == keys(unprocessed_keys)[-1] => failure,
        path unprocessed_keys.* | reverse(@)[0].consistent_read == values(unprocessed_keys)[0].consistent_read => failure,
        path sort_by(consumed_capacity, &capacity_units)[0].capacity_units == 0.5 => success,
    },
}

#[tokio::test(start_paused = true)]
async fn no_value_of_a_response_causes_a_panic() {
    // The JSON protocols allow "NaN", and a string may be any number.
    let capacities: Vec<_> = (0..400)
        .map(|n| {
            let units = match n * 7_919 % 100 {
                percent if percent < 25 => r#""NaN""#.to_owned(),
                percent => format!("{}.5", percent - 25),
            };
            format!(r#"{{"TableName":"{}","CapacityUnits":{units}}}"#, i128::MIN)
        })
        .collect();
    let body = format!(
        r#"{{"ConsumedCapacity":[{}],"UnprocessedKeys":{{
            "a":{{"Keys":[],"ConsistentRead":true}},"b":{{"Keys":[],"ConsistentRead":false}}}}}}"#,
        capacities.join(",")
    );
    let request = dynamodb(Script::new([reply(200, &body)])).batch_get_item();
    let keys = aws_sdk_dynamodb::types::KeysAndAttributes::builder()
        .set_keys(Some(vec![]))
        .build()
        .expect("keys");
    let observed = Extremes.poll_once(request.request_items("t", keys)).await;
    assert_eq!(observed.state(), State::Success, "{}", observed.summary());
}

waiter! {
    struct ListsOfEveryOrigin;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 1s,
    max_attempts: 1,
    acceptors: {
        path certificate.in_use_by != {vec!["x"]} => failure,
        path (certificate.in_use_by || certificate.subject_alternative_names) != {vec!["x"]} => failure,
        path not_null(certificate.subject_alternative_names, certificate.in_use_by) != {["x".to_owned()]} => failure,
        path (length(certificate.in_use_by) || {3}) != 1 => failure,
        path not_null(certificate.in_use_by | length(@), {-3}) != {1} => failure,
        path to_string({3}) != "3" || sum(map(&length(@), certificate.in_use_by)) != {1} => failure,
        ok => success,
    },
}

#[test]
fn lists_of_every_origin_compare() {
    let certificate = CertificateDetail::builder().in_use_by("x").build();
    assert_eq!(state(&ListsOfEveryOrigin, certificate), State::Success);
}
