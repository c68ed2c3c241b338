# Призначення ролей.

assignments-title = Призначення ролей
assignments-lead = Виберіть користувача, перегляньте його ролі, надайте або відкличте.
assignments-user = Користувач
assignments-user-choose = --Обрати користувача(-ку)--
assignments-user-hint = Шукайте за ПІБ або логіном.
assignments-show = Показати ролі
assignments-role = Роль
assignments-role-required = Виберіть роль.
assignments-role-choose = --Обрати роль--
assignments-assign = Призначити роль
assignments-withdraw = Відкликати роль
assignments-withdraw-of = Відкликати роль: { $role }
assignments-roles-of = Ролі: { $name }
assignments-column-since = Призначено
assignments-since-by = { $date }, { $who }
assignments-none = Ролей ще не призначено
assignments-none-hint = Виберіть роль і натисніть «Призначити роль».
assignments-none-chosen = Користувача ще не вибрано
assignments-none-chosen-hint = Виберіть користувача, щоб побачити його ролі та що вони дозволяють разом.
assignments-all-held = Усі ролі вже призначено

## Що зміниться

assignments-effect-caption = Дозволи до і після зміни
assignments-before = Зараз
assignments-after = Після зміни
assignments-effect-none = Дозволи не зміняться.
assignments-effect-gains = Стане дозволено: { $permissions }.
assignments-effect-loses = Стане заборонено: { $permissions }.
assignments-effect-when = Діятиме від наступної дії користувача.

assignments-withdraw-title = Відкликати роль «{ $role }»?
assignments-withdraw-text = Користувач: { $name }. Роль можна буде призначити знову.
assignments-withdraw-keep = Не відкликати

## Приховані дозволи

assignments-surface-title = Зберегти з такими наслідками?
assignments-surface-text = Досі це забороняла інша роль. Після зміни буде дозволено:
assignments-surface-line = { $name }: { $permissions }
assignments-surface-tokens = Ці токени припинять діяти: їх створено людьми без нового дозволу. Створіть нові:
assignments-surface-token = { $name }: станція «{ $workstation }», створено: { $maker }
assignments-surface-codes = Ці одноразові коди припинять діяти: їх створено людьми без нового дозволу. Створіть нові:
assignments-surface-code = { $name }, створено: { $maker }
assignments-surface-submit = Зберегти
assignments-surface-keep = Нічого не змінювати
