# Home: what is open, why and until when.

home-title = Home
home-greeting-morning = Good morning
home-greeting-day = Good afternoon
home-greeting-evening = Good evening
home-greeting-night = Have a good shift
home-lead = { $date }. You work until { $until } at workstation “{ $workstation }”.

home-open = What is open to you
home-open-none = Nothing is open to you yet
home-open-none-hint = None of your roles allows anything. If you need access for your work, ask the administrator.
home-no-roles = You have no role yet
home-by-roles = { $count ->
    [one] By your role { $roles }.
   *[other] By your roles { $roles }.
}
home-why = Why exactly this?
home-create-jwt = Create a JWT
home-create-jwt-hint = Issue a user a token for a workstation
home-delete-jwt = Delete a JWT
home-delete-jwt-hint = Look through tokens and delete those no longer needed

home-hours = Working hours
home-hours-text = From { $from } to { $to }. At { $to } the session ends by itself; you are warned 10 minutes before.
home-hours-whole-day = The token works around the clock. At { $until } the session ends by itself; you are warned 10 minutes before.

home-attention = Needs your attention
home-attention-none = All is well: nothing waits too long, nothing expires soon.
home-recent = My latest referrals
home-recent-all = All

## Rights that run out

home-lapses = Administration is running out
home-lapse-until = “{ $permission }”: after { $date } nobody is left who can use it. The last token is that of { $who }. Create a new one in time.
home-lapse-now = “{ $permission }”: nobody who has it can be counted on. Create a token that works by day, and let its owner sign in at its workstation with a password of their own.

## What others did to your way in

home-notices = Others changed your way in
home-notice-reset = { $date }: { $who } reset your password.
home-notice-reset-alone = { $date }: { $who } reset your password, and your token was made by the same person.
home-notice-token = { $date }: { $who } made you a token, and gave you your password too.
home-notice-act = { $date }: { $deed } by { $who }.
home-notice-before = { $count ->
    [one] And { $count } time before.
   *[other] And { $count } times before.
}
home-notices-more = And { $count } more: the journal has them all, ask whoever reads it.
home-notices-next = If you did not ask for it, tell another administrator.

## Who did alone what takes two

home-alone = One person gave both password and token
home-alone-line = { $date }: { $by }, for { $owner }.
home-alone-next = Whoever has both could have signed in as the owner. Give somebody else user or token management too: then two are asked for.

home-four-eyes = Password and token still take two people
home-four-eyes-until = Somebody else who could give passwords or tokens has lost their way in, and nobody is left for it but one. So that nobody becomes a colleague that way, until { $date } one person still does not do both. Give a second person their way in back; if nobody can, whoever runs the server does with “luxmedica recover”.

## Licence numbers that several have

home-licences = Licence numbers that several people have
home-licence-line = { $licence }: { $holders }.
home-licences-next = A licence number is one person’s. Open the record of whoever has a wrong one and correct it.

## What was done to whoever reads the journal

home-auditor = Something was done to whoever reads the journal
home-auditor-line = { $date }: { $owner }: { $deed } by { $who }.
home-auditor-next = Whoever reads the journal watches the others. If you do not know why it was done, ask both, and look into the journal.
home-deed-password-reset = password reset
home-deed-token-made = token made
home-deed-link-made = workstation link made
home-deed-session-ended = session ended
home-deed-record-changed = record changed
home-deed-way-in-closed = token, workstation or user deleted
home-deed-rights-changed = roles changed
home-deed-journal-opened = right to read the journal given
