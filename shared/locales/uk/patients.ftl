# Пацієнти: пошук, картка, форма.

patients-title = Пацієнти
patients-one = Пацієнт
patients-lead = Знайти картку пацієнта або зареєструвати нову
patients-list = Знайдені пацієнти
patients-register = Зареєструвати пацієнта

## Пошук

patients-search = Пошук пацієнтів
patients-search-hint = Прізвище, дата народження, РНОКПП або телефон
patients-search-first = Кого шукаєте?
patients-search-first-hint = Введіть початок прізвища чи імені, дату народження (дд.мм.рррр), РНОКПП або телефон. Можна кілька ознак разом, у будь-якому порядку.
patients-search-more = Введіть трохи більше
patients-search-more-hint = Потрібно щонайменше 2 літери, 4 цифри або повна дата народження.
patients-none-found = За запитом «{ $text }» нікого не знайдено
patients-none-found-hint = Звірте написання з документом. Якщо картки справді немає, зареєструйте пацієнта.
patients-unclear = Не враховано, бо незрозуміло: «{ $text }»

## Дані

patients-name = Прізвище, ім’я, по батькові
patients-label = Пацієнт: { $name }, { $date }
patients-name-known = Відоме
patients-no-name-unknown = Особа невідома
patients-no-name-not-given = Дитині ще не дали імені
patients-birth-hint = дд.мм.рррр. Якщо день невідомий, приблизний рік
patients-born-about = бл. { $when }
patients-family = Прізвище
patients-family-hint = Матері або батька
patients-given = Ім’я
patients-patronymic = По батькові
patients-birth-date = Дата народження
patients-born-female = Народилася
patients-born-male = Народився
patients-born-age = { $date } ({ $age })
patients-sex = Стать
patients-sex-female = Жіноча
patients-sex-male = Чоловіча
patients-sex-unknown = Невідома
patients-tax-number = РНОКПП
patients-phone = Телефон
patients-phone-remark = Примітка до телефону
patients-address = Адреса
patients-not-given = Не вказано
patients-record = Картка
patients-record-open = Відкрита
patients-record-closed = Закрита
patients-record-closed-mark = Картку закрито
patients-record-closed-text = Нових направлень не виписують. Якщо це помилка, відкрийте картку знову в даних пацієнта.
patients-data = Дані
patients-registered = Зареєстровано
patients-changed = Змінено

patients-no-tax-not-issued = Ще не видано
patients-no-tax-refused = Відмова через релігійні переконання
patients-no-tax-foreigner = Іноземець без РНОКПП
patients-no-tax-unknown = Наразі невідомо

## Вік

patients-age-years = { $count ->
    [one] { $count } рік
    [few] { $count } роки
   *[many] { $count } років
}
patients-age-months = { $count ->
    [one] { $count } місяць
    [few] { $count } місяці
   *[many] { $count } місяців
}
patients-age-days = { $count ->
    [one] { $count } день
    [few] { $count } дні
   *[many] { $count } днів
}

## Форма

patients-new-title = Реєстрація пацієнта
patients-part-person = Хто це
patients-part-contact = Як зв’язатися
patients-name-hint = Як у документі
patients-patronymic-hint = Якщо є в документі
patients-family-required = Впишіть прізвище.
patients-given-required = Впишіть ім’я.
patients-sex-required = Виберіть стать.
patients-tax-choice = РНОКПП або чому його немає
patients-tax-known = РНОКПП відомий
patients-tax-hint = 10 цифр із картки платника податків або з паспорта
patients-tax-in-document = У документі саме так
patients-tax-doubt-check = контрольна цифра
patients-tax-doubt-birth = дата народження
patients-tax-doubt-sex = стать
patients-tax-doubted = як у документі, не сходиться: { $what }
patients-tax-taken = Відкрити картку з цим РНОКПП (нова вкладка)
patients-phone-hint = Наприклад, 067 555 01 24
patients-phone-remark-hint = Чий це номер: син, сусідка
patients-address-hint = Одним рядком
patients-record-hint = Закривають після смерті або якщо картку зареєстровано двічі. Нових направлень тоді не виписують, попередні залишаються.
patients-submit = Зареєструвати
patients-next = Що далі
patients-next-text = Відкриється картка пацієнта, з неї виписують направлення.
patients-tax-later = Якщо РНОКПП зараз невідомий, виберіть причину й допишіть його пізніше.
patients-last-change = Остання зміна
patients-history-keeps = Попередні дані залишаться в історії картки. У вже виданих направленнях буде видно нові.

## Схожі картки

patients-duplicates = { $count ->
    [one] Можливо, цей пацієнт уже зареєстрований
    [few] Можливо, цей пацієнт уже зареєстрований: є { $count } схожі картки
   *[many] Можливо, цей пацієнт уже зареєстрований: є { $count } схожих карток
}
patients-duplicates-hint = Звірте дату народження, РНОКПП і телефон. Якщо це та сама людина, відкрийте її картку. Введене поки що нікуди не зникло.
patients-duplicate-open = Відкрити картку
patients-duplicate-other = Це інша людина, зареєструвати
patients-duplicate-save = Це інша людина, зберегти
patients-duplicate-why = Порівняння: { $why }
patients-duplicate-name-order = частини імені в іншому порядку
patients-duplicate-same-family = те саме прізвище
patients-duplicate-family-part = спільна частина прізвища
patients-duplicate-family-alike = схоже прізвище
patients-duplicate-other-family = інше прізвище
patients-duplicate-same-given = те саме ім’я
patients-duplicate-given-alike = схоже ім’я
patients-duplicate-other-given = інше ім’я
patients-duplicate-same-patronymic = те саме по батькові
patients-duplicate-patronymic-alike = схоже по батькові
patients-duplicate-other-patronymic = інше по батькові
patients-duplicate-same-birth-date = та сама дата народження
patients-duplicate-day-and-month-swapped = день і місяць народження переставлено
patients-duplicate-born-day-off = дата народження відрізняється на день
patients-duplicate-born-digits-swapped = дві сусідні цифри дати народження переставлено
patients-duplicate-born-digit-off = дата народження відрізняється однією цифрою
patients-duplicate-other-birth-date = інша дата народження
patients-duplicate-same-birth-year = той самий рік народження
patients-duplicate-birth-year-near = близький рік народження
patients-duplicate-other-sex = інша стать
patients-duplicate-same-phone = той самий телефон
patients-duplicate-other-phone = інший телефон
patients-duplicate-tax-number-alike = майже той самий РНОКПП
patients-duplicate-other-tax-number = інший РНОКПП

## Картка й історія

patients-history = Історія картки
patients-history-change = { $field }: { $before } → { $after }
patients-history-nothing = Збережено без змін

## Повідомлення про успіх

notice-patient-registered = Зареєстровано: { $name }.
notice-patient-saved = Зміни збережено: { $name }.
