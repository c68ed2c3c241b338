# Направлення на папері: довідка для виконавця і пам’ятка для пацієнта.

paper-title = Інформаційна довідка направлення
paper-document = { $title } { $written }
paper-priority = Пріоритет
paper-valid = Строк дії
paper-valid-range = з { $from } до { $until } включно
paper-code-alt = QR-код: підписане направлення { $written }
paper-code-caption = Скануйте, щоб перевірити

## Пріоритет і категорія

paper-priority-routine = Планове
paper-priority-urgent = Ургентне
paper-priority-asap = Якнайшвидше
paper-priority-stat = Негайно

paper-category-counselling = Консультування
paper-category-consultation = Консультація
paper-category-diagnostic-procedure = Діагностична процедура
paper-category-laboratory-procedure = Лабораторне дослідження
paper-category-imaging = Візуалізація
paper-category-procedure = Процедура
paper-category-surgical-procedure = Хірургічна процедура
paper-category-treatment = Лікування
paper-category-education = Навчання
paper-category-evaluation = Оцінювання
paper-category-hospitalization = Госпіталізація
paper-category-transfer-of-care = Передача пацієнта

## Розділи довідки

paper-patient-female = Пацієнтка
paper-patient-male = Пацієнт
paper-name = ПІБ
paper-unnamed = { $name }, стать { $sex }
paper-born = Дата народження, стать
paper-sex-female = жіноча
paper-sex-male = чоловіча
paper-sex-unknown = не зазначено
paper-tax-number = РНОКПП
paper-as-in-document = { $digits } (як у документі)
paper-phone = Телефон

paper-services = Послуги
paper-service-code = Код
paper-service = Послуга
paper-category = Категорія
paper-quantity = К-сть

paper-grounds = Підстава
paper-icd10 = Діагноз, МКХ-10-АМ
paper-icpc2 = Діагноз, ICPC-2
paper-note = Для виконавця
paper-planned = Запланований день

paper-requester = Хто виписав
paper-position = Посада
paper-licence = Номер ліцензії
paper-organization = Організація
paper-issued = Дата і час
paper-national-number = Номер у національній системі
paper-replaces = Замінює направлення

paper-sign-requester = Підпис того, хто виписав
paper-sign-performer = Відмітка виконавця: дата, підпис

## Що вже не діє

paper-completed = Виконано
paper-recalled = Відкликано
paper-in-error = Внесено помилково
paper-expired = Строк дії минув
paper-replaced = Замінено направленням { $written }
paper-do-not = { $state }: не виконувати
paper-none-holds = Направлення вже не діє
paper-some-hold = Діють не всі послуги: зважайте на позначки в таблиці

## Пам’ятка

paper-memo-female = Пам’ятка пацієнтки
paper-memo-male = Пам’ятка пацієнта
paper-memo-number = Номер вашого направлення
paper-memo-until = Діє до { $date } включно
paper-memo-services = На що вас направлено
paper-memo-advice = Що вам порадили
paper-memo-next = Що робити далі
paper-memo-done = Що вже не потрібно
paper-memo-state = { $service }: { $state }
paper-memo-times = { $service }, { $count ->
    [one] { $count } раз
    [few] { $count } рази
   *[many] { $count } разів
}
paper-memo-within = { $days ->
    [one] Не відкладайте: запишіться протягом { $days } дня.
    [few] Не відкладайте: запишіться протягом { $days } днів.
   *[many] Не відкладайте: запишіться протягом { $days } днів.
}
paper-memo-now = Не чекайте: зверніться сьогодні ж.
paper-memo-choose = Виберіть заклад, де надають ці послуги, і запишіться.
paper-memo-choose-day = Виберіть заклад, де надають ці послуги, і запишіться на { $date }.
paper-memo-bring = Візьміть із собою цей аркуш і документ, що посвідчує особу. Телефоном досить назвати номер направлення.
paper-memo-questions = Є запитання? Звертайтеся: { $contact }
paper-memo-nothing = Записуватися за цим направленням більше не потрібно.
paper-memo-privacy = Діагнозу на цьому аркуші не написано, але QR-код містить ваше ім’я, дату народження і код діагнозу. Показуйте його лише тим, хто надає вам допомогу.

## Низ сторінки

paper-verify = Перевірити: відкрийте { $address } і відскануйте QR-код.
paper-signed = Дані QR-коду підписано ключем закладу (ES256). Це не кваліфікований електронний підпис.
paper-printed = Направлення { $written }, надруковано { $at }
paper-page = сторінка { $page } з { $pages }
paper-running = Направлення { $written }, { $name } (продовження)

## Аркуш, якого не відкрито

paper-again-title = Аркуш не відкрито
paper-again-text = Його показують лише зі сторінки направлення й протягом п’яти хвилин після того, як станцію перевірено. Відкрийте направлення і натисніть «Друкувати» ще раз. Якщо сеанс завершився, спершу увійдіть.
paper-again-link = Відкрити направлення
paper-again-list = Відкрити список направлень
paper-refused-right = Друкувати це направлення ви не маєте права. Якщо це ваша робота, зверніться до того, хто призначає ролі.
paper-refused-unknown = Виписаного направлення за цією адресою немає, або воно не ваше. Знайдіть його у списку і натисніть «Друкувати».
paper-refused-address = Адреса неповна або змінена. Відкрийте направлення і натисніть «Друкувати» ще раз.
paper-refused-wait = { $seconds ->
    [one] Сервер зараз зайнятий. Зачекайте { $seconds } секунду, відкрийте направлення і натисніть «Друкувати» ще раз.
    [few] Сервер зараз зайнятий. Зачекайте { $seconds } секунди, відкрийте направлення і натисніть «Друкувати» ще раз.
   *[many] Сервер зараз зайнятий. Зачекайте { $seconds } секунд, відкрийте направлення і натисніть «Друкувати» ще раз.
}
paper-refused-failed = На сервері сталася помилка. Відкрийте направлення і натисніть «Друкувати» ще раз; якщо повториться, повідомте адміністратора.
