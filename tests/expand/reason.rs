/// Waits until a task of ECS has stopped without a fault.
#[derive(Debug, Clone)]
pub struct TaskStopped { pub container: String }

operation: aws_sdk_ecs::DescribeTasks,
delay: 6s,
max_attempts: 100,
reason: tasks[0].containers[?name == {container}].[exit_code, reason],
acceptors: {
    path tasks[0].last_status == "STOPPED" => success,
    path failures[0].reason == "MISSING" => failure("failures[].join(': ', [arn, reason])"),
    path length(failures) > 0 => failure(failures[].reason),
},
