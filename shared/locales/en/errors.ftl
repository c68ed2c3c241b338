# Errors: what happened and what to do next.

error-token-other-workstation = This token is for workstation “{ $token-workstation }”; you are at “{ $this-workstation }”.
