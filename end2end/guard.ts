// Fails a test whose pages break without anybody seeing it.

import { expect, type BrowserContext, type ConsoleMessage } from "@playwright/test";

/**
 * Refusals, no answer or no network at all, and a part of the client that is not what it should be: a test that wants
 * one looks at what the page says of it.
 */
const ANSWERED = [
  /^Failed to load resource: (the server responded with a status of 4\d\d|net::ERR_(?:FAILED|INTERNET_DISCONNECTED))/,
  /^Error: A part of the client did not come/,
  /^(?:Failed to find a valid digest in the 'integrity' attribute|Fetch API cannot load \S+ SRI's integrity checks failed)/,
];

/** Watches browsers for uncaught errors and for what the Content-Security-Policy stops. */
export class Guard {
  readonly #complaints: string[] = [];

  async watch(context: BrowserContext): Promise<void> {
    // The frames nearest to a panic are those of the panic itself.
    await context.addInitScript(() => Object.assign(Error, { stackTraceLimit: 40 }));
    context.on("weberror", (error) => {
      const address = error.page()?.url();
      this.#complain(`${error.error().stack ?? String(error.error())}\nat ${address}`);
    });
    context.on("console", (message) => this.#hear(message));
  }

  /** Expects that nothing broke. */
  expectQuiet(): void {
    expect(this.#complaints, "errors in the browser").toEqual([]);
  }

  #hear(message: ConsoleMessage): void {
    const isError = message.type() === "error" || message.type() === "warning";
    if (isError && !ANSWERED.some((answer) => answer.test(message.text()))) {
      this.#complain(`${message.text()} (${message.location().url})`);
    }
  }

  #complain(what: string): void {
    this.#complaints.push(what);
  }
}
