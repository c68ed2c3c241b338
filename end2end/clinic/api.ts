// The server's API as somebody at a workstation speaks to it, without a browser.

import { Key } from "./key";

/** An answer that was not wanted. */
export class Refused extends Error {
  constructor(
    request: string,
    readonly status: number,
    readonly body: string,
  ) {
    super(`${request}: ${status} ${body}`);
  }
}

export class Api {
  readonly #cookies = new Map<string, string>();
  /** The open session, which proofs name. */
  #session: string | undefined;

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
    const body = { login, password, token };
    const session = await this.#proven<{ id: string; user_id: string }>(
      "POST",
      "/api/session",
      body,
      { token },
    );
    this.#session = session.id;
    return session;
  }

  /** Reads, with a new receipt if the one there is is too old. */
  async get<T>(path: string): Promise<T> {
    try {
      return await this.#call("GET", path);
    } catch (error) {
      if (!(error instanceof Refused) || !error.message.includes("proof-needed")) throw error;
      await this.#change("POST", "/api/session/receipt");
      return this.#call("GET", path);
    }
  }

  post<T>(path: string, body?: object): Promise<T> {
    return this.#change("POST", path, body);
  }

  /** The same; what a refusal asks to `confirm` is said in the header. */
  async confirmed<T>(path: string, body: object, header: string): Promise<T> {
    try {
      return await this.post(path, body);
    } catch (error) {
      if (!(error instanceof Refused) || error.status !== 409) throw error;
      const { confirm } = JSON.parse(error.body) as { confirm: string };
      return this.#change("POST", path, body, { [header]: confirm });
    }
  }

  /** `version` is that of the record the change was made from. */
  put<T>(path: string, body: object, version?: number): Promise<T> {
    return this.#change("PUT", path, body, version === undefined ? {} : { "If-Match": `"${version}"` });
  }

  delete(path: string): Promise<void> {
    return this.#change("DELETE", path);
  }

  /** Within a session, with the proof that every change takes. */
  #change<T>(
    method: string,
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<T> {
    const session = this.#session;
    if (!session) return this.#call(method, path, body, headers);
    return this.#proven(method, path, body, { session }, headers);
  }

  async #proven<T>(
    method: string,
    path: string,
    body?: object,
    about: { token?: string; session?: string } = {},
    headers: Record<string, string> = {},
  ): Promise<T> {
    const { nonce } = await this.#call<{ nonce: string }>("POST", "/api/nonces");
    const proof = await this.key.prove(method, this.address + path, nonce, about);
    return this.#call(method, path, body, { ...headers, DPoP: proof });
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
        Cookie: [...this.#cookies].map((cookie) => cookie.join("=")).join("; "),
        ...(body ? { "Content-Type": "application/json" } : {}),
        ...headers,
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    if (!response.ok) throw new Refused(`${method} ${path}`, response.status, text);
    for (const cookie of response.headers.getSetCookie()) {
      const [name, value] = cookie.split(";")[0]!.split("=");
      this.#cookies.set(name!, value!);
    }
    return (text ? JSON.parse(text) : undefined) as T;
  }
}
