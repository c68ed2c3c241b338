// The clock of a server built with the feature `shifted-clock`.

import { renameSync, writeFileSync } from "node:fs";

const MINUTE = 60_000;

/** Moves a server's clock. Between two moves it runs as fast as any other. */
export class Clock {
  #ahead = 0;

  constructor(
    /** The file the server reads it from. */
    readonly file: string,
    start: string,
  ) {
    this.set(start);
  }

  /** Puts it at an instant, such as `2026-11-20T10:00:00+02:00`. */
  set(instant: string): void {
    this.#show(Date.parse(instant));
  }

  /** Moves it on. */
  advance({ hours = 0, minutes = 0, seconds = 0 }): void {
    this.#show(this.now() + (hours * 60 + minutes + seconds / 60) * MINUTE);
  }

  /** What it shows, in milliseconds since 1970. */
  now(): number {
    return Date.now() + this.#ahead;
  }

  #show(instant: number): void {
    this.#ahead = instant - Date.now();
    // In one step, so that the server never reads half an instant.
    const draft = `${this.file}.draft`;
    writeFileSync(draft, new Date(instant).toISOString());
    renameSync(draft, this.file);
  }
}
