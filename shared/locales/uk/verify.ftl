# Перевірка паперового направлення: для будь-кого, без входу.

verify-title = Перевірка направлення
verify-lead = Дізнайтеся, чи справжнє паперове направлення і чи діє воно. Входити в систему не потрібно.

## Що перевірити

verify-ask = Що перевірити
verify-ask-another = Перевірити інше
verify-scan = Сканувати код
verify-picture = Вибрати знімок або файл
verify-picture-file = Знімок із QR-кодом або файл картки
verify-text = Текст коду або номер направлення
verify-text-hint = Текст починається з shc:/, номер має 16 символів
verify-text-empty = Вставте текст коду або введіть номер.
verify-check = Перевірити
verify-looking = Шукаємо код на знімку…
verify-checking = Перевіряємо…
verify-camera = Камера
verify-camera-hint = Наведіть камеру так, щоб код заповнив рамку. Знайдений код перевіриться сам.
verify-camera-several = У кадрі кілька кодів. Залиште один.
verify-camera-other = Це інший QR-код, не направлення.
verify-camera-stop = Зупинити камеру

## Вердикти

verify-to-do = Що робити:
verify-signed = Підпис закладу підтверджено.
verify-unknown-status = Чи надано вже послуги, невідомо: реєстр закладу зараз недоступний.
verify-unknown-busy = Чи надано вже послуги, невідомо: до реєстру закладу зараз забагато запитів. Перевірте ще раз за хвилину.
verify-unknown-unable = Чи надано вже послуги, невідомо: реєстр закладу не зміг відповісти. Перевірте ще раз трохи згодом.
verify-list-old = Наявний список відкликаних направлень складено { $time }, він міг застаріти.

verify-valid = Направлення справжнє і чинне
verify-valid-now = Станом на { $time } виконано послуг: { $done } з { $all }.
verify-unsure = Направлення справжнє, але, можливо, його відкликано
verify-unsure-do = перевірте ще раз, перш ніж покладатися на нього.
verify-partly = Направлення справжнє, але частину послуг відкликано
verify-partly-do = надавайте лише ті послуги, які нижче не позначено як відкликані.
verify-done = Направлення справжнє, але вже виконане
verify-done-text = Станом на { $time } усе, що за ним діяло, вже зроблено.
verify-done-do = якщо послуга потрібна знову, лікар має виписати нове направлення.
verify-expired = Направлення справжнє, але строк його дії минув
verify-expired-text = Воно діяло до { $date } включно.
verify-expired-do = зверніться до лікаря по нове: продовжити це не можна.
verify-withdrawn = Направлення справжнє, але його відкликано
verify-withdrawn-text = Воно не діє з { $date }.
verify-withdrawn-undated = Воно більше не діє.
verify-withdrawn-do = не надавайте послуг за цим папером. Лікар, який його виписав, скаже, чи є інше.

verify-forged = Це направлення не справжнє
verify-forged-signature = Підпис не відповідає змісту: код змінили або його створив хтось інший.
verify-forged-key = Код підписано ключем, якого заклад не має.
verify-forged-algorithm = Код підписано не так, як підписує заклад, або не підписано зовсім.
verify-forged-do-refuse = Не надавайте послуг за цим папером.
verify-forged-do-number = Спитайте номер направлення: за ним працівник лабораторії побачить у { -brand }, чи є таке.
verify-forged-do-report = Повідомте заклад, який названо на папері. Телефон шукайте на його сайті, а не на папері.

verify-other-issuer = Код видав не цей заклад
verify-other-issuer-text = Його підпис тут не перевіряють, тому зміст не показано.
verify-other-issuer-do = відкрийте сторінку перевірки того закладу, який видав папір.
verify-not-referral = Це не направлення
verify-not-referral-text = Код справді є медичною карткою, але про щось інше, наприклад про щеплення.
verify-not-referral-do = знайдіть на папері код самого направлення.

verify-undecided = Зараз перевірити не вдалося
verify-unreachable = Заклад зараз недоступний.
verify-busy = До сервера закладу зараз забагато запитів.
verify-unable = Сервер закладу не зміг відповісти.
verify-undecided-keys = Ключів закладу на цьому пристрої ще немає.
verify-undecided-newer = Серед збережених на цьому пристрої ключів потрібного немає: він може бути новішим.
verify-undecided-do = під’єднайтеся до мережі й перевірте ще раз. Поки що папір не підтверджено і не спростовано.
verify-undecided-wait = перевірте ще раз за хвилину. Поки що папір не підтверджено і не спростовано.

verify-no-card = Це не код направлення
verify-no-card-text = У коді або тексті написано щось інше.
verify-no-card-do = потрібен QR-код із паперового направлення. Якщо вводите номер, звірте символи: лише цифри та літери A B C E H I K M O P T X.
verify-chunked = Це лише частина коду
verify-chunked-text = Його поділено на кілька частин, а в направленні код завжди один.
verify-damaged = Код пошкоджено
verify-damaged-text = Його обрізано або частину символів змінено, тому підпис перевірити не можна.
verify-again-do = скануйте код ще раз просто з паперу.
verify-too-large = Код завеликий
verify-too-large-text = Жодне направлення не буває таким довгим.

## Знімок і камера

verify-no-code = На знімку немає QR-коду
verify-no-code-text = Код може бути замалим, у тіні або в кутку.
verify-blurred = QR-код на знімку нерозбірливий
verify-blurred-text = Його видно, але прочитати не вдається.
verify-closer-do = сфотографуйте код ближче, рівно й без відблисків.
verify-several = На знімку кілька направлень
verify-several-text = Невідомо, яке з них ви перевіряєте.
verify-several-do = сфотографуйте їх по одному.
verify-no-picture = У файлі немає ні зображення, ні картки
verify-no-picture-do = виберіть фотографію або знімок екрана (JPEG, PNG чи WebP) або файл .smart-health-card.
verify-picture-large = Зображення завелике
verify-picture-large-text = Приймаємо файли до 30 МБ і 100 мегапікселів.
verify-picture-large-do = виріжте ту частину, де код.
verify-camera-refused = Браузер не дозволив доступу до камери
verify-camera-refused-do = дозвольте камеру для цієї адреси в налаштуваннях браузера або виберіть знімок.
verify-camera-absent = Камери не знайдено
verify-camera-absent-do = виберіть знімок або вставте текст коду.
verify-camera-busy = Камера не вмикається
verify-camera-busy-text = Можливо, її використовує інша програма.
verify-camera-busy-do = закрийте ту програму й спробуйте ще раз або виберіть знімок.
verify-camera-nothing = Камера не побачила коду
verify-camera-nothing-do = поправте світло, наблизьте папір і спробуйте ще раз або виберіть знімок.

## Номер

verify-number = Номер записано правильно, але цього замало
verify-number-text = У номері { $which } немає одруків. Проте правильний номер можна поставити й на підроблений папір.
verify-number-do = відскануйте код із паперу. Якщо коду немає, попросіть працівника лабораторії знайти номер у { -brand }.
verify-number-typo = У номері одрук
verify-number-typo-text = Контрольний символ не збігається.
verify-number-typo-maybe = Можливо, це { $which }.
verify-number-typo-do = звірте номер із папером символ за символом.
verify-number-length = У номері має бути 16 символів
verify-number-length-text = Введено: { $count }.

## Зміст

verify-said = Що каже код
verify-compare = Порівняйте з папером: має збігатися кожне слово.
verify-said-number = Номер
verify-said-patient-female = Пацієнтка
verify-said-patient-male = Пацієнт
verify-said-patient-unknown = Пацієнт (-ка)
verify-said-services = Послуги
verify-said-service = { $name } ({ $code })
verify-said-quantity = { $service } × { $times }
verify-said-valid = Діє
verify-said-was-valid = Діяло
verify-said-by = Хто виписав
verify-said-organization = Де
verify-state-withdrawn = відкликано
verify-state-done = виконано
verify-state-taken = у роботі
verify-state-active = не виконано

## Що перевірено

verify-checked = Що перевірено
verify-checked-signature = Підпис закладу дійсний
verify-checked-no-signature = Підпис закладу не підтверджено
verify-checked-term = Строк дії не минув: останній день { $date }
verify-checked-term-over = Строк дії минув { $date }
verify-checked-status = Реєстр закладу відповів { $time }
verify-checked-unreachable = Реєстр закладу недоступний
verify-checked-busy = До реєстру закладу зараз забагато запитів
verify-checked-unable = Реєстр закладу не зміг відповісти
verify-checked-list = У списку відкликаних направлень, станом на { $time }, цього немає
verify-checked-list-old = У списку відкликаних направлень цього немає, але список складено { $time }, і він міг застаріти
verify-checked-list-has = За списком відкликаних направлень, станом на { $time }, воно не діє повністю або частково
verify-checked-list-none = Списку відкликаних направлень тут немає: чи не відкликано направлення, невідомо
verify-checked-asking = Питаємо реєстр закладу…
verify-checked-nothing-else = Строку і стану не перевірено: такому змісту вірити не можна
verify-checked-where = Підпис перевірено на цьому пристрої. Це не кваліфікований електронний підпис за законом.
verify-checked-zone = Час вказано за годинником цього пристрою.
