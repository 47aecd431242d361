//! The parts of cases: valid declarations and paths, and the words, operators and literals that mutations insert.

/// Declarations without mistakes. Together they have every key, matcher, state, class of errors and function, and every
/// form of a path and a value.
pub(super) const SOUND: &[&str] = &[
    r"
    /// Waits until ACM has issued the certificate.
    #[derive(Debug, Clone)]
    pub struct CertificateIssued;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 60s,
    max_attempts: 40,
    acceptors: {
        path certificate.status == CertificateStatus::Issued => success,
        path certificate.status == CertificateStatus::PendingValidation => retry,
        path certificate.status == CertificateStatus::Failed | CertificateStatus::ValidationTimedOut => failure,
        error ResourceNotFoundException => failure,
    },
    ",
    r#"
    struct Validated;
    operation: aws_sdk_acm::DescribeCertificate, delay: 2s..120s, max_wait: 10m,
    acceptors: {
        path_all Certificate.DomainValidationOptions[].ValidationStatus == DomainStatus::Success | "SKIPPED" => success,
        path_any Certificate.DomainValidationOptions[].ValidationStatus != DomainStatus::Success => retry,
        path_all certificate.options[*].count <= 3 => failure,
    }
    "#,
    r#"
    pub struct InService { pub want: usize, ids: Vec<String>, r#type: Kind<'static, { 1 + 2 }> }
    operation: aws_sdk_elasticloadbalancing::DescribeInstanceHealth, delay: 1.5s, max_attempts: 40, max_wait: 1h,
    acceptors: {
        path length(instance_states[?state == "InService" && contains({ids}, instance_id)]) >= {want + 1} => success,
        path length(instance_states) == {self.want} | {match *want { 0 => 1, n => n }} => failure,
        path instance_states[0].type == {r#type} => retry,
        error "LoadBalancerNotFound" => failure,
    },
    "#,
    r#"
    struct Answers;
    operation: a::HeadBucket, delay: 500ms, max_attempts: 20,
    acceptors: {
        status 404 => retry,
        status 200 | 301 => success,
        status 500..=599 | 400..404 => failure,
        error NotFound | "Code" | throttling | transient => retry,
        error timeout | dispatch => retry,
        error any => failure,
        ok => success,
    },
    "#,
    r#"
    struct Steady;
    operation: a::B, delay: 5s..30s, max_attempts: 40, max_wait: 1h,
    acceptors: {
        path a.status == Status::Available for 3 polls => success,
        path_any a.names[] == "x" | "y" for 3m => failure,
        error NotFound | "Code" for 20 polls => failure,
        error throttling => retry in 30s,
        status 404 for 1.5m => failure,
        ok for 2 polls => success,
    },
    "#,
    r#"
    struct Written { name: String }
    operation: aws_sdk_dynamodb::TransactWriteItems, delay: 1s, max_attempts: 3,
    acceptors: {
        error TransactionCanceledException if contains(cancellation_reasons[].code, "Conflict") && status == {name} => retry,
        error "ValidationError" | NotFound | throttling if contains(message, "does not exist") => success,
        error any if "code == 'A' || !contains(message, 'b')" => failure,
        error SdkError::ServiceError(context) if context.raw().status().as_u16() == 418 => failure,
        error problem if problem.is_timeout() || name.is_empty() => retry,
        ok output if output.capacity.len() > 3 => success,
    },
    "#,
    r#"
    struct Called { want: u32 }
    operation: Result<Vec<Table>, aws_sdk_dynamodb::error::SdkError<ListTablesError>>, delay: 1s, max_attempts: 3,
    acceptors: {
        path length(@) >= {want} => success,
        error InternalServerError if message == "soon" => retry,
        error throttling | timeout | "Code" => retry,
        status 503 => retry,
        error _ => failure,
    },
    "#,
    r#"
    struct Deployed { want: i32 }
    operation: std::result::Result<Option<Deployment>, kube::Error>, delay: 2s, max_wait: 5m,
    acceptors: {
        path status.availableReplicas >= {want} && spec.type == "web" => success,
        path_any status.conditions[].type == Kind::Failed | "x" => failure,
        error kube::Error::Api(e) if e.code == 404 || *want > 3 => retry,
        error Error::A { status: 500..=599, .. } | Error::B => retry,
        error any => failure,
        ok => retry,
    },
    "#,
    r#"
    struct Written;
    operation: aws_sdk_dynamodb::GetItem, delay: 1s, max_wait: 5m,
    acceptors: {
        path Item."status" as S == "DONE" && !item."flag" as BOOL => success,
        path length(item."steps" as L[?@ as M."state" as S != "ok"]) == 0 => success,
        path_all items[].value as text.body | [a as N, b] != null => failure,
    },
    "#,
    r"
    struct Gone;
    operation: aws_sdk_acm::ListCertificates, pages: List.certificate_summary_list, delay: 1s, max_wait: 5m,
    acceptors: {
        path length(list.certificate_summary_list) == 0 => success,
    },
    ",
    r"
    pub(crate) struct Copied;
    operation: aws_sdk_s3::HeadObject, delay: 1s, max_wait: 5m,
    acceptors: {
        input_output input.name == output.name => success,
        input_output length(output.parts) >= length(input.parts) && !output.pending => success,
        input_output output.e_tag != null => retry,
    },
    ",
    r##"
    struct Verbatim;
    operation: aws_sdk_acm::DescribeCertificate, delay: 1s, max_attempts: 3,
    acceptors: {
        path_all "Certificate.DomainValidationOptions[].ValidationStatus" == DomainStatus::Success => success,
        path "length(Certificate.Options[?Status == 'FAILED' || !Ready]) > `0`" => failure,
        path r#"Certificate."Type" == 'IMPORTED' && sort_by(Certificate.Xs, &A.B)[-1].C != `null`"# => failure,
        path "Attributes.QueueArn" == "é" | {name()} => retry,
        path_any "A.*.B[1:].[C, D][]" == 1 => retry,
    },
    "##,
    r##"
    struct Explained { id: String }
    operation: a::B, delay: 1s, max_attempts: 3,
    reason: events[?id == {id}].[code, "text"],
    acceptors: {
        path a.b == "x" => success,
        path a.c == "x" => failure(a.why || d[0].e),
        ok => failure(r#"join(', ', Events[].Text)"#),
    },
    "##,
    r#"
    struct Paths;
    operation: a::B, delay: 1s, max_attempts: 3,
    acceptors: {
        path a.b[0].c[-1] == "x" => success,
        path_any a.*.names[] | [-1] == null => failure,
        path a[1:3].b[::-1].c[:-2:2] | @ == d.e => failure,
        path (a.b || c.d) && !e[?f == 1 || @.g < 2].h => failure,
        path 3 <= length(xs[*].ys[?z][]) => retry,
        path a[?b == c[0]].d | [0] == true => retry,
    },
    "#,
    r#"
    struct Functions { z: String }
    operation: a::B, delay: 1s, max_attempts: 3,
    acceptors: {
        path contains(a, "x") && starts_with(b, "y") && ends_with(b, {z}) => success,
        path length(keys(a)) > 1 || length(values(a)) != 2 => failure,
        path join(", ", sort(a)) == reverse(b) => failure,
        path not_null(a, b.c, d[0]) == to_string(e) => failure,
        path to_number(a) == 1 => retry,
        path to_array(a)[0] == b => retry,
    },
    "#,
    r"
    struct Numbers;
    operation: a::B, delay: 1s, max_attempts: 3,
    acceptors: {
        path abs(a) == 1 => success,
        path ceil(a) == floor(b) => failure,
        path max(a) == sum(b) => failure,
        path min(a) == avg(b[].c) => failure,
        path max_by(a, &b.c).d == min_by(a, &e).d => retry,
        path map(&b, a)[0] == sort_by(a, &b)[0].b => retry,
        path a.length(@) == 4 => retry,
    },
    ",
    r#"
    struct Values;
    operation: ::a::b::C, delay: 1_000ms, max_attempts: 3,
    acceptors: {
        path a == -1 => success,
        path b == 1.5 | -2.5e3 | 18446744073709551615 | 0x1F => success,
        path c == {3} | {-1} | {[1, 2]} | {&*NAMES} | ::m::CONST | T::A => success,
        path d == false || e == null => failure,
        path f != module::TEXT || h == {"text"} => failure,
    },
    "#,
    r#"
    #[cfg(feature = "waiters")]
    #[deprecated(note = "old")]
    #[doc = "Documented."]
    pub(in crate::a) struct Long { /** A limit. */ #[allow(dead_code)] pub limit: fn(&str) -> Option<[u8; 4]>, }
    operation: ::sdk::operation::describe_db_instances::DescribeDBInstances,
    output: some::module::Output,
    max_attempts: 4294967295,
    delay: 1s..=2s,
    acceptors: { path {limit("x")} == DBInstances[0].Endpoint => success, }
    "#,
    r#"
    struct Lists;
    operation: a::B, delay: 1s, max_attempts: 3,
    acceptors: {
        path a.[b, c.d, length(@)][0] == [e, f] => success,
        path a."aws:x".b."k" == "y" => success,
        path_all a[].[b, c][] == 1 => failure,
        path [a, b][0] == c => failure,
        path @ == a => retry,
        path (((a.b))) => retry,
    },
    "#,
];

/// A declaration in the words of other waiters, and with common mistakes.
pub(super) const MISTAKEN: &str = r#"
    pub struct Mistaken<T>(usize);
    "operation": sdk::operation::describe::Describe { x: 1 } maxTries = 40, minDelay: 2, interval: 60 delay: "5s"
    acceptors: [
        { "matcher": "pathAll", "argument": "A.B[].C", "expected": "X", "state": "success" },
        {"matcher": "error", "expected": True}, path => success path a.b -> failure, a.b == 1 : retry
        jmespath a.b and c is not None = > "success", status >= 500 => fail if x; error E::A(_) or B => retry,
        path 1 < length(a) < 5 => success, path a, b => retry, path_all a[0 == X::Y] | => , delay: 1s,
    ],
"#;

/// Valid paths as strings.
pub(super) const PATHS: &[&str] = &[
    "Certificate.DomainValidationOptions[].ValidationStatus",
    "length(services[?!(deployments.length(@) == `1` && runningCount == desiredCount)]) == `0`",
    "Reservations[].Instances[?State.Name != 'terminated'].[InstanceId, Tags[?Key=='a'].Value | [0]][]",
    r#""quoted \u00e9 \" name"."aws:x"[-1] | [1:-1:2] | @"#,
    r"a == 'it\'s' || b != `-1.5e3` && c < `null` || d >= `true`",
    r#"contains(map(&a.b, c.*), `"x\ty"`) && sort_by(d, &e)[0].f == '``'"#,
    "not_null(a, b || c, [d, e.f][0]) == join(', ', keys(g))",
    "*.a[*][0:].*.b[::-1]",
];

/// Words of declarations, and others.
pub(super) const WORDS: &str = "
    operation output pages first_poll delay poll_timeout max_attempts max_wait acceptors path path_all path_any input_output status error ok success
    failure retry any throttling transient timeout dispatch length contains map sort_by max_by not_null join merge type
    true false null not and or in as if input a b want DBInstances db_instances Status TEXT min_delay maxAttempts interval
    matcher jmespath len done pub struct fn where self super crate match return build for polls poll times after
    _ __ _1 _1A é Ünï ℘ _℘ ǅ İ ŉ ß Σς ａ 名前 _ा _ाA a·b
";

/// Operators of this and other languages.
pub(super) const OPERATORS: &str = "
    : , ; => -> :: .. ..= ... == != <= >= < > && || | & ! . .* @ ? * - = # $ 'a + / % ^ ~
";

/// All characters of punctuation.
pub(super) const PUNCTS: &str = "=<>!~+-*/%^&|@.,;:#$?'";

/// The separator of lists whose items have spaces.
pub(super) const BETWEEN: [char; 2] = ['¦', '\n'];

/// Literals of every kind.
pub(super) const LITERALS: &str = r##"
0¦1¦-1¦7u8¦1_000¦0x1F¦0xFFu64¦0b11¦0o17¦404¦600¦60s¦5ms¦1.5h¦2m¦1é¦0é¦1名¦1_¦1e9¦1e400¦1e-400¦1.¦2.5f32¦0.0s
18446744073709551615¦18446744073709551616¦-9223372036854775809¦340282366920938463463374607431768211456¦""¦"x"
"a.b"¦"A.B[].C"¦"CODE"¦"x"suffix¦"\u{0}\n\\\""¦"|"¦"`"¦"*/"¦r"raw"¦r#"a."k""#¦b"bytes\xFF"¦br"raw"¦c"text"
cr#"raw"#¦'x'¦'\''¦'é'¦'x'y¦b'x'¦b'\xFF'"##;

/// The characters of random paths.
pub(super) const CHARACTERS: &str =
    "abA_019.*[](){}?:,@&|!=<>-'\"`\\ue \t\n\r\0\u{7f}\u{85}\u{a0}\u{301}\u{200b}\u{feff}é名🦀";

/// Parts of paths.
pub(super) const PARTS: &str = r#"
a¦AbC¦A_B¦.b¦[]¦[*]¦[0]¦[-1]¦[1:2]¦[::-1]¦[::0]¦[?¦]¦(¦)¦[¦,¦ | ¦||¦&&¦!¦==¦<=¦&¦*¦.*¦@¦'x'¦'é\'¦`1`¦`-1e400`
`[1]`¦`{"a": 1}`¦`"\u0000"`¦`null`¦`true`¦null¦"k"¦"\ud83e\udd80"¦"\ud800"¦length(¦sort_by(¦map(&¦not_null(
.length(@)¦.[a, b]¦{¦:¦}¦99999999999¦[99999999999]¦ and ¦= ¦\¦é"#;
