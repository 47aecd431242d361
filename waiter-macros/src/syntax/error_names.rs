//! Names of errors that an operation may not model.
//!
//! For a name that is not a variant, rustc suggests a similar one. It cannot suggest to write a wire code as a string. So
//! a name that may be a wire code is checked by other code (see `expand/modelled.rs`). That costs a little, so other names
//! are not.

/// Errors of every service whose names end like those of modelled errors: AWS's "common errors", and the SDK's codes of
/// throttling. Some operations model them.
const COMMON: &[&str] = &[
    "AccessDeniedException",
    "Ec2ThrottledException",
    "ExpiredTokenException",
    "InternalServerError",
    "LimitExceededException",
    "MalformedHttpRequestException",
    "ProvisionedThroughputExceededException",
    "RequestAbortedException",
    "RequestThrottledException",
    "RequestTimeoutException",
    "ServiceUnavailableException",
    "ThrottledException",
    "ThrottlingException",
    "TooManyRequestsException",
    "TransactionInProgressException",
    "UnknownOperationException",
    "UnrecognizedClientException",
    "ValidationError",
    "ValidationException",
];

/// The endings of nearly all modelled errors.
const ENDINGS: &[&str] = &["exception", "fault", "error"];

/// The number of typos in an ending that is misspelt.
const SLIPS: usize = 2;

/// Returns true if a variant's name may be a wire code that is not modelled.
pub(super) fn may_be_a_code(variant: &str) -> bool {
    COMMON.contains(&variant) || !ends_as_modelled(&variant.to_lowercase())
}

pub(super) fn ends_as_modelled(name: &str) -> bool {
    let chars: Vec<char> = name.chars().collect();
    ENDINGS.iter().any(|ending| {
        let length = ending.len();
        (length - 1..=length + 1).any(|length| {
            let tail: String = chars[chars.len().saturating_sub(length)..].iter().collect();
            strsim::osa_distance(&tail, ending) <= SLIPS.min(ending.len() / 3)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_ending_is_one() {
        for modelled in [
            "ResourceNotFoundExeption",
            "NotFoundFault",
            "InternalError",
            "ResourceNotFoundException",
        ] {
            assert!(!may_be_a_code(modelled), "{modelled}");
        }
        for code in [
            "LoadBalancerNotFound",
            "ThrottlingException",
            "NotFound",
            "É",
            "",
        ] {
            assert!(may_be_a_code(code), "{code}");
        }
    }
}
