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

## Дії

app-save = Зберегти
app-save-changes = Зберегти зміни
app-edit = Редагувати
app-edit-of = Редагувати: { $name }
app-delete = Видалити
app-delete-open = Видалити…
app-delete-of = Видалити: { $name }
app-cancel = Скасувати
app-close = Закрити
app-back = Назад
app-to-home = На головну
app-retry = Спробувати ще раз
app-copy = Копіювати
app-copied = Скопійовано
app-copy-of = Копіювати: { $name }
app-copy-failed = Не скопійовано: виділіть текст і скопіюйте його самі.
app-create = Створити
app-rename = Перейменувати
app-open = Відкрити
app-actions = Дії
app-details = Докладніше
app-keep = Не видаляти
app-saving = Зберігаємо…
app-deleting = Видаляємо…
app-creating = Створюємо…
app-undo-impossible = Скасувати видалення не можна.
app-delete-along = Разом із записом зникне:

## Завантаження, порожньо

app-loading = Завантажуємо…
app-starting = Запускаємо { -brand }…
app-no-script = Щоб працювати з { -brand }, увімкніть JavaScript у браузері.
app-load-failed = Дані не завантажилися
app-load-failed-hint = Нічого не змінено. Спробуйте ще раз.
app-nothing-found = Нічого не знайдено
app-nothing-found-hint = Перевірте написання або скиньте пошук і фільтри.
app-reset-filters = Скинути пошук і фільтри

## Списки

app-search = Пошук
app-lists = Списки розділу
app-reset = Скинути
app-filter-all = Усі
app-shown = Показано { $first }–{ $last }, усього { $total }
app-pages = Сторінки списку
app-previous = Попередні
app-next = Наступні
app-sort-by = Упорядкувати за стовпцем «{ $column }»
app-sorted-ascending = За зростанням
app-sorted-descending = За спаданням
app-found = { $count ->
    [0] Нічого не знайдено
    [one] Знайдено { $count } запис
    [few] Знайдено { $count } записи
   *[many] Знайдено { $count } записів
}

## Вибір зі списку

app-choose-search = Введіть, щоб знайти
app-choose-none = Нічого не знайдено
app-choose-more = Показано не всі: уточніть пошук.
app-choose-clear = Прибрати вибір
app-choose-options = { $count ->
    [0] Немає варіантів
    [one] { $count } варіант
    [few] { $count } варіанти
   *[many] { $count } варіантів
}

## Форми

app-required = обов’язково
app-optional = необов’язково
app-password-show = Показати пароль
app-password-hide = Сховати пароль
app-form-faults = { $count ->
    [one] Зміни не збережено: виправте { $count } поле
    [few] Зміни не збережено: виправте { $count } поля
   *[many] Зміни не збережено: виправте { $count } полів
}
app-form-refused = Зміни не збережено
app-unsaved-title = Покинути сторінку?
app-unsaved-text = Те, що ви ввели, не збережено.
app-unsaved-leave = Покинути
app-unsaved-stay = Залишитися

## Збіг змін

app-conflict-title = Запис уже змінено
app-conflict-hint = Перегляньте, що змінилося, і вирішіть, чиї значення залишити.
app-conflict-field = Поле
app-conflict-theirs = Збережено на сервері
app-conflict-mine = Введено вами
app-conflict-save = Зберегти мої зміни
app-conflict-discard = Відкинути мої зміни

## Час і дати

app-today = Сьогодні, { $time }
app-yesterday = Учора, { $time }
app-just-now = Щойно
app-never = Ще ніколи
app-none = Немає
app-from-to = з { $from } до { $to }
app-whole-day = Цілодобово
app-night = ніч
app-night-hint = до { $to } наступного дня
app-in-days = { $count ->
    [0] сьогодні
    [1] завтра
    [one] за { $count } день
    [few] за { $count } дні
   *[many] за { $count } днів
}
app-date-hint = дд.мм.рррр
app-time-hint = гг:хх
app-day-band = Робочі години на шкалі доби

## Складники речень

app-quoted = «{ $text }»
app-and = { $first-part } і { $last-part }
app-by-command-line = адміністратор на сервері
app-changed-by = { $date }, { $who }
