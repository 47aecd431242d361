//! AWS's names for the SDK's fields.

use waiter_tests_expression::cases;

use crate::families::aws::Aws;
use crate::families::enums::State;
use crate::runner::{Table, ordered};

pub(crate) fn names() -> Table<Aws> {
    ordered(cases! { Aws;
        @;
        DBInstances;
        DBInstances[];
        DBInstances[].DBInstanceStatus;
        DBInstances[*].Endpoint.Address;
        DBInstances[0].Endpoint.Port;
        DBInstances[?DBInstanceStatus == State::Ready].Endpoint.Port;
        DBInstances[?MultiAZ].DBInstanceStatus;
        DBInstances[?Endpoint.Port > 0].TagMap."a";
        DBInstances[].VPCSecurityGroupIds[];
        DBInstances[?contains(VPCSecurityGroupIds, "a")].Endpoint;
        DBInstances[].Endpoint | [0].Address;
        length(DBInstances[].VPCSecurityGroupIds[]) > 0;
        DBInstances[0].TagMap."a" == NextToken;
        IPv6Count;
        IPv6Count > 0;
        Type;
        Type == State::Ready;
        NextToken || "none";
    })
}

pub(crate) fn features() -> Table<Aws> {
    ordered(cases! { Aws;
        DBInstances[1:].DBInstanceStatus;
        DBInstances[::-1].Endpoint.Port;
        DBInstances[].[DBInstanceStatus, Endpoint.Port];
        DBInstances[0].[DBInstanceStatus, MultiAZ];
        sort_by(DBInstances, &Endpoint.Port)[].DBInstanceStatus;
        sort_by(DBInstances[?Endpoint], &Endpoint.Port)[].DBInstanceStatus;
        max_by(DBInstances[?Endpoint], &Endpoint.Port).Endpoint.Address;
        map(&DBInstanceStatus, DBInstances);
        map(&Endpoint.Address, DBInstances || DBInstances);
        join(",", DBInstances[].VPCSecurityGroupIds[]);
        sort(DBInstances[].Endpoint.Port);
        sum(DBInstances[].length(VPCSecurityGroupIds));
        not_null(NextToken, "none");
        to_string(IPv6Count);
        starts_with(Type, "RE");
        reverse(DBInstances)[0].TagMap."a";
        sort(keys(DBInstances[0].TagMap));
        [NextToken, Type] | [1];
        [IPv6Count, IPv6Count][];
    })
}
