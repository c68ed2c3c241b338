# Users: the list, the page, the form.

users-total = { $count } { $count ->
    [one] user
   *[other] users
}
