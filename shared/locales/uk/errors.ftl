# Помилки: що сталося і що робити далі.

error-token-other-workstation = Цей токен для станції «{ $token-workstation }», а ви на станції «{ $this-workstation }».
