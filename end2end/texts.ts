// The texts of the app, read from where the app has them, so that no test copies one.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { FluentBundle, FluentResource } from "@fluent/bundle";

export type Lang = "uk" | "en";

/** Says a message in the language of the test. */
export type Translate = (key: string, args?: Record<string, string | number>) => string;

const LOCALES = join(import.meta.dirname, "..", "shared", "locales");

/** The messages of one language. */
export class Texts {
  readonly lang: Lang;
  readonly #bundle: FluentBundle;

  constructor(lang: Lang) {
    this.lang = lang;
    this.#bundle = new FluentBundle(lang, { useIsolating: false });
    const folder = join(LOCALES, lang);
    for (const file of readdirSync(folder).filter((name) => name.endsWith(".ftl"))) {
      this.#bundle.addResource(new FluentResource(readFileSync(join(folder, file), "utf8")));
    }
  }

  /** The text of a message. */
  readonly t: Translate = (key, args = {}) => {
    const pattern = this.#bundle.getMessage(key)?.value;
    if (!pattern) throw new Error(`no message ${key} in ${this.lang}`);
    // Without a list of its own for them, the bundle throws the first error.
    return this.#bundle.formatPattern(pattern, args);
  };
}
