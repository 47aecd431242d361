struct ItemDone;

operation: aws_sdk_dynamodb::GetItem,
delay: 5s,
max_attempts: 20,
acceptors: {
    path item."state" as M."name" as S == "DONE" => success,
    path_any item."steps" as L[] as SS[] == "failed" => failure,
},
