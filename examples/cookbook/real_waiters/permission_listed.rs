//! `lakeformation/wait.go`: a permission is granted once some page of the list contains it. "Invalid principal" in an error's
//! message means that IAM has not propagated yet.

use std::time::Duration;

use waiter_runtime::waiter;
use waiter_tests::{Reply, Script, repeat, reply};

use crate::lakeformation;

waiter! {
    struct PermissionListed { table: &'static str }

    operation: aws_sdk_lakeformation::ListPermissions,
    pages: principal_resource_permissions,
    delay: 1s,
    max_wait: 1m,
    acceptors: {
        path_any principal_resource_permissions[].resource.table.name == {table} => success,
        error InvalidInputException if contains(message, "Invalid principal") => retry,
    },
}

waiter! {
    struct Plain { table: &'static str }

    operation: aws_sdk_lakeformation::ListPermissions,
    delay: 1s,
    max_attempts: 3,
    acceptors: {
        path_any principal_resource_permissions[].resource.table.name == {table} => success,
    },
}

const PRINCIPAL: Reply<'_> = Reply {
    status: 400,
    headers: &[("x-amzn-errortype", "InvalidInputException")],
    body: r#"{"Message":"Invalid principal, Ids: 1"}"#,
};

const FIRST_PAGE: Reply<'_> = reply(
    200,
    r#"{"PrincipalResourcePermissions":[{"Resource":{"Table":{"DatabaseName":"d","Name":"other"}}}],"NextToken":"2"}"#,
);

const EMPTY_PAGE: Reply<'_> = reply(
    200,
    r#"{"PrincipalResourcePermissions":[],"NextToken":"3"}"#,
);

const LAST_PAGE_WITHOUT: Reply<'_> = reply(200, r#"{"PrincipalResourcePermissions":[]}"#);

const LAST_PAGE: Reply<'_> = reply(
    200,
    r#"{"PrincipalResourcePermissions":[{"Resource":{"Table":{"DatabaseName":"d","Name":"t"}}}]}"#,
);

#[tokio::test(start_paused = true)]
async fn a_poll_sees_all_pages() {
    let script = Script::new([
        PRINCIPAL,
        // Two polls of three pages.
        FIRST_PAGE,
        EMPTY_PAGE,
        LAST_PAGE_WITHOUT,
        FIRST_PAGE,
        EMPTY_PAGE,
        LAST_PAGE,
    ]);
    let request = lakeformation(script.clone()).list_permissions();
    let listed = PermissionListed { table: "t" }
        .wait(request)
        .await
        .expect("listed");
    assert_eq!(listed.attempts(), 3);
    assert_eq!(listed.elapsed(), Duration::from_secs(2));
    assert_eq!(script.requests(), 7);
    let permissions = listed
        .output()
        .map(|output| output.principal_resource_permissions().len());
    assert_eq!(permissions, Some(2));

    // The first page does not change.
    let request = lakeformation(Script::new(repeat(&[(3, FIRST_PAGE)]))).list_permissions();
    Plain { table: "t" }
        .wait(request)
        .await
        .expect_err("never on the first page");
}
