# My session: data, sessions, password.

account-title = My session
account-data = My data
account-data-hint = The administrator changes them.
account-password-set = Password set

## This session

account-this-session = This session
account-started = Started
account-workstation = Workstation
account-hours = Working hours
account-ends = Ends
account-ends-hours = { $until }: end of work
account-ends-session-hours = { $until }: the longest session your token allows
account-ends-token-expiry = { $until }: last day of the token
account-ends-limit = { $until }: a session lasts at most 12 hours
account-idle = { $minutes ->
    [one] After { $minutes } minute without activity the session ends earlier.
   *[other] After { $minutes } minutes without activity the session ends earlier.
}
account-permissions = What you are allowed to do

## Sessions

account-sessions = My open sessions
account-sessions-hint = A session you do not know? End it, change your password and tell the administrator.
account-sessions-only = There are no other open sessions.
account-session-seen = Last activity
account-session-origin = Browser and address
account-session-browser-unknown = Unknown browser
account-session-bare = { $count ->
    [one] { $date }: { $count } request from { $address } without this workstation’s key. Was it not you? End the session.
   *[other] { $count } requests without this workstation’s key, last from { $address }, { $date }. Was it not you? End the session.
}
account-session-this = This session
account-session-end = End
account-session-end-of = End the session at workstation “{ $workstation }”

## Password

account-password = Change password
account-password-required = Change your password: somebody else set it
account-password-required-text = Until you do, the other pages are closed.
account-password-own = A password of your own
account-password-by-code = You signed in with a one-time code. Set a password of your own
account-password-by-code-text = Until you do, the other pages are closed. The code will not work again: if you leave without a password, you need a new one.
account-password-set-own = Set password
account-password-current = Current password
account-password-new = New password
account-password-repeat = New password again
account-password-repeat-differs = The passwords differ. Type the new password again.
account-password-hint = 12 to 128 characters, spaces allowed: a few words are easier to remember.
account-password-others = Your other sessions end.
account-password-submit = Change password
