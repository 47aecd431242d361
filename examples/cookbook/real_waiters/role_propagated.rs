//! `iam/wait.go`, `waitRoleARNIsNotUniqueID`: a role has propagated once its ARN reads as an ARN five times in a row. Before,
//! IAM returns the role's unique id instead.
//!
//! The role may be missing ten times in a row. If it is still missing then, its name is wrong.

use waiter_runtime::{WaitError, waiter};
use waiter_tests::{Reply, Script, repeat, reply};

use crate::iam;

waiter! {
    struct RolePropagated;

    operation: aws_sdk_iam::GetRole,
    delay: 1s,
    max_wait: 2m,
    acceptors: {
        path starts_with(role.arn, "arn:") for 5 polls => success,
        error NoSuchEntityException for 11 polls => failure,
    },
}

macro_rules! role {
    ($arn:literal) => {
        reply(
            200,
            concat!(
                "<GetRoleResponse xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\"><GetRoleResult><Role><Path>/</Path>",
                "<RoleName>r</RoleName><RoleId>AROAEXAMPLE</RoleId><Arn>",
                $arn,
                "</Arn><CreateDate>2026-11-30T00:00:00Z</CreateDate></Role></GetRoleResult></GetRoleResponse>"
            ),
        )
    };
}

const UNIQUE_ID: Reply<'_> = role!("AROAEXAMPLE");

const ARN: Reply<'_> = role!("arn:aws:iam::123456789012:role/r");

const MISSING: Reply<'_> = reply(
    404,
    "<ErrorResponse xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\"><Error><Type>Sender</Type><Code>NoSuchEntity</Code>\
     <Message>The role with name r cannot be found.</Message></Error></ErrorResponse>",
);

#[tokio::test(start_paused = true)]
async fn both_streaks_start_over() {
    let replies = repeat(&[
        (10, MISSING),
        (1, UNIQUE_ID),
        (4, ARN),
        (10, MISSING),
        (5, ARN),
    ]);
    let propagated = RolePropagated
        .wait(iam(Script::new(replies)).get_role().role_name("r"))
        .await
        .expect("propagated");
    assert_eq!(propagated.attempts(), 30);
}

#[tokio::test(start_paused = true)]
async fn a_wrong_name_is_found_out() {
    let request = iam(Script::new(repeat(&[(11, MISSING)]))).get_role();
    let error = RolePropagated
        .wait(request.role_name("r"))
        .await
        .expect_err("missing");
    assert!(matches!(error, WaitError::Failure(_)), "{error}");
    assert_eq!(error.report().attempts(), 11);
}
