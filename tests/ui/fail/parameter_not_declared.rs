use waiter_runtime::waiter;

async fn wait(want: usize, job: Job) {
    waiter! {
        struct Used;

        operation: aws_sdk_acm::DescribeCertificate,
        delay: 60s,
        max_attempts: 40,
        acceptors: {
            path length(certificate.in_use_by) == {want} => success,
            path length(certificate.in_use_by) == {want + 1} => failure,
            path length(certificate.in_use_by) == {job.least} => retry,
            path certificate.domain_name == {format!("{want}.example.com")} => failure,
        },
    }
    println!("{want} {}", job.least);
}

struct Job {
    least: usize,
}

fn main() {
    drop(wait);
}
