# Workstations: the list, the form, the enrolment link.

workstations-title = Workstations
workstations-lead = A workstation is a browser on a particular computer. Without one nobody can sign in.
workstations-list = List of workstations
workstations-new = New workstation
workstations-new-title = New workstation
workstations-edit-title = Edit workstation: { $name }
workstations-search = Search workstations
workstations-search-hint = Name, place or inventory label
workstations-none = No workstations yet
workstations-none-hint = Create a workstation, then open its enrolment link in its browser.
workstations-none-found = No workstations match “{ $text }”

## Columns, states, fields

workstations-name = Name
workstations-name-hint = What staff call it, for example “Post 3”.
workstations-place = Place
workstations-place-hint = Building, floor, room.
workstations-inventory-label = Inventory label
workstations-inventory-label-hint = The label on the computer’s case.
workstations-state = State
workstations-enrolled = Enrolled
workstations-not-enrolled = Not enrolled
workstations-enrolled-since = since { $date }
workstations-tokens = Valid tokens
workstations-sessions = Sessions
workstations-here = You are at this one

## Open sessions

workstations-open-sessions = Open sessions
workstations-sessions-none = There are no open sessions
workstations-sessions-of = Sessions of { $name }
workstations-sessions-of-all = Show everybody’s sessions
workstations-session-end = End…
workstations-session-end-of = End session: { $name }, workstation “{ $workstation }”
workstations-session-end-title = End the session?
workstations-session-end-what = { $name }, workstation “{ $workstation }”
workstations-session-end-text = What is not saved stays on the workstation’s screen until the next sign-in.
workstations-session-end-submit = End session

## The enrolment link

workstations-enrol = Enrol…
workstations-link-of = Enrol: { $name }
workstations-link-title = Link for workstation “{ $name }”
workstations-link-text = Open it in the workstation’s browser within 15 minutes. It works once.
workstations-link-until = Works until { $time }
workstations-link-address = Address
workstations-link-copy = Copy link
workstations-link-once = Once closed it cannot be shown again; create a new one if needed.
workstations-link-replaces = The workstation is enrolled already. Enrolling again replaces its key; its tokens stay valid.
workstations-link-create = Create link

## Removal

workstations-remove = Remove…
workstations-remove-of = Remove workstation: { $name }
workstations-remove-title = Remove workstation “{ $name }”?
workstations-remove-along = Removed along with the workstation:
workstations-remove-tokens = { $count ->
    [one] { $count } valid token bound to it
   *[other] { $count } valid tokens bound to it
}
workstations-remove-sessions = { $count ->
    [one] { $count } open session, which breaks off at once
   *[other] { $count } open sessions, which break off at once
}
workstations-remove-nothing = It has no valid tokens and no open sessions.
workstations-remove-stays = Users and their roles stay. This cannot be undone.
workstations-remove-submit = Remove workstation
workstations-remove-keep = Don’t remove
