# Оболонка: те саме на кожній сторінці.

-brand = LuxMedica

app-brand = { -brand }
app-sign-out = Вийти
