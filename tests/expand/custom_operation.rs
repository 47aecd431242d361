/// Waits until the job is done.
pub struct JobDone { pub id: u64 }

operation: Result<Job, JobError>,
delay: 1s..30s,
max_wait: 10m,
acceptors: {
    path status == Status::Done => success,
    ok Job { status: Status::Failed(reason), .. } if !reason.is_empty() => failure,
    ok job if job.id != *id => failure,
    error JobError::NotFound | JobError::Busy { .. } => retry,
    error any => failure,
},
