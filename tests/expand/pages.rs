struct GroupsDeleted;

operation: aws_sdk_example::ListGroups,
pages: group_list.items,
delay: 5s,
max_attempts: 20,
acceptors: {
    path length(group_list.items) == 0 => success,
    status 404 => success,
},
