//! The one place where an error becomes an HTTP status.

use axum::{
    Json,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use monitor::{Error, Outcome};
use shared::problem::{ErrorCode, PROBLEM_JSON, Problem};

/// An error on its way out: a problem (RFC 9457) with the code of what the caller may know,
/// and nothing else.
#[derive(Debug)]
pub struct Refusal(Error);

impl<E: Into<Error>> From<E> for Refusal {
    fn from(error: E) -> Self {
        Self(error.into())
    }
}

/// The table from code to status.
const fn status(code: &ErrorCode) -> StatusCode {
    use ErrorCode as C;
    match code {
        C::Malformed => StatusCode::BAD_REQUEST,
        C::NotSignedIn
        | C::SessionEnded
        | C::ProofNeeded { .. }
        | C::PasswordNeeded
        | C::SignInRefused
        | C::TokenAltered
        | C::TokenIdMismatch
        | C::TokenLoginMismatch
        | C::TokenExpired { .. }
        | C::TokenNotYetValid { .. }
        | C::TokenDeleted
        | C::TokenOtherWorkstation { .. }
        | C::OutsideHours { .. }
        | C::CodeUsed { .. }
        | C::CodeLapsed
        | C::ProofRefused => StatusCode::UNAUTHORIZED,
        C::CrossOrigin
        | C::NotEncrypted
        | C::PasswordChangeRequired
        | C::PasswordWrong
        | C::OwnPasswordReset
        | C::OwnProfile
        | C::OwnOrganization
        | C::FourEyesToken { .. }
        | C::FourEyesReset { .. }
        | C::Forbidden { .. }
        | C::EscalationSelf { .. }
        | C::EscalationGrant { .. }
        | C::TargetOutranks { .. }
        | C::EnrolmentRefused
        | C::RequesterOnly { .. } => StatusCode::FORBIDDEN,
        C::CardRefused => StatusCode::BAD_REQUEST,
        C::NotFound => StatusCode::NOT_FOUND,
        C::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
        C::LastHolder { .. }
        | C::RightsSurface { .. }
        | C::LoginTaken
        | C::LicenceTaken { .. }
        | C::RoleNameTaken
        | C::OrganizationNameTaken
        | C::WorkstationNameTaken
        | C::AssignmentExists
        | C::RoleInUse { .. }
        | C::OrganizationInUse { .. }
        | C::LikelyTwin(_)
        | C::TaxNumberTaken { .. }
        | C::PatientInactive
        | C::ForeignNumberTaken
        | C::FormSent { .. }
        | C::TransitionRefused { .. }
        | C::ReferralExpired { .. } => StatusCode::CONFLICT,
        C::Stale { .. } => StatusCode::PRECONDITION_FAILED,
        C::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        C::TooSlow => StatusCode::REQUEST_TIMEOUT,
        C::UnsupportedMedia => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        C::InvalidFields { .. } | C::PasswordSame => StatusCode::UNPROCESSABLE_ENTITY,
        C::PreconditionRequired => StatusCode::PRECONDITION_REQUIRED,
        C::Throttled { .. } | C::TooOften { .. } => StatusCode::TOO_MANY_REQUESTS,
        C::Damaged { .. } | C::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        C::Busy | C::Unavailable | C::ClockUnsure { .. } => StatusCode::SERVICE_UNAVAILABLE,
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let Self(error) = self;
        if error.outcome() == Outcome::Failed {
            tracing::error!(%error, "a request failed");
        }
        let code = error.code();
        let status = status(&code);
        let retry_after = match &code {
            ErrorCode::Throttled { seconds } | ErrorCode::TooOften { seconds } => {
                Some((*seconds).max(1))
            }
            ErrorCode::Busy | ErrorCode::Unavailable => Some(1),
            _ => None,
        };
        let problem = Problem {
            title: status.canonical_reason().unwrap_or_default().to_owned(),
            status: status.as_u16(),
            code: code.clone(),
        };
        let mut response = (status, Json(problem)).into_response();
        // For whoever says it in other words.
        response.extensions_mut().insert(code);
        let media_type = HeaderValue::from_static(PROBLEM_JSON);
        response
            .headers_mut()
            .insert(header::CONTENT_TYPE, media_type);
        if let Some(seconds) = retry_after {
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, seconds.into());
        }
        response
    }
}
