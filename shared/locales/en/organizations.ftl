# Organizations: the list and the form.

organizations-title = Organizations
organizations-lead = The hospitals, institutions and departments users belong to.
organizations-list = List of organizations
organizations-new = New organization
organizations-new-title = New organization
organizations-edit-title = Rename: { $name }
organizations-name = Name
organizations-name-hint = Letters, digits and punctuation, up to 200 characters.
organizations-members = Users
organizations-none = No organizations yet
organizations-none-hint = Without an organization no user can be created.
organizations-rename = Rename
organizations-rename-note = All its users will show the new name.
organizations-delete = Delete…
organizations-delete-title = Delete organization “{ $name }”?
organizations-delete-text = No user belongs to it. This cannot be undone.
organizations-delete-submit = Delete organization
