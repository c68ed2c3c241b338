# Організації: список і форма.

organizations-title = Організації
organizations-lead = Лікарні, заклади й відділення, до яких належать користувачі.
organizations-list = Список організацій
organizations-new = Нова організація
organizations-new-title = Нова організація
organizations-edit-title = Перейменувати: { $name }
organizations-name = Назва
organizations-name-hint = Літери, цифри та розділові знаки, до 200 знаків.
organizations-members = Користувачів
organizations-none = Організацій ще немає
organizations-none-hint = Без організації не можна створити користувача.
organizations-rename = Перейменувати
organizations-rename-note = Нову назву побачать у всіх її користувачів.
organizations-delete = Видалити…
organizations-delete-title = Видалити організацію «{ $name }»?
organizations-delete-text = До неї не належить жоден користувач. Скасувати видалення не можна.
organizations-delete-submit = Видалити організацію
