use waiter_runtime::waiter;

waiter! {
    pub struct Issued;

    "operation": "DescribeCertificate",
    "delay": 60,
    "maxAttempts": 40,
    "acceptors": [
        {"matcher": "path", "argument": "Certificate.Status", "expected": "ISSUED", "state": "success"}
    ]
}

fn main() {}
