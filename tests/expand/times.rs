struct JobDone;

operation: Result<Job, JobError>,
first_poll: 10s..30s,
delay: 5s,
poll_timeout: 20s,
max_wait: 10m,
acceptors: {
    path status == Status::Done => success,
    error timeout => retry,
    error any => failure,
},
