// A server with the demo clinic in it, for one worker or one test.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Clock } from "./clock";
import { Office } from "./office";
import { newDatabase } from "./postgres";
import { Server, freePort } from "./program";

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
  | "laboratory-worker"
  | "intern"
  | "auditor";

/** What a clinic's data is kept in. */
export type Engine = "sqlite" | "postgres";

/** What `luxmedica demo --json` prints. */
interface Printed {
  address: string;
  enrolment_link: string;
  users: { login: string; password: string; token_file: string; roles: ShippedRole[] }[];
}

/** A Friday morning in winter time. */
const FRIDAY = "2026-11-20T10:00:00+02:00";

/** A running server. */
export class Clinic {
  #office: Office | undefined;

  private constructor(
    readonly clock: Clock,
    /** Where token files may lie. */
    readonly folder: string,
    private readonly server: Server,
    private readonly printed: Printed,
  ) {}

  /** Starts a server; its clock shows ten in the morning. */
  static async open(engine: Engine): Promise<Clinic> {
    const folder = mkdtempSync(join(tmpdir(), "luxmedica-end2end-"));
    const clock = new Clock(join(folder, "clock"), FRIDAY);
    const port = String(await freePort());
    const server = new Server(
      ["demo", "--json", "--port", port, "--data", join(folder, "data")],
      {
        LUXMEDICA_CLOCK_FILE: clock.file,
        ...(engine === "postgres" ? { LUXMEDICA_DATABASE: await newDatabase() } : {}),
      },
    );
    const printed = JSON.parse(await server.firstLine()) as Printed;
    return new Clinic(clock, folder, server, printed);
  }

  /** Ends the server and takes its data away. */
  async close(): Promise<void> {
    await this.server.close();
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
