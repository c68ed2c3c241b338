# Tokens: the list, the form, deletion.

tokens-title = Tokens
tokens-lead = A token is a file without which nobody signs in. It works for one user, at one workstation, in certain hours.
tokens-list = List of tokens
tokens-new = Create token
tokens-search = Search tokens
tokens-search-hint = Full name, login, workstation or ID
tokens-none = No tokens yet
tokens-none-hint = Without a token nobody can sign in.
tokens-none-found = No tokens match “{ $text }”
tokens-none-filtered = No tokens match these filters
tokens-of-user = Tokens of { $name }
tokens-of-all = Show everybody’s tokens

## Columns and states

tokens-token = Token
tokens-id = ID
tokens-user = User
tokens-workstation = Workstation
tokens-valid-until = Valid until
tokens-hours = Hours
tokens-sha256 = Hash
tokens-id-and-hash = ID and hash
tokens-state = State
tokens-issued = Issued { $date }
tokens-details-of = Details of the token: { $name }, workstation “{ $workstation }”
tokens-sessions = The user’s open sessions
tokens-filter-state = State
tokens-filter-any = All
tokens-filter-expiring = Expires in 14 days
tokens-state-valid = Valid
tokens-state-not-yet-valid = Not yet valid
tokens-state-expired = Expired
tokens-hours-span = { $from }–{ $to }
tokens-hours-night = { $from }–{ $to }, night

## The form

tokens-new-title = Create a JWT
tokens-new-lead = The token file is shown once. Hand it to the user in person.
tokens-part-who = Whose and where
tokens-user-required = Choose a user.
tokens-user-choose = --Choose a user--
tokens-job-title = Job title in the token
tokens-job-title-hint = Taken from the user’s position; change it if needed.
tokens-job-title-earlier = Taken from an earlier token; change it if needed.
tokens-job-title-unknown = Will be written into the token.
tokens-workstation-hint = The token works only there.
tokens-workstation-required = Choose a workstation.
tokens-workstation-choose = --Choose a workstation--
tokens-workstation-none = There are no workstations yet. Create one first.
tokens-part-validity = When it works
tokens-valid-from = Valid from
tokens-valid-from-hint = Leave empty to start at once.
tokens-last-day = Valid until
tokens-last-day-hint = The last day, dd.mm.yyyy.
tokens-last-day-note = A shift begun on the last day finishes.
tokens-part-hours = Working hours
tokens-presets = Ready-made shifts
tokens-preset-day = Day
tokens-preset-night = Night
tokens-preset-whole-day = Around the clock
tokens-start = Start of work
tokens-end = End of work
tokens-session-hours = Longest session, hours
tokens-session-hours-hint = 1 to 12; leave empty to let the session last until the end of work.
tokens-shift-day = Day shift, { $duration }: { $from } to { $to }. Sign-in works only in this time; at { $to } the session ends.
tokens-shift-night = Night shift, { $duration }: { $from } to { $to } the next day. Sign-in works only in this time; at { $to } the session ends.
tokens-shift-whole-day = Around the clock: sign-in works at any time.
tokens-submit = Create token

## The summary beside the form

tokens-summary = What the token will hold
tokens-summary-name = Full name
tokens-summary-login = Login
tokens-summary-job-title = Position
tokens-summary-workstation = Workstation
tokens-summary-hours = Hours
tokens-summary-valid = Valid
tokens-summary-from-now = from today until { $last-day }
tokens-summary-from-day = from { $from } until { $last-day }
tokens-summary-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
tokens-summary-session = Session
tokens-summary-session-hours = { $hours ->
    [one] at most { $hours } hour
   *[other] at most { $hours } hours
}
tokens-summary-session-shift = until the end of work
tokens-summary-id = ID
tokens-summary-id-given = given by the server
tokens-summary-signature = Signature
tokens-summary-undecided = not chosen yet
tokens-already-title = There is a valid token already
tokens-already-text = For workstation “{ $workstation }”, { $work-hours }, until { $last-day }.
tokens-already-hint = { $count ->
    [one] Both will work at the same time.
   *[other] All will work at the same time.
}
tokens-no-key = The workstation is not enrolled yet
tokens-no-key-hint = The token works as soon as the workstation’s browser is enrolled by the link.

## Created

tokens-created-title = Token created
tokens-created-text = The file { $file } is downloaded. Hand it over in person: it cannot be shown again.
tokens-created-for = { $name }, workstation “{ $workstation }”, until { $last-day }
tokens-created-copy = Copy the token
tokens-created-again = Download the file again
tokens-created-again-hint = It can be downloaded again or copied only while this page is open.
tokens-created-done = To the list of tokens

## Deletion

tokens-delete-title = Delete a JWT
tokens-delete-open = Delete…
tokens-delete-of = Delete token: { $name }, workstation “{ $workstation }”
tokens-delete-what = { $name }, workstation “{ $workstation }”, until { $last-day }
tokens-delete-text = The file stops working. The session opened with it breaks off at once. This cannot be undone.
tokens-delete-last = The user has no other valid token and will not be able to sign in.
tokens-delete-submit = Delete token
tokens-delete-keep = Don’t delete
