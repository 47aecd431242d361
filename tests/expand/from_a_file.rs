aws_sdk_acm, "../tests/expand/from_a_file.json"
