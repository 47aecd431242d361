use waiter_runtime::waiter;

waiter! {
    /// Waits until every domain of a certificate is validated.
    ///
    /// One that \[failed] will \<never> be: see https://example.com.
    #[derive(Clone, Copy, Debug)]
    pub struct CertificateReady;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 60s,
    max_attempts: 5,
    acceptors: {
        path_all certificate.domain_validation_options[].validation_status == "SUCCESS" => success,
        path_any certificate.domain_validation_options[].validation_status == "PENDING_VALIDATION" => retry,
        path certificate.status == "FAILED" | "A_STATUS_OF_THE_FUTURE" => failure,
        error "ResourceNotFoundException" => failure,
    },
}

waiter! {
    #[derive(Clone, Copy, Debug)]
    pub struct CertificateGone;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 500ms,
    max_attempts: 20,
    acceptors: {
        error "ResourceNotFoundException" => success,
        error any => failure,
        ok => retry,
    },
}

waiter! {
    /// Waits for two users.
    ///
    /// \`\`\`
    /// panic!()
    /// \`\`\`
    ///
    /// \>     panic!()
    /// 1\. \<script>alert(1)\</script>
    /// &#x1B;\[31m&#x202E;
    #[derive(Clone, Copy, Debug)]
    pub struct CertificateUsed;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 1s,
    max_attempts: 3,
    acceptors: {
        path length(certificate.domain_validation_options[?validation_status == "FAILED" && !(domain_name == "x")]) > 0 => failure,
        path length(certificate.in_use_by) == 2 => success,
        // never reached: path length(certificate.in_use_by) == 2 => success,
        path certificate.options.certificate_transparency_logging_preference == "DISABLED" => retry,
        status 429 => retry,
        path certificate.in_use_by == null => failure,
    },
}
