# The five permissions, the three states and the reasons of decisions.

permissions-column = Permission

permissions-user-management = User management
permissions-role-management = Role management
permissions-token-management = Token management
permissions-role-assignment = Role assignment
permissions-issuing-referrals = Issuing referrals
permissions-processing-referrals = Processing referrals
permissions-reading-journal = Reading the journal

permissions-user-management-hint = create, edit and delete users and organizations
permissions-role-management-hint = create, edit and delete roles
permissions-token-management-hint = issue and delete tokens, enrol workstations, end sessions
permissions-role-assignment-hint = give roles to users and withdraw them
permissions-issuing-referrals-hint = register patients, issue, follow and recall referrals
permissions-processing-referrals-hint = take referrals into work by number and complete them
permissions-reading-journal-hint = see who did what, and what was refused

permissions-user-management-act = Manage users
permissions-role-management-act = Manage roles
permissions-token-management-act = Manage tokens
permissions-role-assignment-act = Assign roles
permissions-issuing-referrals-act = Issue referrals
permissions-processing-referrals-act = Process referrals
permissions-reading-journal-act = Read the journal

## States in a role

permissions-state-allow = Allowed
permissions-state-deny = Forbidden
permissions-state-undefined = Undefined
permissions-mark-allow = allowed
permissions-mark-deny = forbidden
permissions-mark-undefined = undefined
permissions-legend-undefined = empty — undefined
permissions-rule = Any “−” forbids. Without a “−”, one “+” is enough. Otherwise it is forbidden.

## The decision over all roles; roles are names in quotation marks

permissions-effective = What this allows together
permissions-effective-caption = Effective permissions over all roles
permissions-effective-scroll = Table of effective permissions, scrolls sideways
permissions-together = Together
permissions-allowed = Allowed
permissions-forbidden = Forbidden
permissions-allowed-by = { $count ->
    [one] Allowed by { $roles }
   *[other] Allowed by { $roles }
}
permissions-forbidden-by = { $count ->
    [one] Forbidden by { $roles }
   *[other] Forbidden by { $roles }
}
permissions-nothing-allows = Nothing allows it
permissions-nothing-allows-hint = No role allows it
