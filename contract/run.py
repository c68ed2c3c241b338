"""Asks a server everything that docs/openapi.json describes, as each of the demo's people and
as a stranger, and sees that nothing is answered that is not described, and no 5xx.

    run.py SERVER DESCRIPTION
"""

import json
import os
import socket
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from client import Workstation

HERE = Path(__file__).parent
# Negative data are not refused where a text is taken more kindly than its schema says.
CHECKS = [
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
]


# Who between them may do everything: for them every boundary is tried, for the others what
# is different of them is what they are refused.
THOROUGH = [["administrator"], ["family-doctor"], ["laboratory-worker"]]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def main() -> int:
    server, description = (str(Path(path).resolve()) for path in sys.argv[1:])
    validate = [sys.executable, "-m", "openapi_spec_validator", description]
    subprocess.run(validate, check=True)
    with clinic(server) as (demo, _):
        # The first of each: another may work at night alone.
        users = reversed(demo["users"])
        one_of_each = {tuple(person["roles"]): person["login"] for person in users}
    # Each in a clinic of their own: what one of them changes, the others would notice.
    people = [None, *one_of_each.values()]
    # Whoever asks waits for who answers: as many at once as there are cores.
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        asked = pool.map(lambda login: is_as_described(login, server, description), people)
        failed = [login for login, holds in zip(people, asked) if not holds]
    if failed:
        print(f"not as described: {failed}", file=sys.stderr)
    return 1 if failed else 0


@contextmanager
def clinic(server: str):
    """A demo that runs, by what it printed, and its folder."""
    with tempfile.TemporaryDirectory() as folder:
        demo = subprocess.Popen(
            [server, "demo", "--port", str(free_port()), "--data", f"{folder}/data", "--json"],
            stdout=subprocess.PIPE,
            stderr=open(f"{folder}/log", "w"),
            text=True,
        )
        try:
            yield json.loads(demo.stdout.readline()), Path(folder)
        finally:
            demo.terminate()
            demo.wait()


def is_as_described(login: str | None, server: str, description: str) -> bool:
    """Asks everything as somebody, or as a stranger."""
    with clinic(server) as (demo, folder):
        key = ec.generate_private_key(ec.SECP256R1())
        Workstation(demo["address"], key).enrol(demo["enrolment_link"].partition("#")[2])
        person = next((one for one in demo["users"] if one["login"] == login), None)
        answered = folder / "answered"
        who = login or "a stranger"
        phases = "coverage,fuzzing" if person and person["roles"] in THOROUGH else "fuzzing"
        environment = os.environ | {
            "CONTRACT_ANSWERED": str(answered),
            "CONTRACT_KEY": pem(key),
            "CONTRACT_ORIGIN": demo["address"],
            "CONTRACT_PERSON": json.dumps(person),
            "SCHEMATHESIS_HOOKS": "hooks",
            "PYTHONPATH": str(HERE),
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        run = subprocess.run(
            [
                Path(sys.executable).with_name("schemathesis"), "run", description,
                "--url", demo["address"], "--checks", ",".join(CHECKS),
                "--phases", phases, "--max-examples", "5", "--seed", "1",
                "--warnings", "off", "--suppress-health-check", "all", "--no-shrink",
                "--continue-on-failure",
            ],
            env=environment, cwd=folder, check=False, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        statuses = json.loads(answered.read_text(encoding="utf-8"))
        # Whole, for others say something meanwhile.
        print(f"--- {who}\n{run.stdout}\n--- {who} was answered {statuses}", flush=True)
        # Whoever was never let in has tried nothing.
        refused_entry = statuses.get("401", 0) * 2 >= sum(statuses.values())
        has_tried = statuses.get("200", 0) >= 10 and not refused_entry
        return not run.returncode and (has_tried or not person)


def pem(key: ec.EllipticCurvePrivateKey) -> str:
    encoded = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    return encoded.decode()


if __name__ == "__main__":
    sys.exit(main())
