// The server's API as somebody at a workstation speaks to it, without a browser.

import { Key } from "./key";

/** An answer that was not wanted. */
export class Refused extends Error {
  constructor(
    request: string,
    readonly status: number,
    body: string,
  ) {
    super(`${request}: ${status} ${body}`);
  }
}

export class Api {
  #cookie = "";

  constructor(
    readonly address: string,
    private readonly key: Key,
  ) {}

  /** Somebody with a key that nobody enrolled. */
  static async stranger(address: string): Promise<Api> {
    return new Api(address, await Key.generate());
  }

  /** Makes this key the workstation's that the link is for. */
  async enrol(link: string): Promise<{ id: string }> {
    const code = new URL(link).hash.slice(1);
    return this.#proven("POST", "/api/enrolments", { code });
  }

  /** Opens a session; the calls after it belong to it. */
  async signIn(login: string, password: string, token: string): Promise<{ user_id: string }> {
    return this.#proven("POST", "/api/session", { login, password, token }, token);
  }

  get<T>(path: string): Promise<T> {
    return this.#call("GET", path);
  }

  post<T>(path: string, body?: object): Promise<T> {
    return this.#call("POST", path, body);
  }

  /** `version` is that of the record the change was made from. */
  put<T>(path: string, body: object, version?: number): Promise<T> {
    return this.#call("PUT", path, body, version === undefined ? {} : { "If-Match": `"${version}"` });
  }

  delete(path: string): Promise<void> {
    return this.#call("DELETE", path);
  }

  async #proven<T>(method: string, path: string, body: object, token?: string): Promise<T> {
    const { nonce } = await this.post<{ nonce: string }>("/api/nonces");
    const proof = await this.key.prove(method, this.address + path, nonce, token);
    return this.#call(method, path, body, { DPoP: proof });
  }

  async #call<T>(
    method: string,
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<T> {
    const response = await fetch(this.address + path, {
      method,
      headers: {
        Origin: this.address,
        ...(this.#cookie ? { Cookie: this.#cookie } : {}),
        ...(body ? { "Content-Type": "application/json" } : {}),
        ...headers,
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    if (!response.ok) throw new Refused(`${method} ${path}`, response.status, text);
    for (const cookie of response.headers.getSetCookie()) this.#cookie = cookie.split(";")[0]!;
    return (text ? JSON.parse(text) : undefined) as T;
  }
}
