# Signing in.

sign-in-title = Sign in
sign-in-lead = You need your password or one-time code, your token file and an enrolled workstation.
sign-in-login = Login
sign-in-password = Password or one-time code
sign-in-token = Token
sign-in-submit = Sign in
sign-in-working = Checking…
sign-in-return = After signing in you return to the page you were opening.

## The token file

sign-in-drop = Drop your token file here or choose it
sign-in-drop-hint = The .jwt file from the administrator
sign-in-drop-other = Another file
sign-in-token-for = for { $login }, valid until { $last-day }
sign-in-token-unreadable = This does not look like a token. Choose the .jwt file the administrator gave you.
sign-in-token-required = A token is required for authentication

## Refusal

sign-in-refused-title = Sign-in refused
sign-in-next = What to do:
sign-in-next-refused = Check the login, the keyboard layout and the token file, and try again. If that does not help, ask the administrator.

## This workstation

sign-in-workstation = This workstation
sign-in-workstation-checking = Checking the workstation…
sign-in-enrolled = Enrolled
sign-in-not-enrolled = Not enrolled
sign-in-workstation-name = Name
sign-in-workstation-place = Place
sign-in-workstation-key = Key
sign-in-workstation-key-here = In this browser, cannot be taken out
sign-in-workstation-since = Enrolled
sign-in-facility-time = Facility time
sign-in-not-enrolled-text = You cannot sign in from this browser yet. Ask the administrator for an enrolment link and open it here.
sign-in-no-keys = The browser keeps no keys: the window is private or the address is not secure. Open a normal window at an https:// address.

## Help

sign-in-trouble = Cannot sign in?
sign-in-trouble-contact = The administrator gives out new codes and tokens: { $contact }.
sign-in-trouble-text = The administrator gives out new codes and tokens.
sign-in-paper = Holding a paper referral?
sign-in-paper-check = Check a paper referral
sign-in-paper-text = without signing in.
