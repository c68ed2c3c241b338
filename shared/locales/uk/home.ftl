# Головна: що відкрито, чому й до котрої години.

home-title = Головна
home-greeting-morning = Доброго ранку
home-greeting-day = Добрий день
home-greeting-evening = Добрий вечір
home-greeting-night = Доброї зміни
home-lead = { $date }. Працюєте до { $until } на станції «{ $workstation }».

home-open = Що вам відкрито
home-open-none = Поки що вам нічого не відкрито
home-open-none-hint = Жодна ваша роль нічого не дозволяє. Якщо доступ потрібен для роботи, зверніться до адміністратора.
home-no-roles = Вам ще не призначено жодної ролі
home-by-roles = { $count ->
    [one] За роллю { $roles }.
    [few] За ролями { $roles }.
   *[many] За ролями { $roles }.
}
home-why = Чому саме це?
home-create-jwt = Створення JWT
home-create-jwt-hint = Видати користувачеві токен для станції
home-delete-jwt = Видалення JWT
home-delete-jwt-hint = Переглянути токени й видалити зайві

home-hours = Робочі години
home-hours-text = З { $from } до { $to }. О { $to } сеанс завершиться сам; за 10 хвилин попередимо.
home-hours-whole-day = Токен діє цілодобово. О { $until } сеанс завершиться сам; за 10 хвилин попередимо.

home-attention = Потребує вашої уваги
home-attention-none = Усе гаразд: нічого не чекає задовго, нічий строк не спливає.
home-recent = Останні мої направлення
home-recent-all = Усі

## Дозволи, якими скоро нікому буде користуватися

home-lapses = Скоро нікому буде адмініструвати
home-lapse-until = «{ $permission }»: після { $date } ним ніхто не зможе скористатися. Останній токен має { $who }. Завчасно створіть новий.
home-lapse-now = «{ $permission }»: нема людини, яка напевно зможе ним скористатися. Створіть токен, що діє вдень, і хай власник увійде на його станції.
