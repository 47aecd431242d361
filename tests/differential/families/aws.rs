//! Documents with AWS's names over structures with the SDK's names. Expressions use AWS's names.

use std::collections::HashMap;

use crate::document::{document, entries, few, key, maybe, small, word};
use crate::families::enums::State;

document! {
    #[serde(rename_all = "PascalCase")]
    struct Aws {
        #[serde(rename = "DBInstances")]
        db_instances: Option<Vec<DbInstance>> = maybe(few(DbInstance::any())),
        next_token: Option<String> = maybe(word()),
        #[serde(rename = "IPv6Count", skip_serializing_if = "Option::is_none")]
        ipv6_count: Option<i32> = maybe(small()),
        r#type: Option<State> = maybe(State::any()),
    }
}

document! {
    #[serde(rename_all = "PascalCase")]
    struct DbInstance {
        #[serde(rename = "DBInstanceStatus")]
        db_instance_status: Option<State> = maybe(State::any()),
        endpoint: Option<Endpoint> = maybe(Endpoint::any()),
        #[serde(rename = "VPCSecurityGroupIds")]
        vpc_security_group_ids: Vec<String> = few(word()),
        tag_map: HashMap<String, String> = entries(key(), word()),
        #[serde(rename = "MultiAZ")]
        multi_az: Option<bool> = maybe(proptest::bool::ANY),
    }
}

document! {
    #[serde(rename_all = "PascalCase")]
    struct Endpoint {
        address: Option<String> = maybe(word()),
        port: i32 = small(),
    }
}
