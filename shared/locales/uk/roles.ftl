# Ролі: таблиця, форма, назви ролей із поставки.

roles-title = Ролі
roles-lead = Роль — це назва і дозволи. Користувач може мати кілька ролей.
roles-new = Нова роль
roles-new-title = Нова роль
roles-edit-title = Редагувати роль: { $role }
roles-matrix = Ролі та дозволи
roles-matrix-caption = Дозволи кожної ролі
roles-matrix-scroll = Таблиця дозволів, прокручується вбік
roles-column = Роль
roles-holders = Користувачів
roles-none = Ролей ще немає
roles-none-hint = Без ролей ніхто нічого не зможе зробити.

## Форма

roles-name = Назва ролі
roles-name-hint = Від 3 до 64 знаків.
roles-permissions = Дозволи
roles-held-by = { $count ->
    [0] Цієї ролі ще ніхто не має.
    [one] Роль має { $count } користувач. Зміни діятимуть для нього від наступної дії.
    [few] Роль мають { $count } користувачі. Зміни діятимуть для них від наступної дії.
   *[many] Роль мають { $count } користувачів. Зміни діятимуть для них від наступної дії.
}
roles-damaged = Запис цієї ролі пошкоджено, тож прочитано його не повністю. Якщо не вдалося прочитати якийсь дозвіл, роль забороняє все, доки її не збережуть знову. Перевірте назву й кожен дозвіл, тоді збережіть.
roles-shipped-note = Це роль із поставки. Доки назву не змінено, вона перекладається мовою інтерфейсу.
roles-alone = Якщо це єдина роль
roles-alone-line = { $act } — { $outcome }
roles-alone-forbidden = заборонено
roles-alone-nothing-allows = ніщо не дозволяє
roles-deny-or-empty = Заборона чи порожньо?
roles-deny-or-empty-text = «Заборонено» переважає над усіма іншими ролями користувача. «Не визначено» лишає рішення їм: якщо інша роль дозволяє, дію дозволено.

## Видалення

roles-delete = Видалити…
roles-delete-title = Видалити роль «{ $role }»?
roles-delete-text = Цієї ролі ніхто не має. Скасувати видалення не можна.
roles-delete-submit = Видалити роль

## Ролі з поставки

roles-administrator = Адміністратор
roles-head-of-department = Завідувач
roles-family-doctor = Сімейний лікар
roles-nurse = Медсестра
roles-laboratory-worker = Лаборант
roles-intern = Інтерн
roles-auditor = Аудитор
