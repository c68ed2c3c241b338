# Робочі станції: список, форма, посилання для реєстрації.

workstations-title = Робочі станції
workstations-lead = Станція — це браузер на певному комп’ютері. Без неї ніхто не зможе увійти.
workstations-list = Список робочих станцій
workstations-new = Нова станція
workstations-new-title = Нова робоча станція
workstations-edit-title = Редагувати станцію: { $name }
workstations-search = Пошук робочих станцій
workstations-search-hint = Назва, місце або інвентарна позначка
workstations-none = Робочих станцій ще не створено
workstations-none-hint = Створіть станцію, а тоді відкрийте посилання для реєстрації в її браузері.
workstations-none-found = За запитом «{ $text }» станцій немає

## Стовпці, стани, поля

workstations-name = Назва
workstations-name-hint = Як її називають у закладі, наприклад «Пост 3».
workstations-place = Місце
workstations-place-hint = Корпус, поверх, кабінет.
workstations-inventory-label = Інвентарна позначка
workstations-inventory-label-hint = Напис на корпусі комп’ютера.
workstations-state = Стан
workstations-enrolled = Зареєстрована
workstations-not-enrolled = Не зареєстрована
workstations-enrolled-since = від { $date }
workstations-tokens = Чинних токенів
workstations-sessions = Сеансів
workstations-here = Ви зараз на ній

## Відкриті сеанси

workstations-open-sessions = Відкриті сеанси
workstations-sessions-none = Відкритих сеансів немає
workstations-sessions-of = Сеанси користувача: { $name }
workstations-sessions-of-all = Показати сеанси всіх
workstations-session-end = Завершити…
workstations-session-end-of = Завершити сеанс: { $name }, станція «{ $workstation }»
workstations-session-end-title = Завершити сеанс?
workstations-session-end-what = { $name }, станція «{ $workstation }»
workstations-session-end-text = Незбережене залишиться на екрані станції до наступного входу.
workstations-session-end-submit = Завершити сеанс

## Посилання для реєстрації

workstations-enrol = Зареєструвати…
workstations-link-of = Зареєструвати: { $name }
workstations-link-title = Посилання для станції «{ $name }»
workstations-link-text = Відкрийте його в браузері станції протягом 15 хвилин. Воно діє один раз.
workstations-link-until = Діє до { $time }
workstations-link-address = Адреса
workstations-link-copy = Копіювати посилання
workstations-link-once = Після закриття показати його вдруге не можна; за потреби створіть нове.
workstations-link-replaces = Станцію вже зареєстровано. Нова реєстрація замінить її ключ, а токени залишаться чинними.
workstations-link-create = Створити посилання

## Вилучення

workstations-remove = Вилучити…
workstations-remove-of = Вилучити станцію: { $name }
workstations-remove-title = Вилучити станцію «{ $name }»?
workstations-remove-along = Разом зі станцією зникне:
workstations-remove-tokens = { $count ->
    [one] { $count } чинний токен для неї
    [few] { $count } чинні токени для неї
   *[many] { $count } чинних токенів для неї
}
workstations-remove-sessions = { $count ->
    [one] { $count } відкритий сеанс — він обірветься негайно
    [few] { $count } відкриті сеанси — вони обірвуться негайно
   *[many] { $count } відкритих сеансів — вони обірвуться негайно
}
workstations-remove-nothing = Чинних токенів і відкритих сеансів на ній немає.
workstations-remove-stays = Користувачі та їхні ролі залишаться. Скасувати вилучення не можна.
workstations-remove-submit = Вилучити станцію
workstations-remove-keep = Не вилучати
