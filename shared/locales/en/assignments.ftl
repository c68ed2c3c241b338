# Role assignment.

assignments-title = Role assignment
assignments-lead = Choose a user, look at their roles, assign or withdraw.
assignments-user = User
assignments-user-choose = --Choose a user--
assignments-user-hint = Search by full name or login.
assignments-show = Show roles
assignments-role = Role
assignments-role-required = Choose a role.
assignments-role-choose = --Choose a role--
assignments-assign = Assign role
assignments-withdraw = Withdraw role
assignments-withdraw-of = Withdraw role: { $role }
assignments-roles-of = Roles: { $name }
assignments-column-since = Assigned
assignments-since-by = { $date }, { $who }
assignments-none = No roles assigned yet
assignments-none-hint = Choose a role and press “Assign role”.
assignments-none-chosen = No user chosen yet
assignments-none-chosen-hint = Choose a user to see their roles and what these allow together.
assignments-all-held = All roles are assigned already

## What changes

assignments-effect-caption = Permissions before and after the change
assignments-before = Now
assignments-after = After the change
assignments-effect-none = The permissions stay the same.
assignments-effect-gains = Becomes allowed: { $permissions }.
assignments-effect-loses = Becomes forbidden: { $permissions }.
assignments-effect-when = Takes effect with the user’s next action.

assignments-withdraw-title = Withdraw role “{ $role }”?
assignments-withdraw-text = User: { $name }. The role can be assigned again.
assignments-withdraw-keep = Don’t withdraw

## Hidden rights

assignments-surface-title = Save with these consequences?
assignments-surface-text = So far another role has forbidden this. After the change it is allowed:
assignments-surface-line = { $name }: { $permissions }
assignments-surface-tokens = These tokens end, since whoever made them lacks the new permission. Create new ones:
assignments-surface-token = { $name }: workstation “{ $workstation }”, created by { $maker }
assignments-surface-codes = These one-time codes end, since whoever made them lacks the new permission. Create new ones:
assignments-surface-code = { $name }, created by { $maker }
assignments-surface-submit = Save
assignments-surface-keep = Change nothing
