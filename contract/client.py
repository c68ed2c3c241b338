"""A browser's part: an enrolled workstation with its key, sign-in, and a proof for every
change (RFC 9449)."""

import base64
import json
import random
import uuid

import requests
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, utils


def base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


class Workstation:
    """A key, and what it signs."""

    def __init__(self, origin: str, key: ec.EllipticCurvePrivateKey):
        self.origin = origin
        self.key = key

    def proof(self, method: str, path: str, **claims: str) -> str:
        public = self.key.public_key().public_numbers()
        header = {
            "typ": "dpop+jwt",
            "alg": "ES256",
            "jwk": {
                "kty": "EC",
                "crv": "P-256",
                "x": base64url(public.x.to_bytes(32, "big")),
                "y": base64url(public.y.to_bytes(32, "big")),
            },
        }
        said = {
            "jti": str(uuid.uuid4()),
            "htm": method,
            "htu": self.origin + path,
            "iat": 0,
            "nonce": self.ask("POST", "/api/nonces").json()["nonce"],
            **claims,
        }
        parts = [base64url(json.dumps(part).encode()) for part in (header, said)]
        signature = self.key.sign(".".join(parts).encode(), ec.ECDSA(hashes.SHA256()))
        r, s = utils.decode_dss_signature(signature)
        parts.append(base64url(r.to_bytes(32, "big") + s.to_bytes(32, "big")))
        return ".".join(parts)

    def ask(self, method: str, path: str, body=None, **headers: str) -> requests.Response:
        headers = {"Origin": self.origin, **headers}
        return requests.request(
            method, self.origin + path, json=body, headers=headers, timeout=30
        )

    def enrol(self, code: str) -> None:
        path = "/api/enrolments"
        proof = self.proof("POST", path)
        self.ask("POST", path, {"code": code}, DPoP=proof).raise_for_status()


class Session:
    """Somebody signed in, or nobody; signs in again once the session has ended."""

    def __init__(self, workstation: Workstation, person: dict | None):
        self.workstation = workstation
        self.person = person
        self.cookies: dict[str, str] = {}
        self.id: str | None = None
        self.seen: list[str] = []
        self.chance = random.Random(1)

    def sign_in(self) -> None:
        path = "/api/session"
        token = open(self.person["token_file"], encoding="utf-8").read().strip()
        body = {key: self.person[key] for key in ("login", "password")} | {"token": token}
        proof = self.workstation.proof(
            "POST", path, ath=base64url(sha256(token.encode()))
        )
        reply = self.workstation.ask("POST", path, body, DPoP=proof)
        if reply.status_code == 201:
            self.cookies = reply.cookies.get_dict()
            self.id = reply.json()["id"]

    def headers(self, method: str, path: str) -> dict[str, str]:
        """What the browser adds to a request."""
        headers = {"Origin": self.workstation.origin, "Sec-Fetch-Site": "same-origin"}
        if self.person and not self.cookies:
            self.sign_in()
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{k}={v}" for k, v in self.cookies.items())
            if method not in ("GET", "HEAD", "OPTIONS", "TRACE"):
                headers["DPoP"] = self.workstation.proof(method, path, sid=self.id)
        return headers

    def heard(self, reply) -> None:
        """Learns of the session's end, and which records there are."""
        try:
            said = reply.json()
        except ValueError:
            return
        if isinstance(said, dict) and said.get("code") in ("not-signed-in", "session-ended"):
            self.cookies = {}
        self.seen.extend(ids(said))


def ids(said):
    if isinstance(said, dict):
        if isinstance(said.get("id"), str):
            yield said["id"]
        said = list(said.values())
    if isinstance(said, list):
        for part in said:
            yield from ids(part)


def sha256(data: bytes) -> bytes:
    digest = hashes.Hash(hashes.SHA256())
    digest.update(data)
    return digest.finalize()
