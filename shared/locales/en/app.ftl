# The shell: the same on every page.

-brand = LuxMedica

app-brand = { -brand }
app-sign-out = Sign out
