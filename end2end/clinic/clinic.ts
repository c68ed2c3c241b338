// A server with the demo clinic in it, for one worker or one test.

import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Clock } from "./clock";
import { Office } from "./office";

/** Somebody who can sign in. */
export interface Person {
  login: string;
  password: string;
  /** The path of the token file. */
  tokenFile: string;
}

/** The codes of the roles that come with the system. */
export type ShippedRole =
  | "administrator"
  | "head-of-department"
  | "family-doctor"
  | "nurse"
  | "intern";

/** What `luxmedica demo --json` prints. */
interface Printed {
  address: string;
  enrolment_link: string;
  users: { login: string; password: string; token_file: string; roles: ShippedRole[] }[];
}

/** A Friday morning in winter time. */
export const FRIDAY = "2026-11-20T10:00:00+02:00";

/** A running server. */
export class Clinic {
  #office: Office | undefined;

  private constructor(
    readonly clock: Clock,
    /** Where token files may lie. */
    readonly folder: string,
    private readonly server: ChildProcess,
    private readonly printed: Printed,
  ) {}

  /** Starts a server whose clock shows `at`. */
  static async open(at: string = FRIDAY): Promise<Clinic> {
    const binary = process.env.LUXMEDICA_BIN;
    if (!binary) {
      throw new Error(
        "LUXMEDICA_BIN names no server: run `cargo xtask test`, " +
          "or build one with `--features shifted-clock` and name it",
      );
    }
    const folder = mkdtempSync(join(tmpdir(), "luxmedica-end2end-"));
    const clock = new Clock(join(folder, "clock"), at);
    const server = spawn(
      binary,
      ["demo", "--json", "--port", String(await freePort()), "--data", join(folder, "data")],
      {
        env: { ...process.env, LUXMEDICA_CLOCK_FILE: clock.file },
        stdio: ["ignore", "pipe", "inherit"],
      },
    );
    const kill = () => server.kill("SIGKILL");
    process.once("exit", kill);
    server.once("exit", () => process.removeListener("exit", kill));
    const line = await firstLine(server);
    return new Clinic(clock, folder, server, JSON.parse(line) as Printed);
  }

  /** Ends the server and takes its data away. */
  async close(): Promise<void> {
    const ended = new Promise((resolve) => this.server.once("exit", resolve));
    if (this.server.exitCode === null) {
      this.server.kill("SIGKILL");
      await ended;
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  get address(): string {
    return this.printed.address;
  }

  /** The link that was printed; it works once. */
  get printedLink(): string {
    return this.printed.enrolment_link;
  }

  /** The demo's person with exactly these roles; the first, if there are several. */
  person(...roles: ShippedRole[]): Person {
    return this.#people(roles)[0]!;
  }

  /** The nurse whose token works from 22:00 to 06:00. */
  nightNurse(): Person {
    return this.#people(["nurse"])[1]!;
  }

  /**
   * The administrator at work beside the browsers, over the API: prepares what a test
   * is not about. Uses the printed link up.
   */
  async office(): Promise<Office> {
    this.#office ??= await Office.open(this);
    return this.#office;
  }

  #people(roles: ShippedRole[]): Person[] {
    const found = this.printed.users.filter((user) => user.roles.join() === roles.join());
    return found.map(({ login, password, token_file }) => ({
      login,
      password,
      tokenFile: token_file,
    }));
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

/** What the server says once it listens. */
function firstLine(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    createInterface({ input: server.stdout! }).once("line", resolve);
    server.once("error", reject);
    server.once("exit", (code) => reject(new Error(`the server ended with ${code}`)));
  });
}
