// A workstation's key outside a browser, and proofs made with it (RFC 9449).

import { createHash, randomUUID, webcrypto } from "node:crypto";

const { subtle } = webcrypto;

export class Key {
  private constructor(private readonly pair: webcrypto.CryptoKeyPair) {}

  static async generate(): Promise<Key> {
    const algorithm = { name: "ECDSA", namedCurve: "P-256" };
    return new Key(await subtle.generateKey(algorithm, false, ["sign", "verify"]));
  }

  /** Proves possession over one request, a nonce, and perhaps a token or a session. */
  async prove(
    method: string,
    address: string,
    nonce: string,
    { token, session }: { token?: string; session?: string } = {},
  ): Promise<string> {
    const { kty, crv, x, y } = await subtle.exportKey("jwk", this.pair.publicKey);
    const header = { typ: "dpop+jwt", alg: "ES256", jwk: { kty, crv, x, y } };
    const payload = {
      jti: randomUUID(),
      htm: method,
      htu: address,
      iat: Math.floor(Date.now() / 1000),
      nonce,
      ...(token ? { ath: createHash("sha256").update(token).digest("base64url") } : {}),
      ...(session ? { sid: session } : {}),
    };
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const unsigned = `${part(header)}.${part(payload)}`;
    const algorithm = { name: "ECDSA", hash: "SHA-256" };
    const signature = await subtle.sign(algorithm, this.pair.privateKey, Buffer.from(unsigned));
    return `${unsigned}.${Buffer.from(signature).toString("base64url")}`;
  }
}
