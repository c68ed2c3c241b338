# Мій сеанс: дані, сеанси, пароль.

account-title = Мій сеанс
account-data = Мої дані
account-data-hint = Дані змінює адміністратор.
account-password-set = Пароль встановлено

## Цей сеанс

account-this-session = Цей сеанс
account-started = Почато
account-workstation = Робоча станція
account-hours = Робочі години
account-ends = Завершиться
account-ends-hours = { $until }: кінець роботи
account-ends-session-hours = { $until }: найдовший сеанс за токеном
account-ends-token-expiry = { $until }: останній день токена
account-ends-limit = { $until }: сеанс триває не довше 12 годин
account-idle = { $minutes ->
    [one] Якщо { $minutes } хвилину нічого не робити, сеанс завершиться раніше.
    [few] Якщо { $minutes } хвилини нічого не робити, сеанс завершиться раніше.
   *[many] Якщо { $minutes } хвилин нічого не робити, сеанс завершиться раніше.
}
account-permissions = Що вам дозволено

## Сеанси

account-sessions = Мої відкриті сеанси
account-sessions-hint = Не впізнаєте сеанс? Завершіть його, змініть пароль і повідомте адміністратора.
account-sessions-only = Інших відкритих сеансів немає.
account-session-seen = Остання дія
account-session-origin = Браузер та адреса
account-session-browser-unknown = Невідомий браузер
account-session-bare = { $count ->
    [one] { $date }: { $count } запит з { $address } без ключа цієї станції. Це не ви? Завершіть сеанс.
    [few] { $count } запити без ключа цієї станції, останній з { $address }, { $date }. Це не ви? Завершіть сеанс.
   *[many] { $count } запитів без ключа цієї станції, останній з { $address }, { $date }. Це не ви? Завершіть сеанс.
}
account-session-this = Цей сеанс
account-session-end = Завершити
account-session-end-of = Завершити сеанс на станції «{ $workstation }»

## Пароль

account-password = Змінити пароль
account-password-required = Змініть пароль: його встановлено не вами
account-password-required-text = Доки не зміните, решта сторінок закрита.
account-password-own = Власний пароль
account-password-by-code = Ви ввійшли за одноразовим кодом. Установіть власний пароль
account-password-by-code-text = Доки не встановите, решта сторінок закрита. Код уже не спрацює: якщо вийти без пароля, знадобиться новий.
account-password-set-own = Установити пароль
account-password-current = Поточний пароль
account-password-new = Новий пароль
account-password-repeat = Новий пароль ще раз
account-password-repeat-differs = Паролі не збігаються. Введіть новий пароль ще раз.
account-password-hint = Від 12 до 128 знаків, пробіли можна: кілька слів запам’ятати легше.
account-password-others = Інші ваші сеанси завершаться.
account-password-submit = Змінити пароль
