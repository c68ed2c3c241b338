# Оболонка: те саме на кожній сторінці.

-brand = LuxMedica

app-brand = { -brand }
app-title = { $page } · { -brand }
app-title-error = Помилка: { $page } · { -brand }
app-skip = До змісту
app-sections = Розділи
app-menu = Меню
app-path = Шлях
app-summary = Підсумок
app-help = Довідка

## Розділи

app-nav-home = Головна
app-nav-users = Користувачі
app-nav-organizations = Організації
app-nav-roles = Ролі
app-nav-assignments = Призначення ролей
app-nav-tokens = Токени
app-nav-workstations = Робочі станції

## Зміна в смузі зверху

app-shift-until = Зміна до { $until }
app-shift-left = ще { $duration }
app-shift-whole-day = Цілодобово
app-duration = { $hours } год { $minutes } хв
app-duration-hours = { $hours } год
app-duration-minutes = { $minutes } хв

## Меню людини

app-person-menu = Меню: { $name }
app-my-session = Мій сеанс
app-change-password = Змінити пароль
app-sign-out = Вийти
app-language = Мова
app-language-uk = Українська
app-language-en = English
app-theme = Тема
app-theme-auto = Авто
app-theme-light = Світла
app-theme-dark = Темна

## Підвал

app-version = { -brand } { $version }
app-footer-workstation = Робоча станція: { $workstation }
app-footer-time = Час закладу: { $time }

## Пошкоджені записи

app-damaged-row = Запис { $id } пошкоджено, і прочитати його не вдалося: передайте цей номер тому, хто обслуговує систему.
app-damaged-records = Не вдалося прочитати пошкоджені записи: { $ids }. Решту показано як звичайно; передайте ці номери тому, хто обслуговує систему.

## Дії

app-save = Зберегти
app-save-changes = Зберегти зміни
app-edit = Редагувати
app-edit-of = Редагувати: { $name }
app-delete-of = Видалити: { $name }
app-cancel = Скасувати
app-close = Закрити
app-to-home = На головну
app-retry = Спробувати ще раз
app-copy = Копіювати
app-copied = Скопійовано
app-copy-of = Копіювати: { $name }
app-copy-failed = Не скопійовано: виділіть текст і скопіюйте його самі.
app-create = Створити
app-rename = Перейменувати
app-actions = Дії
app-details = Докладніше
app-keep = Не видаляти
app-saving = Зберігаємо…

## Завантаження, порожньо

app-loading = Завантажуємо…
app-load-failed = Дані не завантажилися
app-namesake = Таку саму назву вже має інший запис: перейменуйте один із двох.
app-nothing-found-hint = Перевірте написання або скиньте пошук і фільтри.
app-reset-filters = Скинути пошук і фільтри

## Списки

app-search = Пошук
app-lists = Списки розділу
app-reset = Скинути
app-shown = Показано { $first }–{ $last }, усього { $total }
app-shown-of-more = Показано { $first }–{ $last }, усього понад { $total }
app-pages = Сторінки списку
app-previous = Попередні
app-next = Наступні

## Вибір зі списку

app-choose-from-list = Виберіть зі списку
app-choose-none = Нічого не знайдено
app-choose-more = Показано не всі: уточніть пошук.
app-choose-options = { $count ->
    [0] Немає варіантів
    [one] { $count } варіант
    [few] { $count } варіанти
   *[many] { $count } варіантів
}

## Форми

app-optional = необов’язково
app-password-show = Показати пароль
app-password-hide = Сховати пароль
app-form-faults = { $count ->
    [one] Не збережено: виправте { $count } поле
    [few] Не збережено: виправте { $count } поля
   *[many] Не збережено: виправте { $count } полів
}
app-form-refused = Не збережено

## Коли йдуть із форми

app-leave-title = Піти без збереження?
app-leave-text = Введене на цій сторінці не збережено, і воно зникне.
app-leave-submit = Піти зі сторінки
app-leave-stay = Залишитися

## Збіг змін

app-conflict-title = Запис уже змінено
app-conflict-hint = Перегляньте, що змінилося, і вирішіть, чиї значення залишити.
app-conflict-merge-hint = Що змінили лише в записі, так і залишиться; що змінили ви, збережеться ваше.
app-conflict-field = Поле
app-conflict-theirs = Збережено на сервері
app-conflict-mine = Введено вами
app-conflict-merged = Буде збережено
app-conflict-save = Зберегти мої зміни
app-conflict-discard = Відкинути мої зміни

## Час і дати

app-today = Сьогодні, { $time }
app-yesterday = Учора, { $time }
app-whole-day = Цілодобово
app-in-days = { $count ->
    [0] сьогодні
    [1] завтра
    [one] за { $count } день
    [few] за { $count } дні
   *[many] за { $count } днів
}
app-date-hint = дд.мм.рррр
app-time-hint = гг:хх

## Складники речень

app-quoted = «{ $text }»
app-and = { $first-part } і { $last-part }
app-and-more = { $first-part } і ще { $count }
app-by-command-line = адміністратор на сервері
app-changed-by = { $date }, { $who }
