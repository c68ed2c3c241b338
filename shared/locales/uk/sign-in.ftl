# Вхід.

sign-in-title = Вхід
sign-in-lead = Потрібні пароль або одноразовий код, файл токена і зареєстрована робоча станція.
sign-in-login = Логін
sign-in-password = Пароль або одноразовий код
sign-in-token = Токен
sign-in-submit = Увійти
sign-in-working = Перевіряємо…
sign-in-return = Після входу повернетеся на сторінку, яку відкривали.

## Файл токена

sign-in-drop = Перетягніть сюди файл токена або виберіть його
sign-in-drop-hint = Файл .jwt від адміністратора
sign-in-drop-other = Інший файл
sign-in-token-for = для { $login }, діє до { $last-day }
sign-in-token-unreadable = Файл не схожий на токен. Виберіть файл .jwt, який дав адміністратор.
sign-in-token-required = Токен обов'язковий для автентифікації

## Відмова

sign-in-refused-title = Вхід відхилено
sign-in-next = Що робити:
sign-in-next-refused = Перевірте логін, розкладку клавіатури й файл токена та спробуйте ще раз. Якщо не допоможе, зверніться до адміністратора.

## Ця робоча станція

sign-in-workstation = Ця робоча станція
sign-in-workstation-checking = Перевіряємо станцію…
sign-in-enrolled = Зареєстрована
sign-in-not-enrolled = Не зареєстрована
sign-in-workstation-name = Назва
sign-in-workstation-place = Місце
sign-in-workstation-key = Ключ
sign-in-workstation-key-here = У цьому браузері, винести його не можна
sign-in-workstation-since = Зареєстровано
sign-in-facility-time = Час закладу
sign-in-not-enrolled-text = Із цього браузера увійти ще не можна. Попросіть в адміністратора посилання для реєстрації станції та відкрийте його тут.
sign-in-no-keys = Браузер не зберігає ключів: вікно приватне або адреса без захисту. Відкрийте звичайне вікно за адресою https://.

## Допомога

sign-in-trouble = Не вдається увійти?
sign-in-trouble-contact = Новий код або токен видає адміністратор: { $contact }.
sign-in-trouble-text = Новий код або токен видає адміністратор.
sign-in-paper = Маєте паперове направлення?
sign-in-paper-check = Перевірити паперове направлення
sign-in-paper-text = можна без входу.
