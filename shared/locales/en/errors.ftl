# Errors: what happened and what to do next.

## The request

error-malformed = The server did not understand the request. Reload the page and try again.
error-invalid-fields = Not saved: correct the marked fields.
error-too-large = The request is too large. Shorten what you typed or choose a smaller file.
error-too-slow = What was sent took too long to arrive, so nothing was done. Check the network and send it again.
error-unsupported-media = The server does not take this kind of data. Reload the page and try again.
error-method-not-allowed = There is no such action at this address. Reload the page and try again.
error-cross-origin = The request did not come from a LuxMedica page and was refused. Open LuxMedica at its usual address.
error-not-encrypted = The connection is not encrypted, so nothing was done. Open the address that begins with https://.

## Signing in

error-sign-in-refused = Wrong login, password or token.
error-token-altered = The token file was altered or damaged. Take the file the administrator gave you, or ask for a new one.
error-token-id-mismatch = The token’s ID is not the one on record. Ask the administrator for a new token.
error-token-login-mismatch = This token was issued for another login. Choose your own file or check the login.
error-token-expired = Your token expired on { $last-day }. Ask the administrator for a new one.
error-token-not-yet-valid = Your token starts to work on { $from }. Sign in then, or ask the administrator for another token.
error-token-deleted = This token was deleted. Ask the administrator for a new one.
error-token-other-workstation = This token is for workstation “{ $token-workstation }”; you are at “{ $this-workstation }”. Sign in there, or choose a token for this workstation.
error-outside-hours = Sign-in refused: outside your working hours. Your token allows { $from } to { $to }; it is { $now }. Sign in at { $from }, or ask the administrator for a token with other hours.
error-code-lapsed = The time of your one-time code or initial password is over. Ask the administrator for a new one.
error-code-used = Somebody signed in with this code on { $at }; it does not work twice. Ask the administrator for a new one. If that was not you, tell them.
error-throttled = { $seconds ->
    [one] Too many failed attempts. Try again in { $seconds } second.
   *[other] Too many failed attempts. Try again in { $seconds } seconds.
}
error-too-often = { $seconds ->
    [one] So many searches and files keep others waiting. Try again in { $seconds } second.
   *[other] So many searches and files keep others waiting. Try again in { $seconds } seconds.
}
error-proof-needed = This browser did not prove the key of the workstation where the session began. Sign in again.
error-proof-refused = The workstation did not prove its key. Reload the page and try again. If that does not help, ask the administrator for an enrolment link.
error-enrolment-refused = The link does not work: it was used already, 15 minutes have passed, or the address is incomplete. Ask the administrator for a new one.

## Session and password

error-not-signed-in = You are not signed in. Sign in to go on working.
error-session-ended = Your session has ended. Sign in again to go on working.
error-password-change-required = Set a password of your own first.
error-password-needed = The change was not saved: it takes entering your password again. Send it once more.
error-password-wrong = The current password is wrong. Type it again.
error-password-same = The new password is the current one. Think of another.
error-four-eyes-token = You gave this person their code or password, so somebody else who manages tokens makes the token. Once they have signed in with a password of their own, you can too.
error-four-eyes-reset = You made this person a token, so somebody else who manages users resets their password. Or delete that token first.
error-four-eyes-until = There is nobody else since somebody lost their way in; until { $date } two people are asked for all the same. Sooner: whoever runs the server gives a second administrator a way in with “luxmedica recover”.
error-four-eyes-absent = Who else could has no token that works: { $names }. If they work here, make them a new one; if they have left, delete their old tokens or their user, and 14 days later one person will do.
error-own-profile = Your own name, position, organization and licence number are changed by somebody else who manages users. Ask them.
error-own-organization = The name of your own organization stands on what you issue, so somebody from another one who manages users changes it. Ask them, or let a colleague move you to another first.
error-own-password-reset = Your own password is not reset here. Change it on the page “My account”, where the current one is needed too.

## Rights; roles are names in quotation marks

error-forbidden = Access refused: you lack the right.
error-forbidden-by-role = { $count ->
    [one] It needs “{ $permission }”, which your role { $roles } forbids.
   *[other] It needs “{ $permission }”, which your roles { $roles } forbid.
}
error-forbidden-nothing-allows = It needs “{ $permission }”, which none of your roles gives.
error-escalation-self = This would give you “{ $permission }”. Only somebody else who has it can do that.
error-escalation-grant = This would give “{ $permission }” to { $who }, at once or once another role is withdrawn, and you do not have it yourself. Ask somebody who does.
error-escalation-role = The role would give “{ $permission }” to whoever holds it, and you may not give that. Ask somebody who has it.
error-target-outranks = This concerns somebody who has “{ $permission }”, if only hidden by another role, and you do not have it. Ask somebody who does.
error-last-holder = This is the last person with “{ $permission }” who can be counted on to sign in. First give that right to somebody else whose token works by day for 14 more days, and let them sign in once at its workstation with a password of their own.
error-rights-surface = This change has consequences for hidden rights or tokens. Look at them and confirm.

## Records

error-not-found = There is no such record. It may have been deleted.
error-stale = { $who } changed this record while you were editing. Your changes are kept.
error-stale-on-server = The administrator on the server changed this record while you were editing. Your changes are kept.
error-precondition-required = It is unclear which version of the record you changed. Reload the page and try again.
error-login-taken = This login belongs or belonged to another user. Choose another.
error-licence-taken = { $who } ({ $login }) has this licence number already. Check the number, or mend that record first.
error-role-name-taken = There is a role with this name already. Choose another name.
error-organization-name-taken = There is an organization with this name already. Choose another name.
error-workstation-name-taken = There is a workstation with this name already. Choose another name.
error-assignment-exists = The user holds this role already.
error-role-in-use = This role is held by { $who }. Withdraw it from them first.
error-organization-in-use = To this organization belong { $who }. Move them to another one first.

## The server

error-busy = The database is busy; nothing was changed. Try again in a few seconds.
error-unavailable = The server cannot store anything at present, so nothing was changed. Tell the administrator.
error-clock-unsure = The server's clock cannot be believed now: it was changed. Tell whoever looks after the system to set it right and restart the server.
error-internal = Something went wrong on the server. Try again; if it happens again, tell the administrator.
error-network = The server does not answer. Check the network and try again. What you typed is still on the page.
error-outdated = The server was updated and this page is old. Reload the page.

## Pages that answer

error-page-forbidden-title = “{ $page }” is closed to you
error-page-forbidden-journal = The attempt is recorded in the journal.
error-page-forbidden-help = If you need access for your work, ask the administrator.
error-page-forbidden-stronger = Forbidding outweighs what other roles allow.
error-page-forbidden-open = Open to you
error-page-not-found-title = There is no such page
error-page-not-found-text = Check the address. The record that was here may have been deleted.
error-page-unreachable-title = The server does not answer
error-page-unreachable-text = Check the network and try again. If that does not help, tell the administrator.
error-page-outdated-title = The server was updated
error-page-outdated-text = This page is old. Reload it to go on.
error-page-failed-title = Something went wrong
error-page-failed-text = Reload the page. If it happens again, tell the administrator.
error-page-reload = Reload the page

## Rules of fields

rule-required = Fill in this field.
rule-invalid = This value does not fit here. Choose or type another.
rule-unknown = The server does not know this field. Reload the page.
rule-login-empty = The login must not be empty.
rule-login-invalid = The login may contain Latin letters, digits and underscores only.
rule-login-too-long = The login is too long: at most 64 characters.
rule-password-empty = The password must not be empty.
rule-password-not-given = A password is set by nobody but its owner: leave it out, and a one-time code is shown.
rule-password-too-short = The password is too short: at least 12 characters.
rule-password-too-long = The password is too long: at most 128 characters.
rule-password-unprintable = The password may contain printable characters and spaces only.
rule-password-is-login = The password must differ from the login.
rule-password-has-login = The password contains the login or a word of it: choose one without.
rule-password-has-name = The password contains the name of its owner: choose one without.
rule-password-has-hospital = The password contains a word of the hospital’s name: choose one without.
rule-password-has-product = The password contains the name LuxMedica: choose one without.
rule-password-few-different = The password repeats too few characters: use at least 5 different ones.
rule-password-common = The password is made of common passwords or words and would be guessed soon: add some unusual words.
rule-password-predictable = The password is a sequence, a repetition, a row of keys or a date and would be guessed soon: choose several words that do not belong together.
rule-full-name-empty = The full name must not be empty.
rule-full-name-invalid = The full name may contain Cyrillic or Latin letters, spaces, hyphens and apostrophes only.
rule-full-name-too-long = The full name is too long: at most 200 characters.
rule-organization-empty = The organization’s name must not be empty.
rule-organization-invalid = The organization’s name may contain letters, digits, spaces, the signs . , - « » " № ( ) / ; + and apostrophes only.
rule-organization-too-long = The organization’s name is too long: at most 200 characters.
rule-position-empty = The position must not be empty.
rule-position-invalid = The position may contain letters, digits, spaces, the signs . , - « » " № ( ) / ; + and apostrophes only.
rule-position-too-long = The position is too long: at most 200 characters.
rule-licence-number-not-digits = The licence number must contain digits only.
rule-licence-number-too-long = The licence number is too long: at most 20 digits.
rule-role-name-too-short = The role name is too short: at least 3 characters.
rule-role-name-too-long = The role name is too long: at most 64 characters.
rule-role-name-invalid = The role name has invisible characters. Type it without them.
rule-workstation-name-empty = The workstation’s name must not be empty.
rule-workstation-name-invalid = Only letters, digits, spaces, the signs . , - « » " № ( ) / ; + and apostrophes may stand here.
rule-workstation-name-too-long = Too long: at most 200 characters.
rule-time-invalid = Type a time from 00:00 to 23:59 as hh:mm.
rule-end-time-invalid = Type a time from 00:00 to 24:00 as hh:mm.
rule-date-invalid = Type an existing date as dd.mm.yyyy.
rule-last-day-past = The last day is over or before the first. Type a later date.
rule-session-hours-invalid = Type a number of hours from 1 to 12, or leave it empty.
rule-token-missing = Please choose a file
rule-token-too-large = The file is too large for a token: at most 8000 bytes. Choose the .jwt file from the administrator.
rule-person-name-empty = Enter this part of the name.
rule-person-name-invalid = A name has only Cyrillic or Latin letters, spaces, hyphens and apostrophes.
rule-person-name-too-long = Too long: at most 100 characters.
rule-tax-number-invalid = A tax number has 10 digits.
rule-tax-number-placeholder = No tax number is like that. If there is none or it is not known, choose the reason.
rule-tax-number-check = The last digit of the tax number does not fit the others. Check it against the document: if it says exactly so, tick that.
rule-tax-number-birth = The first 5 digits of the tax number mean another date of birth. Check both against the document: if it says exactly so, tick that.
rule-tax-number-sex = The last digit but one of the tax number means the other sex. Check both against the document: if it says exactly so, tick that.
rule-phone-invalid = Enter a telephone number such as 067 555 01 24; a foreign one with + and the country code. Whose it is goes into the remark.
rule-phone-remark-invalid = The remark holds a control character that cannot be seen. Type it without.
rule-phone-remark-too-long = The remark is too long: at most 100 characters.
rule-name-letterless = Only signs stand here. Enter the name as in the document.
rule-name-mixed = A word mixes Latin and Cyrillic letters. Type it in one alphabet.
rule-name-mixed-letters = Of another alphabet than the other letters of the word: “{ $letters }”. Type each word in one alphabet.
rule-unprintable = A character here cannot be printed on paper. Say it in words.
rule-unprintable-characters = This cannot be printed on paper: { $characters }. Say it in words.
rule-requester-unprintable = Your name, position or organization has a character that cannot be printed on paper. Ask whoever manages users to change the record.
rule-requester-unprintable-characters = Your name, position or organization has what cannot be printed on paper: { $characters }. Ask whoever manages users to change the record.
rule-address-invalid = The address holds a control character that cannot be seen. Type it without.
rule-address-too-long = The address is too long: at most 300 characters.
rule-birth-date-future = The date of birth is in the future. Check it against the document.
rule-birth-date-invalid = Enter a date of birth from 1900 on, as dd.mm.yyyy, or about which year.
rule-note-invalid = The text holds a control character that cannot be seen. Type that place again.
rule-note-too-long = Too long: at most 2000 characters.
rule-note-empty = Write a few words.
rule-code-invalid = Choose a code from the list.
rule-service-unknown = The catalogue has no such service any more. Choose another one.
rule-category-mismatch = The category does not fit the service. Choose the service again.
rule-diagnosis-unknown = The list has no such diagnosis. Choose one from the list.
rule-services-missing = Add at least one service.
rule-services-too-many = One number holds at most 5 services. Issue the others separately.
rule-service-twice = This service is already there. Change its quantity.
rule-replacement-invalid = A replacement is one service for the same patient.
rule-diagnosis-missing = Give a diagnosis by ICD-10-AM or ICPC-2.
rule-quantity-invalid = Enter a quantity from 1 to 99.
rule-occurrence-before-birth = The service is planned before the patient was born. Correct the date.
rule-occurrence-past = This day has passed. Enter today or a later day.
rule-occurrence-too-late = The referral will not hold any more then. Enter an earlier day.
rule-number-invalid = A number has 16 symbols: digits and the letters A B C E H I K M O P T X.
rule-number-check = The number has a typing error.
rule-comment-missing = This reason needs a comment.
rule-reason-reserved = Only the system gives this reason. Choose another one.

## Referrals

error-likely-duplicate = This patient may be on record already. Compare before you register.
error-tax-number-taken = A patient with this tax number is on record already. Open that record.
error-patient-inactive = This patient’s record is closed, so no referrals are issued. If that is a mistake, reopen it in the patient’s data.
error-foreign-number-taken = This national number belongs to another referral already. Check it.
error-form-sent = This form was sent before, and something was made of it. Open that and correct it there; for anything else begin a new referral.
error-requester-only = Only whoever issued a referral may mark it as an error: { $who }. You may recall it.
error-referral-expired = The referral expired on { $last-day }. A new one is needed.
error-transition-refused = The referral has changed already: it is { $state }. Reload the page.
error-transition-refused-by = The referral has changed already: it is { $state }, by { $who }. Reload the page.
error-referral-taken = { $who } has taken this referral into work already.
error-card-refused = This code was not issued here, or it was altered.
