# Користувачі: список, сторінка, форма.

users-title = Користувачі
users-list = Список користувачів
users-new = Новий користувач

## Пошук і фільтри

users-search = Пошук користувачів
users-search-hint = ПІБ, логін або посада
users-filter-role = Роль
users-filter-role-any = Усі ролі
users-filter-role-none = Без ролі
users-filter-token = Токен
users-filter-token-any = Усі
users-filter-token-valid = Чинний
users-filter-token-expiring = Спливає за 14 днів
users-filter-token-none = Минув або немає
users-none-found = За запитом «{ $text }» користувачів немає
users-none-filtered = За цими фільтрами користувачів немає

## Стовпці

users-column-token = Токен діє до
users-column-sign-in = Останній вхід
users-no-role = Без ролі
users-token-none = Немає
users-token-past = Минув { $date }
users-token-soon = { $date }, { $in-days }
users-never-signed-in = Входу ще не було

## Дані

users-full-name = ПІБ
users-login = Логін
users-password = Пароль
users-organization = Організація
users-position = Посада
users-licence-number = Номер ліцензії
users-licence-none = Немає
users-data = Дані
users-created = Створено
users-changed = Змінено

## Сторінка користувача

users-roles = Ролі
users-roles-none = Ролей ще не призначено
users-roles-none-hint = Без ролі користувач увійде, але нічого не зможе зробити.
users-assign = Призначити роль…
users-tokens = Токени
users-tokens-valid = Чинних: { $count }
users-tokens-none-hint = Без токена користувач не зможе увійти.
users-sessions = Відкриті сеанси
users-password-until = Власного ще немає. Наданий код чи пароль діє до: { $at }
users-password-lapsed = Власного ще немає. Наданий код чи пароль утратив чинність: { $at }. Скиньте пароль, щоб надати новий.
users-password-used = Власного ще немає. Код використано: { $at }. Скиньте пароль, щоб надати новий.

## Форма

users-new-title = Новий користувач
users-edit-title = Редагувати: { $name }
users-part-person = Хто це
users-part-sign-in = Вхід
users-login-hint = Латинські літери, цифри та знак підкреслення. Після створення змінити не можна.
users-login-fixed = Логін не змінюється.
users-password-hint = Від 12 до 128 знаків, пробіли можна. Діє 7 днів; під час першого входу користувач змінить його на свій.
users-code-comes = Пароль користувач установить сам. Після збереження тут буде одноразовий код для першого входу.
users-licence-hint = Лише цифри. Залиште порожнім, якщо ліцензії немає.
users-organization-choose = --Обрати організацію--
users-organization-required = Виберіть організацію зі списку.
users-organization-missing = Немає потрібної? Створіть її на сторінці організацій (нова вкладка)
users-create = Зберегти
users-next = Що далі
users-next-text = Призначте роль і створіть токен: без токена увійти не можна, без ролі — нічого не можна зробити.
users-last-change = Остання зміна
users-token-keeps = Зміна ПІБ або посади не скасовує виданих токенів.

users-own = Свої дані змінює хтось інший
users-own-text = ПІБ, посада, організація і номер ліцензії стоять на тому, що ви видаєте. Тому вас виправляє інша людина, яка керує користувачами.
users-history = Історія запису
users-history-created = Створено
users-history-change = { $field }: { $before } → { $after }
users-history-nothing = Збережено без змін

## Скидання пароля

users-reset = Скинути пароль…
users-reset-title = Скинути пароль: { $name }
users-reset-text = Чинний пароль одразу перестане діяти, а відкриті сеанси завершаться.
users-reset-code-text = Новий пароль власник установить сам: для цього буде одноразовий код на 24 години.
users-reset-code = Скинути й показати код
users-reset-password = Новий пароль
users-reset-hand-over = Передайте новий пароль особисто. Він діє 24 години; під час входу користувач змінить його на свій.
users-reset-hint = Від 12 до 128 знаків, пробіли можна.
users-reset-submit = Зберегти пароль

## Одноразовий код

users-code-title = Одноразовий код: { $name }
users-code-text = Роздрукуйте або перепишіть і передайте особисто. Коли закриєте, код більше не з’явиться; загубиться — скиньте пароль ще раз.
users-code-until = Діє до { $until }
users-code-alt = Той самий код для сканера
users-code-open = На робочій станції, для якої видано токен, відкрийте { $address }
users-code-enter = Уведіть логін { $login }, замість пароля — цей код, і виберіть файл токена.
users-code-set = Установіть власний пароль. Код спрацює лише раз.
users-code-print = Роздрукувати
users-code-done = Готово

## Видалення

users-delete = Видалити…
users-delete-title = Видалити користувача: { $name }?
users-delete-along = Разом із записом зникне:
users-delete-nothing = З користувачем більше нічого не пов’язано.
users-delete-tokens = { $count ->
    [one] { $count } токен
    [few] { $count } токени
   *[many] { $count } токенів
}, { $valid ->
    [0] чинних немає
    [one] чинних: { $valid }
    [few] чинних: { $valid }
   *[many] чинних: { $valid }
}
users-delete-assignments = { $count ->
    [one] { $count } призначення ролі: { $roles }
    [few] { $count } призначення ролей: { $roles }
   *[many] { $count } призначень ролей: { $roles }
}
users-delete-sessions = { $count ->
    [one] { $count } відкритий сеанс — він обірветься негайно
    [few] { $count } відкриті сеанси — вони обірвуться негайно
   *[many] { $count } відкритих сеансів — вони обірвуться негайно
}
users-delete-stays = Журнал, а також ПІБ і номер ліцензії в уже виписаних документах залишаться. Логін { $login } більше нікому не дістанеться. Скасувати видалення не можна.
users-delete-submit = Видалити користувача
users-delete-keep = Не видаляти
