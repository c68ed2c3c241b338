# Направлення: слова, списки, форма, сторінка, опрацювання.

referrals-title = Направлення
referrals-one = Направлення
referrals-requisition = Направлення { $written }
referrals-new = Нове направлення
referrals-draft = Чернетка направлення
referrals-lead = Пошук розуміє номер із рисками чи без, латиницею чи кирилицею.
referrals-export = Експорт CSV

## Слова

referrals-number = Номер
referrals-patient = Пацієнт
referrals-code = Код
referrals-service = Послуга
referrals-services = Послуги
referrals-category = Категорія
referrals-quantity = Кількість
referrals-priority = Пріоритет
referrals-status = Стан
referrals-valid-until = Діє до
referrals-issued-at = Виписано
referrals-requester = Виписує
referrals-issued-by = Хто виписав
referrals-performer = Виконавець
referrals-reason = Підстава і вказівки
referrals-icd10 = Діагноз, МКХ-10-АМ
referrals-icpc2 = Діагноз, ICPC-2
referrals-note = Клінічна примітка для виконавця
referrals-instruction = Порада пацієнту
referrals-occurrence = Запланований день
referrals-foreign-number = Номер у національній системі

## Пріоритети

referrals-priority-routine = Планове
referrals-priority-urgent = Ургентне
referrals-priority-asap = Якнайшвидше
referrals-priority-stat = Негайно

## Стани

referrals-status-draft = Чернетка
referrals-status-new = Нове
referrals-status-active = Активне
referrals-status-in-progress = В роботі
referrals-status-completed = Виконане
referrals-status-recalled = Відкликане
referrals-status-expired = Строк минув
referrals-status-in-error = Внесене помилково
referrals-status-damaged = Пошкоджене
referrals-status-stuck = { $days ->
    [one] Без руху { $days } день
    [few] Без руху { $days } дні
   *[many] Без руху { $days } днів
}

## Категорії послуг

referrals-category-counselling = Консультування
referrals-category-consultation = Консультація
referrals-category-diagnostic-procedure = Діагностична процедура
referrals-category-laboratory-procedure = Лабораторне дослідження
referrals-category-imaging = Візуалізація
referrals-category-procedure = Процедура
referrals-category-surgical-procedure = Хірургічна процедура
referrals-category-treatment = Лікування
referrals-category-education = Навчання
referrals-category-evaluation = Оцінювання
referrals-category-hospitalization = Госпіталізація
referrals-category-transfer-of-care = Передача пацієнта

## Що сталося

referrals-act-issued = виписано
referrals-act-taken = взято в роботу
referrals-act-taken-over = перебрано в колеги
referrals-act-released = повернуто, знову нове
referrals-act-completed = виконано
referrals-act-recalled = відкликано
referrals-act-entered-in-error = позначено внесеним помилково
referrals-act-expired = строк дії минув
referrals-act-replaced = замінено іншим направленням
referrals-act-of = { $act }: { $service }

## Чому відкликано

referrals-reason-not-needed = Більше не потрібне
referrals-reason-patient-refused = Пацієнт відмовився
referrals-reason-contraindicated = Протипоказане
referrals-reason-done-elsewhere = Виконано в іншому закладі
referrals-reason-patient-died = Пацієнт помер
referrals-reason-other = Інша причина
referrals-reason-replaced = Замінено іншим
referrals-reason-autoexpired = Минув строк дії

## Чому помилкове

referrals-error-wrong-patient = Не той пацієнт
referrals-error-wrong-service = Не та послуга
referrals-error-duplicate = Виписано двічі
referrals-error-other = Інша помилка

## Списки

referrals-list-mine = Мої
referrals-list-organization = Моєї організації
referrals-list-expiring = Спливає строк
referrals-list-stuck = Без руху
referrals-about-mine = Виписані вами і ваші чернетки.
referrals-about-expiring = Ніхто не взяв у роботу, а строк дії спливає протягом 14 днів.
referrals-about-stuck = Ніхто не взяв у роботу довше, ніж дозволяє пріоритет.
referrals-more = { $count ->
    [one] ще { $count } послуга під цим номером
    [few] ще { $count } послуги під цим номером
   *[many] ще { $count } послуг під цим номером
}
referrals-of-patient = Лише направлення пацієнта: { $patient }
referrals-of-one-patient = Лише направлення одного пацієнта
referrals-of-all = Показати всіх
referrals-search = Пошук направлень
referrals-search-hint = Номер, пацієнт або послуга
referrals-filter-status-any = Усі стани
referrals-filter-priority-any = Усі пріоритети
referrals-filter-requester-any = Усі
referrals-filter-issued-any = Увесь час
referrals-filter-issued-month = За 30 днів
referrals-filter-issued-week = За 7 днів
referrals-filter-issued-today = Сьогодні
referrals-filter-issued-days = За датами…
referrals-filter-from = Від
referrals-filter-until = До
referrals-none-found = За запитом «{ $text }» направлень немає
referrals-none-filtered = За цими фільтрами направлень немає
referrals-none-mine = Ви ще нічого не виписали
referrals-none-mine-hint = Направлення починається з пацієнта: знайдіть його або зареєструйте.
referrals-none-organization = Ваша організація ще нічого не виписала
referrals-none-organization-hint = Тут буде все, що випишуть ваші колеги і ви.
referrals-none-expiring = Нічий строк не спливає
referrals-none-stuck = Усе рухається

## Форма

referrals-issue = Виписати направлення
referrals-save-draft = Зберегти чернетку
referrals-services-under-one = { $count ->
    [one] { $count } послуга
    [few] { $count } послуги під одним номером
   *[many] { $count } послуг під одним номером
}
referrals-services-full = { $count ->
    [one] Тут може бути лише { $count } послуга.
    [few] Під одним номером щонайбільше { $count } послуги. Інші випишіть окремо.
   *[many] Під одним номером щонайбільше { $count } послуг. Інші випишіть окремо.
}
referrals-add-service = Додати послугу
referrals-add-service-hint = Назва, код або група з каталогу.
referrals-add-service-example = Наприклад, «ЕКГ» або 11700
referrals-quantity-of = Кількість: { $service }
referrals-remove = Прибрати
referrals-remove-of = Прибрати: { $service }
referrals-already = { $service } — уже виписано { $date }
referrals-already-text = Направлення ще не виконане. Виписуйте друге, лише якщо воно справді потрібне.
referrals-sent-open = Відкрити записане за цією формою
referrals-diagnosis-hint = Потрібен діагноз хоча б за однією з двох класифікацій.
referrals-diagnosis-search = Код або назва
referrals-foreign-number-hint = Якщо направлення вже є в національній системі: 16 символів.
referrals-summary = Буде виписано
referrals-summary-nothing = з’явиться, коли додасте послугу і випишете
referrals-summary-number = { $count ->
    [one] з’явиться після виписування
    [few] один на { $count } послуги, з’явиться після виписування
   *[many] один на { $count } послуг, з’явиться після виписування
}
referrals-summary-valid = буде на виписаному направленні
referrals-journal = Перегляд даних пацієнта записано в журнал.
referrals-closed = Цьому пацієнту направлень не виписують
referrals-other-patient = Інший пацієнт
referrals-discard = Відкинути чернетку…
referrals-discard-title = Відкинути чернетку?
referrals-discard-text = Чернетка зникне назавжди. Номера в неї ще немає, виконавці її не бачать.
referrals-discard-submit = Відкинути чернетку
referrals-discard-keep = Не відкидати

## Сторінка направлення

referrals-issued-until = Виписано { $at }, діє до { $until }
referrals-of-this-patient = Усі направлення пацієнта
referrals-go-on = Продовжити чернетку
referrals-nobody-yet = Ще ніхто не взяв
referrals-performer-gone = Цієї людини там більше немає: направлення може перебрати хтось із її колег.
referrals-since = з { $at }
referrals-replaces = Замість
referrals-replaced-by = Замінено на
referrals-history = Історія
referrals-history-issued = { $count ->
    [one] Виписано { $count } послугу
    [few] Виписано { $count } послуги
   *[many] Виписано { $count } послуг
}
referrals-history-of = { $service }: { $act }
referrals-by-system = Система
referrals-at-workstation = станція «{ $workstation }»
referrals-progress = Перебіг
referrals-done-of = { $all ->
    [one] { $done } з { $all } послуги
    [few] { $done } з { $all } послуг
   *[many] { $done } з { $all } послуг
}
referrals-still = Без руху
referrals-days = { $count ->
    [one] { $count } день
    [few] { $count } дні
   *[many] { $count } днів
}
referrals-norm = { $days ->
    [one] норма для пріоритету «{ $priority }» — { $days } день
    [few] норма для пріоритету «{ $priority }» — { $days } дні
   *[many] норма для пріоритету «{ $priority }» — { $days } днів
}

## Дії з направленням

referrals-recall = Відкликати…
referrals-recall-submit = Відкликати
referrals-recall-text = Послугу більше ніхто не виконає. Інші послуги під цим номером лишаються. Повернути відкликане не можна.
referrals-mistake = Внесене помилково…
referrals-mistake-submit = Позначити внесеним помилково
referrals-mistake-text = Запис лишиться в історії з позначкою, що його не мало бути. Скасувати позначку не можна.
referrals-leave = Лишити як є
referrals-why = Причина
referrals-why-choose = Виберіть причину
referrals-why-missing = Виберіть причину.
referrals-comment = Пояснення
referrals-replace = Замінити…
referrals-replace-title = Замінити направлення
referrals-replace-what = Нове направлення стане замість цього
referrals-replace-text = Виправте, що потрібно. Коли випишете, стара послуга буде відкликана, а нова отримає свій номер.
referrals-replace-submit = Виписати замість старого

## Опрацювання

processing-title = Опрацювання
processing-lead = Знайдіть направлення за номером, візьміть у роботу і впишіть результат.
processing-find = Направлення за номером
processing-number-hint = 16 символів, як чуєте чи бачите: з рисками чи без, латиницею чи кирилицею. Можна й відсканувати код, перетягнути сюди або вставити файл .smart-health-card.
processing-no-card = Цей файл не картка. Підійде файл .smart-health-card; з паперу відскануйте код або введіть 16 символів номера.
processing-find-submit = Знайти
processing-finding = Шукаємо…
processing-found = { $count ->
    [one] Знайдено { $count } послугу під номером
    [few] Знайдено { $count } послуги під номером
   *[many] Знайдено { $count } послуг під номером
}
processing-unknown = Такого номера немає
processing-unknown-hint = Звірте номер із папером або попросіть прочитати його ще раз, по чотири символи.
processing-misspelt-hint = У номері одрук, а схожих номерів немає; або це номер національної системи, якого тут не записано. Звірте його з папером або попросіть прочитати ще раз.
processing-repairs = Можливо, це один із цих номерів. Звірте з папером, перш ніж вибрати.
processing-take = Взяти в роботу
processing-take-over = Перебрати…
processing-take-over-text = Направлення в роботі у вашого колеги. Якщо перебрати його, далі працюєте з ним ви: причину побачать у перебігу направлення, зокрема той, хто його видав.
processing-take-over-reason = Чому ви його перебираєте
processing-take-over-submit = Перебрати
processing-take-over-keep = Лишити в колеги
processing-open = Відкрити
processing-with-you = у вас
processing-mine = У мене в роботі
processing-with-completed = Показати й виконані мною
processing-none = У вас нічого немає в роботі
processing-none-completed = Ви ще нічого не брали в роботу
processing-none-hint = Знайдіть направлення за номером і візьміть його в роботу.
processing-result = Результат
processing-result-label = Що виявлено або зроблено
processing-result-hint = Побачить той, хто виписав. Після завершення змінити не можна.
processing-complete = Завершити
processing-release = Повернути…
processing-release-title = Повернути направлення?
processing-release-text = Воно знову стане новим, і його зможе взяти в роботу хтось інший. Вписаний тут результат не збережеться.
processing-release-submit = Повернути
processing-release-keep = Лишити в роботі

## Що зроблено

notice-referrals-issued = { $count ->
    [one] Виписано { $count } послугу під номером { $written }.
    [few] Виписано { $count } послуги під номером { $written }.
   *[many] Виписано { $count } послуг під номером { $written }.
}
notice-draft-saved = Чернетку збережено.
notice-draft-discarded = Чернетку відкинуто.
notice-referral-recalled = Направлення відкликано.
notice-referral-in-error = Направлення позначено внесеним помилково.
notice-referral-taken = Направлення у вас у роботі.
notice-referral-taken-over = Направлення перебрано: тепер воно у вас у роботі.
notice-referral-released = Направлення повернуто: воно знову нове.
notice-referral-completed = Направлення виконано, результат збережено.
notice-referrals-exported = { $count ->
    [one] Збережено файл: { $count } направлення.
    [few] Збережено файл: { $count } направлення.
   *[many] Збережено файл: { $count } направлень.
}
notice-referrals-exported-cut = { $count ->
    [one] У файлі лише перше { $count } направлення: список довший. Звузьте його фільтрами, щоб зберегти решту.
    [few] У файлі лише перші { $count } направлення: список довший. Звузьте його фільтрами, щоб зберегти решту.
   *[many] У файлі лише перші { $count } направлень: список довший. Звузьте його фільтрами, щоб зберегти решту.
}

## Папір

referrals-print = Друкувати
referrals-card = Код перевірки
referrals-card-hint = Хто має папір, той може перевірити його без входу. Це не кваліфікований електронний підпис.
referrals-card-page = Сторінка перевірки
referrals-card-alt = QR-код із підписаним змістом направлення
