# Roles: the matrix, the form, the names of the shipped roles.

roles-title = Roles
roles-lead = A role is a name and permissions. A user may hold several roles.
roles-new = New role
roles-new-title = New role
roles-edit-title = Edit role: { $role }
roles-matrix = Roles and permissions
roles-matrix-caption = Permissions of each role
roles-matrix-scroll = Table of permissions, scrolls sideways
roles-column = Role
roles-holders = Users
roles-none = No roles yet
roles-none-hint = Without roles nobody can do anything.

## The form

roles-name = Role name
roles-name-hint = 3 to 64 characters.
roles-permissions = Permissions
roles-held-by = { $count ->
    [0] Nobody holds this role yet.
    [one] { $count } user holds this role. Changes take effect with their next action.
   *[other] { $count } users hold this role. Changes take effect with their next action.
}
roles-damaged = The record of this role is damaged and was not read as a whole. If a permission could not be read, the role forbids everything until it is saved again. Check the name and each permission, then save.
roles-shipped-note = This role came with the system. Until it is renamed, its name follows the language of the interface.
roles-alone = If this is the only role
roles-alone-line = { $act } — { $outcome }
roles-alone-forbidden = forbidden
roles-alone-nothing-allows = nothing allows it
roles-deny-or-empty = Forbidden or empty?
roles-deny-or-empty-text = “Forbidden” outweighs all other roles of a user. “Undefined” leaves the decision to them: if another role allows it, it is allowed.

## Deletion

roles-delete = Delete…
roles-delete-title = Delete role “{ $role }”?
roles-delete-text = Nobody holds this role. This cannot be undone.
roles-delete-submit = Delete role

## The shipped roles

roles-administrator = Administrator
roles-head-of-department = Head of department
roles-family-doctor = Family doctor
roles-nurse = Nurse
roles-laboratory-worker = Laboratory worker
roles-intern = Intern
roles-auditor = Auditor
