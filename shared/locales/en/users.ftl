# Users: the list, the page, the form.

users-title = Users
users-list = List of users
users-new = New user

## Search and filters

users-search = Search users
users-search-hint = Full name, login or position
users-filter-role = Role
users-filter-role-any = All roles
users-filter-role-none = No role
users-filter-token = Token
users-filter-token-any = All
users-filter-token-valid = Valid
users-filter-token-expiring = Expires in 14 days
users-filter-token-none = Expired or none
users-none-found = No users match “{ $text }”
users-none-filtered = No users match these filters

## Columns

users-column-token = Token valid until
users-column-sign-in = Last sign-in
users-no-role = No role
users-token-none = None
users-token-past = Expired { $date }
users-token-soon = { $date }, { $in-days }
users-never-signed-in = Never signed in

## Data

users-full-name = Full name
users-login = Login
users-password = Password
users-organization = Organization
users-position = Position
users-licence-number = Licence number
users-licence-none = None
users-data = Data
users-created = Created
users-changed = Changed

## The user's page

users-roles = Roles
users-roles-none = No roles assigned yet
users-roles-none-hint = Without a role the user can sign in but do nothing.
users-assign = Assign a role…
users-tokens = Tokens
users-tokens-valid = Valid: { $count }
users-tokens-none-hint = Without a token the user cannot sign in.
users-sessions = Open sessions
users-password-until = Not one of their own yet. The code or password they were given works until: { $at }
users-password-lapsed = Not one of their own yet. The code or password they were given lapsed: { $at }. Reset the password to give a new one.
users-password-used = Not one of their own yet. The code was used: { $at }. Reset the password to give a new one.

## The form

users-new-title = New user
users-edit-title = Edit: { $name }
users-part-person = Who it is
users-part-sign-in = Signing in
users-login-hint = Latin letters, digits and underscores. It cannot be changed later.
users-login-fixed = The login does not change.
users-password-hint = 12 to 128 characters, spaces allowed. It works for 7 days; the user changes it at the first sign-in.
users-code-comes = The user sets the password. Once saved, a one-time code for the first sign-in is shown here.
users-licence-hint = Digits only. Leave empty if there is no licence.
users-organization-choose = --Choose an organization--
users-organization-required = Choose an organization from the list.
users-organization-missing = Is it missing? Create it on the organizations page (new tab)
users-create = Save
users-next = What next
users-next-text = Assign a role and create a token: without a token nobody can sign in, without a role there is nothing to do.
users-last-change = Last change
users-token-keeps = Changing the name or position does not void tokens already issued.

users-own = Somebody else changes your data
users-own-text = Your name, position, organization and licence number stand on what you issue. So they are corrected by another person who manages users.
users-history = History of the record
users-history-created = Created
users-history-change = { $field }: { $before } → { $after }
users-history-nothing = Saved without changes

## Resetting the password

users-reset = Reset password…
users-reset-title = Reset password: { $name }
users-reset-text = The present password stops working at once, and open sessions end.
users-reset-code-text = The user sets the next one: there will be a one-time code for it, good for 24 hours.
users-reset-code = Reset and show the code
users-reset-password = New password
users-reset-hand-over = Hand the new password over in person. It works for 24 hours; at sign-in the user changes it.
users-reset-hint = 12 to 128 characters, spaces allowed.
users-reset-submit = Save password

## The one-time code

users-code-title = One-time code: { $name }
users-code-text = Print it or write it down, and hand it over in person. Once closed it is not shown again; if it gets lost, reset the password once more.
users-code-until = Works until { $until }
users-code-alt = The same code for a scanner
users-code-open = At the workstation your token is for, open { $address }
users-code-enter = Enter the login { $login } and, in place of the password, this code; choose the token file.
users-code-set = Set a password of your own. The code works only once.
users-code-print = Print
users-code-done = Done

## Deletion

users-delete = Delete…
users-delete-title = Delete user: { $name }?
users-delete-along = Deleted along with the record:
users-delete-nothing = Nothing else hangs on this user.
users-delete-tokens = { $count ->
    [one] { $count } token
   *[other] { $count } tokens
}, { $valid ->
    [0] none valid
    [one] { $valid } valid
   *[other] { $valid } valid
}
users-delete-assignments = { $count ->
    [one] { $count } role assignment: { $roles }
   *[other] { $count } role assignments: { $roles }
}
users-delete-sessions = { $count ->
    [one] { $count } open session, which breaks off at once
   *[other] { $count } open sessions, which break off at once
}
users-delete-stays = The journal stays, and so do the name and licence number in documents already issued. Nobody else will get the login { $login }. This cannot be undone.
users-delete-submit = Delete user
users-delete-keep = Don’t delete
