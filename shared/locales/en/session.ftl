# The end of a session: warnings, signing in without losing what was typed.

session-ends-soon = { $minutes ->
    [one] Your session ends at { $until }, in { $minutes } minute. Save your work.
   *[other] Your session ends at { $until }, in { $minutes } minutes. Save your work.
}
session-ends-soon-hint = What is not saved on this page is hidden then, and comes back when you sign in again.
session-ends-now = Your session ends in less than a minute. Save your work.
session-idle-soon = { $minutes ->
    [one] You have done nothing for a while. Your session ends in { $minutes } minute.
   *[other] You have done nothing for a while. Your session ends in { $minutes } minutes.
}
session-stay = Keep working

## The session has ended

session-ended-title = Your session has ended
session-hidden = The content of the page is hidden.
session-ended-kept = Sign in again: everything you typed on this page is still here.
session-ended-dropped = Sign in again to see this page.
session-ended-hours = Working hours ended at { $until }.
session-ended-idle = { $minutes ->
    [one] You did nothing for { $minutes } minute.
   *[other] You did nothing for { $minutes } minutes.
}
session-ended-elsewhere = It was ended from elsewhere, or your token or workstation was deleted.
session-sign-in-again = Sign in again
session-leave = Leave without saving
session-leave-dropped = Leave
session-leave-hint = What you typed on this page will be gone.
session-other-person = Somebody else signed in, so what was typed before is cleared from the screen.
session-resumed = You are signed in again. What you typed is in place; save it now.

## The password again

session-confirm-title = Confirm that it is you
session-confirm-text = This change gives somebody access, and you entered your password more than a quarter of an hour ago. Enter it again; what you typed stays.
session-confirm-password = Your password
session-confirm-submit = Confirm
