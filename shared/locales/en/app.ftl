# The shell: the same on every page.

-brand = LuxMedica

app-brand = { -brand }
app-title = { $page } · { -brand }
app-title-error = Error: { $page } · { -brand }
app-skip = Skip to content
app-sections = Sections
app-menu = Menu
app-path = Path
app-summary = Summary
app-help = Help

## Sections

app-nav-home = Home
app-nav-users = Users
app-nav-organizations = Organizations
app-nav-roles = Roles
app-nav-assignments = Role assignment
app-nav-tokens = Tokens
app-nav-workstations = Workstations

## The shift in the top band

app-shift-until = Shift until { $until }
app-shift-left = { $duration } left
app-shift-whole-day = Around the clock
app-duration = { $hours } h { $minutes } min
app-duration-hours = { $hours } h
app-duration-minutes = { $minutes } min

## The person's menu

app-person-menu = Menu: { $name }
app-my-session = My session
app-change-password = Change password
app-sign-out = Sign out
app-language = Language
app-language-uk = Українська
app-language-en = English
app-theme = Theme
app-theme-auto = Auto
app-theme-light = Light
app-theme-dark = Dark

## The footer

app-version = { -brand } { $version }
app-footer-workstation = Workstation: { $workstation }
app-footer-time = Facility time: { $time }

## Damaged records

app-damaged-row = Record { $id } is damaged and could not be read: tell this number to whoever looks after the system.
app-damaged-records = Damaged records could not be read: { $ids }. The rest is shown as usual; tell these numbers to whoever looks after the system.

## Acts

app-save = Save
app-save-changes = Save changes
app-edit = Edit
app-edit-of = Edit: { $name }
app-delete-of = Delete: { $name }
app-cancel = Cancel
app-close = Close
app-to-home = To the home page
app-retry = Try again
app-copy = Copy
app-copied = Copied
app-copy-of = Copy: { $name }
app-copy-failed = Not copied: select the text and copy it yourself.
app-create = Create
app-rename = Rename
app-actions = Actions
app-details = Details
app-keep = Don’t delete
app-saving = Saving…

## Loading, empty

app-loading = Loading…
app-load-failed = The data did not load
app-namesake = Another one has the same name already: rename one of the two.
app-nothing-found-hint = Check the spelling, or clear the search and filters.
app-reset-filters = Clear search and filters

## Lists

app-search = Search
app-lists = Lists of the section
app-reset = Clear
app-shown = Showing { $first }–{ $last } of { $total }
app-shown-of-more = Showing { $first }–{ $last } of more than { $total }
app-pages = Pages
app-previous = Previous
app-next = Next

## Choosing from a list

app-choose-from-list = Choose from the list
app-choose-none = Nothing found
app-choose-more = Not all are shown: narrow the search.
app-choose-options = { $count ->
    [0] No options
    [one] { $count } option
   *[other] { $count } options
}

## Forms

app-optional = optional
app-password-show = Show password
app-password-hide = Hide password
app-form-faults = { $count ->
    [one] Not saved: correct { $count } field
   *[other] Not saved: correct { $count } fields
}
app-form-refused = Not saved

## Leaving a form

app-leave-title = Leave without saving?
app-leave-text = What you typed on this page is not saved and will be lost.
app-leave-submit = Leave the page
app-leave-stay = Stay

## Conflicting changes

app-conflict-title = The record has changed
app-conflict-hint = See what changed and decide whose values to keep.
app-conflict-merge-hint = Where only the record was changed, it stays so; where you changed something, yours is saved.
app-conflict-field = Field
app-conflict-theirs = Saved on the server
app-conflict-mine = Typed by you
app-conflict-merged = Will be saved
app-conflict-save = Save my changes
app-conflict-discard = Discard my changes

## Times and dates

app-today = Today, { $time }
app-yesterday = Yesterday, { $time }
app-whole-day = Around the clock
app-in-days = { $count ->
    [0] today
    [one] tomorrow
   *[other] in { $count } days
}
app-date-hint = dd.mm.yyyy
app-time-hint = hh:mm

## Parts of sentences

app-quoted = “{ $text }”
app-and = { $first-part } and { $last-part }
app-and-more = { $first-part } and { $count } more
app-by-command-line = administrator on the server
app-changed-by = { $date }, { $who }
