// The server's program, run the way whoever runs a server does.

import { execFile, spawn, type ChildProcess } from "node:child_process";
import { createServer, type AddressInfo } from "node:net";
import { createInterface } from "node:readline";
import { promisify } from "node:util";

/** What a command runs with besides this process' own environment. */
export type Environment = Record<string, string>;

/** The program with the moveable clock. */
function program(): string {
  const named = process.env.LUXMEDICA_BIN;
  if (named) return named;
  throw new Error(
    "LUXMEDICA_BIN names no server: run `cargo xtask test`, " +
      "or build one with `--features shifted-clock` and name it",
  );
}

/** Runs a command to its end; answers what it printed. */
export async function run(args: string[], environment: Environment): Promise<string> {
  const options = { env: { ...process.env, ...environment } };
  return (await promisify(execFile)(program(), args, options)).stdout;
}

/** A server that runs until it is closed. */
export class Server {
  readonly #process: ChildProcess;

  constructor(args: string[], environment: Environment) {
    this.#process = spawn(program(), args, {
      env: { ...process.env, ...environment },
      stdio: ["ignore", "pipe", "inherit"],
    });
    const kill = () => this.#process.kill("SIGKILL");
    process.once("exit", kill);
    this.#process.once("exit", () => process.removeListener("exit", kill));
  }

  /** The first line the server prints. */
  firstLine(): Promise<string> {
    return new Promise((resolve, reject) => {
      createInterface({ input: this.#process.stdout! }).once("line", resolve);
      this.#process.once("error", reject);
      this.#process.once("exit", (code) => reject(new Error(`the server ended with ${code}`)));
    });
  }

  /** Ends the server. */
  async close(): Promise<void> {
    if (this.#process.exitCode !== null) return;
    const ended = new Promise((resolve) => this.#process.once("exit", resolve));
    this.#process.kill("SIGKILL");
    await ended;
  }
}

/** A port nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
