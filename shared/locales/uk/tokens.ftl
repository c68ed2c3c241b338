# Токени: список, форма, видалення.

tokens-title = Токени
tokens-lead = Токен — файл, без якого увійти не можна. Він діє для одного користувача, на одній станції, у визначені години.
tokens-list = Список токенів
tokens-new = Створити токен
tokens-search = Пошук токенів
tokens-search-hint = ПІБ, логін, станція або ID
tokens-none = Токенів ще немає
tokens-none-hint = Без токена ніхто не зможе увійти.
tokens-none-found = За запитом «{ $text }» токенів немає
tokens-none-filtered = За цими фільтрами токенів немає
tokens-of-user = Токени користувача: { $name }
tokens-of-all = Показати токени всіх

## Стовпці та стани

tokens-token = Токен
tokens-id = ID
tokens-user = Користувач
tokens-workstation = Робоча станція
tokens-valid-until = Термін дії
tokens-hours = Години
tokens-sha256 = Геш
tokens-id-and-hash = ID і геш
tokens-state = Стан
tokens-issued = Видано { $date }
tokens-details-of = Докладніше про токен: { $name }, станція «{ $workstation }»
tokens-sessions = Відкриті сеанси користувача
tokens-filter-state = Стан
tokens-filter-any = Усі
tokens-filter-expiring = Спливає за 14 днів
tokens-state-valid = Чинний
tokens-state-not-yet-valid = Ще не діє
tokens-state-expired = Строк минув
tokens-hours-span = { $from }–{ $to }
tokens-hours-night = { $from }–{ $to }, ніч

## Форма

tokens-new-title = Створення JWT
tokens-new-lead = Файл токена покажемо один раз. Передайте його користувачеві особисто.
tokens-part-who = Для кого і де
tokens-user-required = Виберіть користувача.
tokens-user-choose = --Обрати користувача(-ку)--
tokens-job-title = Посада в токені
tokens-job-title-hint = Узято з посади користувача; за потреби змініть.
tokens-job-title-earlier = Узято з попереднього токена; за потреби змініть.
tokens-job-title-unknown = Буде записана в токен.
tokens-workstation-hint = Токен діятиме лише на ній.
tokens-workstation-required = Виберіть робочу станцію.
tokens-workstation-choose = --Обрати робочу станцію--
tokens-workstation-none = Робочих станцій ще немає. Спершу створіть станцію.
tokens-part-validity = Коли діє
tokens-valid-from = Чинний від
tokens-valid-from-hint = Порожньо — діятиме одразу.
tokens-last-day = Термін дії
tokens-last-day-hint = Останній день, дд.мм.рррр.
tokens-last-day-note = Зміна, почата останнього дня, триває до свого кінця.
tokens-part-hours = Робочі години
tokens-presets = Готові зміни
tokens-preset-day = День
tokens-preset-night = Ніч
tokens-preset-whole-day = Цілодобово
tokens-start = Початок роботи
tokens-end = Кінець роботи
tokens-session-hours = Найдовший сеанс, годин
tokens-session-hours-hint = Від 1 до 12; залиште порожнім, щоб сеанс тривав до кінця роботи.
tokens-shift-day = Денна зміна, { $duration }: з { $from } до { $to }. Вхід можливий лише в цей час; о { $to } сеанс завершиться.
tokens-shift-night = Нічна зміна, { $duration }: з { $from } до { $to } наступного дня. Вхід можливий лише в цей час; о { $to } сеанс завершиться.
tokens-shift-whole-day = Цілодобово: увійти можна о будь-якій порі.
tokens-submit = Створити токен

## Підсумок поруч із формою

tokens-summary = Що буде в токені
tokens-summary-name = ПІБ
tokens-summary-login = Логін
tokens-summary-job-title = Посада
tokens-summary-workstation = Станція
tokens-summary-hours = Години
tokens-summary-valid = Чинний
tokens-summary-from-now = від сьогодні до { $last-day }
tokens-summary-from-day = від { $from } до { $last-day }
tokens-summary-days = { $count ->
    [one] { $count } день
    [few] { $count } дні
   *[many] { $count } днів
}
tokens-summary-session = Сеанс
tokens-summary-session-hours = { $hours ->
    [one] не довше { $hours } години
    [few] не довше { $hours } годин
   *[many] не довше { $hours } годин
}
tokens-summary-session-shift = до кінця роботи
tokens-summary-id = ID
tokens-summary-id-given = надасть сервер
tokens-summary-signature = Підпис
tokens-summary-undecided = ще не вибрано
tokens-already-title = Уже є чинний токен
tokens-already-text = Для станції «{ $workstation }», { $work-hours }, до { $last-day }.
tokens-already-hint = { $count ->
    [1] Обидва діятимуть одночасно.
    [one] Усі діятимуть одночасно.
    [few] Усі діятимуть одночасно.
   *[many] Усі діятимуть одночасно.
}
tokens-no-key = Станцію ще не зареєстровано
tokens-no-key-hint = Токен запрацює, щойно браузер станції зареєструють за посиланням.

## Створено

tokens-created-title = Токен створено
tokens-created-text = Файл { $file } завантажено. Передайте його особисто: вдруге показати його не можна.
tokens-created-for = { $name }, станція «{ $workstation }», до { $last-day }
tokens-created-copy = Копіювати токен
tokens-created-again = Завантажити файл ще раз
tokens-created-again-hint = Завантажити ще раз або копіювати можна, лише доки відкрито цю сторінку.
tokens-created-done = До списку токенів

## Видалення

tokens-delete-title = Видалення JWT
tokens-delete-open = Видалити…
tokens-delete-of = Видалити токен: { $name }, станція «{ $workstation }»
tokens-delete-what = { $name }, станція «{ $workstation }», до { $last-day }
tokens-delete-text = Файл перестане діяти. Відкритий за ним сеанс обірветься негайно. Скасувати видалення не можна.
tokens-delete-last = Інших чинних токенів у користувача немає: увійти не вдасться.
tokens-delete-submit = Видалити токен
tokens-delete-keep = Не видаляти
