use waiter_runtime::waiter;

/// Shaped like an SDK crate: the types have AWS's casing, except the output.
mod sdk {
    pub mod operation {
        pub mod describe_db_instances {
            #[derive(Debug)]
            pub struct DescribeDbInstancesOutput;
            pub struct DescribeDBInstancesError;
            pub mod builders {
                #[derive(Clone)]
                pub struct DescribeDBInstancesFluentBuilder;
            }
        }
    }
}

waiter! {
    pub struct Available;

    operation: sdk::DescribeDbInstances,
    delay: 60s,
    max_attempts: 40,
    acceptors: {
        ok => success,
    },
}

fn main() {}
