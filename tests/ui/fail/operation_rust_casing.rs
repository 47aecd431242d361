use waiter_runtime::waiter;

/// In the shape of an SDK crate: types in AWS's casing, but for the output.
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
