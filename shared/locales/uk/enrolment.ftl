# Реєстрація станції: сторінка, яку відкриває одноразове посилання.

enrolment-title = Реєстрація станції
enrolment-lead = Цей браузер стане робочою станцією. Ключ створиться тут і залишиться тут: винести його не можна.
enrolment-checking = Перевіряємо посилання…
enrolment-name = Назва
enrolment-place = Місце
enrolment-place-none = Не вказано
enrolment-submit = Зареєструвати цей браузер
enrolment-working = Створюємо ключ…
enrolment-again = Цей браузер уже є станцією «{ $workstation }». Реєстрація замінить її ключ.
enrolment-done-title = Станцію зареєстровано
enrolment-done-text = Цей браузер — станція «{ $workstation }». Тепер тут можна увійти.
enrolment-to-sign-in = До входу
enrolment-refused-title = Посилання не діє
enrolment-refused-text = Його вже використано, минуло 15 хвилин, або адресу скопійовано не повністю. Попросіть в адміністратора нове посилання.
enrolment-missing-title = Потрібне посилання для реєстрації
enrolment-missing-text = Відкрийте в цьому браузері посилання, яке дав адміністратор, повністю, разом із частиною після «#».
