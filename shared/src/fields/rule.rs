//! The rules a form field can break: a closed list both sides translate.

use crate::closed::codes;
use std::fmt;

codes! {
    /// A broken form rule. Its code is the wire form; the client turns it
    /// into a sentence beside the field.
    pub enum Rule {
        /// A required field is absent or blank.
        Required = "required",
        /// The value has the wrong type or is none of the choices.
        Invalid = "invalid",
        /// The field does not exist.
        Unknown = "unknown",
        /// No login.
        LoginEmpty = "login-empty",
        /// A login has only ASCII letters, digits and underscores.
        LoginInvalid = "login-invalid",
        /// A login has at most 64 characters.
        LoginTooLong = "login-too-long",
        /// A password has at least 12 characters.
        PasswordTooShort = "password-too-short",
        /// A password has at most 128 characters.
        PasswordTooLong = "password-too-long",
        /// A password has only printable characters.
        PasswordUnprintable = "password-unprintable",
        /// A password must differ from the login.
        PasswordIsLogin = "password-is-login",
        /// A password does not contain the login or a word of it.
        PasswordHasLogin = "password-has-login",
        /// A password does not contain a name of its owner.
        PasswordHasName = "password-has-name",
        /// A password does not contain a word of the hospital's name.
        PasswordHasHospital = "password-has-hospital",
        /// A password does not contain the name of this program.
        PasswordHasProduct = "password-has-product",
        /// A password has at least 5 different characters.
        PasswordFewDifferent = "password-few-different",
        /// A password is none of those that are tried first.
        PasswordCommon = "password-common",
        /// A password is no sequence, repetition, row of keys or date.
        PasswordPredictable = "password-predictable",
        /// A password is set by nobody but its owner.
        PasswordNotGiven = "password-not-given",
        /// No password.
        PasswordEmpty = "password-empty",
        /// No full name.
        FullNameEmpty = "full-name-empty",
        /// A full name has letters, spaces, hyphens and apostrophes.
        FullNameInvalid = "full-name-invalid",
        /// A full name has at most 200 characters.
        FullNameTooLong = "full-name-too-long",
        /// No organization name.
        OrganizationEmpty = "organization-empty",
        /// An organization name has a character outside its alphabet.
        OrganizationInvalid = "organization-invalid",
        /// An organization name has at most 200 characters.
        OrganizationTooLong = "organization-too-long",
        /// No position.
        PositionEmpty = "position-empty",
        /// A position has a character outside its alphabet.
        PositionInvalid = "position-invalid",
        /// A position has at most 200 characters.
        PositionTooLong = "position-too-long",
        /// A licence number has digits only.
        LicenceNumberNotDigits = "licence-number-not-digits",
        /// A licence number has at most 20 digits.
        LicenceNumberTooLong = "licence-number-too-long",
        /// A role name has at least 3 characters.
        RoleNameTooShort = "role-name-too-short",
        /// A role name has at most 64 characters.
        RoleNameTooLong = "role-name-too-long",
        /// A role name has visible characters only.
        RoleNameInvalid = "role-name-invalid",
        /// No workstation name.
        WorkstationNameEmpty = "workstation-name-empty",
        /// A workstation name has a character outside its alphabet.
        WorkstationNameInvalid = "workstation-name-invalid",
        /// A workstation name has at most 200 characters.
        WorkstationNameTooLong = "workstation-name-too-long",
        /// A time of day is `hh:mm`, 00:00 to 23:59.
        TimeInvalid = "time-invalid",
        /// A time that something ends at is `hh:mm`, 00:00 to 24:00.
        EndTimeInvalid = "end-time-invalid",
        /// A date does not exist.
        DateInvalid = "date-invalid",
        /// The last day of a token is in the past or before its first.
        LastDayPast = "last-day-past",
        /// A session limit is 1 to 12 hours.
        SessionHoursInvalid = "session-hours-invalid",
        /// No token file was chosen.
        TokenMissing = "token-missing",
        /// A token file has at most 8000 bytes.
        TokenTooLarge = "token-too-large",
        /// No name of a patient.
        PersonNameEmpty = "person-name-empty",
        /// A patient's name has letters, spaces, hyphens and apostrophes.
        PersonNameInvalid = "person-name-invalid",
        /// A patient's name has at most 100 characters.
        PersonNameTooLong = "person-name-too-long",
        /// A tax number has 10 digits.
        TaxNumberInvalid = "tax-number-invalid",
        /// A tax number is neither one digit nor a row of digits.
        TaxNumberPlaceholder = "tax-number-placeholder",
        /// A tax number's last digit does not fit the others; taken if its paper says so.
        TaxNumberCheck = "tax-number-check",
        /// A tax number is of another birth date; taken if its paper says so.
        TaxNumberBirth = "tax-number-birth",
        /// A tax number is of the other sex; taken if its paper says so.
        TaxNumberSex = "tax-number-sex",
        /// A telephone number is Ukrainian, or begins with + and a country.
        PhoneInvalid = "phone-invalid",
        /// A remark about a telephone number has visible characters only.
        PhoneRemarkInvalid = "phone-remark-invalid",
        /// A remark about a telephone number has at most 100 characters.
        PhoneRemarkTooLong = "phone-remark-too-long",
        /// The paper cannot show a character.
        Unprintable = "unprintable",
        /// The paper cannot show a character in what it says of whoever issues.
        RequesterUnprintable = "requester-unprintable",
        /// A name has a letter.
        NameLetterless = "name-letterless",
        /// A word of a name mixes alphabets.
        NameMixed = "name-mixed",
        /// An address has visible characters only.
        AddressInvalid = "address-invalid",
        /// An address has at most 300 characters.
        AddressTooLong = "address-too-long",
        /// A patient is born today at the latest.
        BirthDateFuture = "birth-date-future",
        /// A patient was born in 1900 or later.
        BirthDateInvalid = "birth-date-invalid",
        /// A note has visible characters only.
        NoteInvalid = "note-invalid",
        /// A note has at most 2000 characters.
        NoteTooLong = "note-too-long",
        /// What was done, or why, must be said in words.
        NoteEmpty = "note-empty",
        /// A code has 1 to 20 Latin letters, digits, dots and dashes.
        CodeInvalid = "code-invalid",
        /// The catalogue has no such service, or no longer.
        ServiceUnknown = "service-unknown",
        /// The service belongs to another category.
        CategoryMismatch = "category-mismatch",
        /// The catalogue has no such diagnosis, or no longer.
        DiagnosisUnknown = "diagnosis-unknown",
        /// At least one service is asked for.
        ServicesMissing = "services-missing",
        /// At most five services go under one number.
        ServicesTooMany = "services-too-many",
        /// The same service is asked for twice.
        ServiceTwice = "service-twice",
        /// What replaces a referral asks for one service, of the same patient.
        ReplacementInvalid = "replacement-invalid",
        /// A referral names at least one diagnosis.
        DiagnosisMissing = "diagnosis-missing",
        /// 1 to 99 of a service are asked for.
        QuantityInvalid = "quantity-invalid",
        /// The service is planned for a day before the patient's birth.
        OccurrenceBeforeBirth = "occurrence-before-birth",
        /// The service is planned for a day that has passed.
        OccurrencePast = "occurrence-past",
        /// The service is planned for a day on which the referral no longer holds.
        OccurrenceTooLate = "occurrence-too-late",
        /// A referral's number has 16 symbols of its alphabet.
        NumberInvalid = "number-invalid",
        /// A referral's number whose check character does not fit.
        NumberCheck = "number-check",
        /// This reason needs a comment.
        CommentMissing = "comment-missing",
        /// Only the system gives this reason.
        ReasonReserved = "reason-reserved",
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl std::error::Error for Rule {}
