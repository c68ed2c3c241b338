// Everything a browser writes where others read it: addresses, titles, its console.

import { expect, type BrowserContext } from "@playwright/test";

/** Hears what a browser says, and expects that nothing of a patient is in it. */
export class Secrecy {
  readonly #addresses = new Set<string>();
  /** Titles, and what the console has. */
  readonly #said = new Set<string>();

  /** Has to be there before the pages are. */
  static async of(context: BrowserContext): Promise<Secrecy> {
    const secrecy = new Secrecy();
    context.on("console", (message) => secrecy.#said.add(message.text()));
    context.on("request", (request) => secrecy.#addresses.add(request.url()));
    await context.exposeBinding("hear", (_, title: string, address: string) => {
      secrecy.#said.add(title);
      secrecy.#addresses.add(address);
    });
    await context.addInitScript(() => {
      let last = "";
      const look = () => {
        const now = [document.title, location.href] as const;
        if (now.join() === last) return;
        last = now.join();
        (window as unknown as { hear: (title: string, address: string) => void }).hear(...now);
      };
      new MutationObserver(look).observe(document, {
        childList: true,
        characterData: true,
        subtree: true,
      });
    });
    return secrecy;
  }

  /** Expects none of these words anywhere. */
  expectNothingOf(...words: string[]): void {
    this.expectNoAddressWith(...words);
    expectNone(this.#said, words);
  }

  /** Expects none of these words in an address. */
  expectNoAddressWith(...words: string[]): void {
    expectNone(this.#addresses, words);
  }
}

function expectNone(heard: Set<string>, words: string[]): void {
  expect(heard.size, "something was heard").toBeGreaterThan(0);
  const said = [...heard].map((what) => decoded(what).toLocaleLowerCase("uk"));
  for (const word of words) {
    const about = said.filter((what) => what.includes(word.toLocaleLowerCase("uk")));
    expect(about, `what was said of “${word}”`).toEqual([]);
  }
}

/** As a person reads it. */
function decoded(what: string): string {
  try {
    return decodeURIComponent(what.replaceAll("+", " "));
  } catch {
    return what;
  }
}
