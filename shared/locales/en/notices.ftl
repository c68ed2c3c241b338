# Notices of success.

notice-user-created = User created: { $name }.
notice-user-saved = Changes saved: { $name }.
notice-user-deleted = User deleted: { $name }.
notice-password-reset = New password saved: { $name }. It must be changed at the next sign-in.
notice-organization-created = Organization “{ $name }” created.
notice-organization-saved = New name saved: “{ $name }”.
notice-organization-deleted = Organization “{ $name }” deleted.
notice-role-created = Role “{ $role }” created.
notice-role-saved = Changes to role “{ $role }” saved. They take effect with the users’ next action.
notice-role-deleted = Role “{ $role }” deleted.
notice-role-assigned = Role “{ $role }” assigned: { $name }.
notice-role-withdrawn = Role “{ $role }” withdrawn: { $name }.
notice-token-deleted = Token deleted: { $name }, workstation “{ $workstation }”.
notice-workstation-created = Workstation “{ $name }” created. Now enrol its browser by the link.
notice-workstation-saved = Changes saved: workstation “{ $name }”.
notice-workstation-removed = Workstation “{ $name }” removed.
notice-password-changed = Password changed.
notice-session-revoked = The session at workstation “{ $workstation }” is ended.
notice-signed-out = You are signed out.
