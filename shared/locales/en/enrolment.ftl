# Enrolling a workstation: the page a one-time link opens.

enrolment-title = Enrol a workstation
enrolment-lead = This browser becomes a workstation. Its key is made here and stays here: it cannot be taken out.
enrolment-checking = Checking the link…
enrolment-name = Name
enrolment-place = Place
enrolment-place-none = Not given
enrolment-submit = Enrol this browser
enrolment-working = Making the key…
enrolment-again = This browser already is workstation “{ $workstation }”. Enrolling replaces its key.
enrolment-done-title = The workstation is enrolled
enrolment-done-text = This browser is workstation “{ $workstation }”. You can sign in here now.
enrolment-to-sign-in = To sign-in
enrolment-refused-title = The link does not work
enrolment-refused-text = It was used already, 15 minutes have passed, or the address was copied in part. Ask the administrator for a new link.
enrolment-missing-title = An enrolment link is needed
enrolment-missing-text = Open the link from the administrator in this browser, all of it, with the part after “#”.
