"""What schemathesis must know to ask as one of the staff."""

import atexit
import json
import os

from collections import Counter

import schemathesis
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from client import Session, Workstation

KEY = load_pem_private_key(os.environ["CONTRACT_KEY"].encode(), None)
PERSON = json.loads(os.environ["CONTRACT_PERSON"])
ANSWERED = Counter()
SESSION = Session(Workstation(os.environ["CONTRACT_ORIGIN"], KEY), PERSON)


@schemathesis.auth()
class AsAPerson:
    def get(self, case, context):
        return SESSION

    def set(self, case, session, context):
        # In place of what was made up for the security schemes.
        if session.person:
            case.cookies = {}
        case.headers.update(session.headers(case.method, case.formatted_path))


@schemathesis.hook
def map_path_parameters(context, parameters):
    """Half of the ids are of records that exist."""
    if parameters and "id" in parameters and SESSION.seen and SESSION.chance.random() < 0.5:
        parameters["id"] = SESSION.chance.choice(SESSION.seen)
    return parameters


@schemathesis.hook
def after_call(context, case, response):
    SESSION.heard(response)
    ANSWERED[response.status_code] += 1


@atexit.register
def tell() -> None:
    with open(os.environ["CONTRACT_ANSWERED"], "w", encoding="utf-8") as file:
        json.dump(ANSWERED, file)
