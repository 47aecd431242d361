//! Which names of errors an operation may well not model.
//!
//! Of a name that is no variant, rustc says so, with the one that was meant if it is near. It does not say that a wire
//! code is written as a string, so a name that may be one is asked for in another way (see `expand/modelled.rs`), which
//! costs a little: not every name is.

/// Errors of every service, by the way modelled errors are named: AWS's "common errors" and what the SDK takes for
/// throttling. Some operations do model them.
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

/// How nearly all modelled errors end.
const ENDINGS: &[&str] = &["exception", "fault", "error"];

/// How many slips an ending may have, to be one that is misspelt.
const SLIPS: usize = 2;

/// Whether a variant's name may be a wire code that is not modelled.
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
