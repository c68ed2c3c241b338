# Шість дозволів, три стани й причини рішень.

permissions-column = Дозвіл

permissions-user-management = Управління користувачами
permissions-role-management = Управління ролями
permissions-token-management = Управління токенами
permissions-role-assignment = Призначення ролей
permissions-issuing-referrals = Видавання направлень
permissions-processing-referrals = Опрацювання направлень
permissions-reading-journal = Читання журналу

permissions-user-management-hint = створювати, змінювати й видаляти користувачів та організації
permissions-role-management-hint = створювати, змінювати й видаляти ролі
permissions-token-management-hint = видавати й видаляти токени, реєструвати станції, завершувати сеанси
permissions-role-assignment-hint = надавати й відкликати ролі користувачів
permissions-issuing-referrals-hint = реєструвати пацієнтів, виписувати, вести й відкликати направлення
permissions-processing-referrals-hint = брати направлення в роботу за номером і виконувати
permissions-reading-journal-hint = дивитися, хто що робив, і що було відхилено

permissions-user-management-act = Керувати користувачами
permissions-role-management-act = Керувати ролями
permissions-token-management-act = Керувати токенами
permissions-role-assignment-act = Призначати ролі
permissions-issuing-referrals-act = Видавати направлення
permissions-processing-referrals-act = Опрацьовувати направлення
permissions-reading-journal-act = Читати журнал

## Стани в ролі

permissions-state-allow = Дозволено
permissions-state-deny = Заборонено
permissions-state-undefined = Не визначено
permissions-mark-allow = дозволено
permissions-mark-deny = заборонено
permissions-mark-undefined = не визначено
permissions-legend-undefined = порожньо — не визначено
permissions-rule = Будь-яке «−» забороняє. Якщо жодного «−» немає, достатньо одного «+». Інакше — заборонено.

## Рішення за всіма ролями; у roles — назви в лапках

permissions-effective = Що це дозволяє разом
permissions-effective-caption = Підсумкові дозволи за всіма ролями
permissions-effective-scroll = Таблиця підсумкових дозволів, прокручується вбік
permissions-together = Разом
permissions-allowed = Дозволено
permissions-forbidden = Заборонено
permissions-allowed-by = { $count ->
    [one] Дозволяє { $roles }
    [few] Дозволяють { $roles }
   *[many] Дозволяють { $roles }
}
permissions-forbidden-by = { $count ->
    [one] Забороняє { $roles }
    [few] Забороняють { $roles }
   *[many] Забороняють { $roles }
}
permissions-nothing-allows = Ніщо не дозволяє
permissions-nothing-allows-hint = Жодна роль не дозволяє
