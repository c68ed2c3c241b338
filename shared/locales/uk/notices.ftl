# Повідомлення про успіх.

notice-user-created = Користувача створено: { $name }.
notice-user-saved = Зміни збережено: { $name }.
notice-user-deleted = Користувача видалено: { $name }.
notice-password-reset = Новий пароль збережено: { $name }. Під час наступного входу його треба змінити.
notice-organization-created = Організацію «{ $name }» створено.
notice-organization-saved = Нову назву збережено: «{ $name }».
notice-organization-deleted = Організацію «{ $name }» видалено.
notice-role-created = Роль «{ $role }» створено.
notice-role-saved = Зміни в ролі «{ $role }» збережено. Діють від наступної дії користувачів.
notice-role-deleted = Роль «{ $role }» видалено.
notice-role-assigned = Роль «{ $role }» призначено: { $name }.
notice-role-withdrawn = Роль «{ $role }» відкликано: { $name }.
notice-token-deleted = Токен видалено: { $name }, станція «{ $workstation }».
notice-workstation-created = Станцію «{ $name }» створено. Тепер зареєструйте її браузер за посиланням.
notice-workstation-saved = Зміни збережено: станція «{ $name }».
notice-workstation-removed = Станцію «{ $name }» вилучено.
notice-password-changed = Пароль змінено.
notice-session-revoked = Сеанс на станції «{ $workstation }» завершено.
notice-signed-out = Ви вийшли.
