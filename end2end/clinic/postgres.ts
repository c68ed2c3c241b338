// The PostgreSQL that `cargo xtask test` starts for the walks on it.

import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { promisify } from "node:util";

/** Makes an empty database; answers where it is. */
export async function newDatabase(): Promise<string> {
  const { TEST_POSTGRES: server, TEST_POSTGRES_PROGRAMS: programs } = process.env;
  if (!server || !programs) {
    throw new Error("TEST_POSTGRES and TEST_POSTGRES_PROGRAMS name no server: run `cargo xtask test`");
  }
  const name = `walk_${randomUUID()}`;
  await promisify(execFile)(join(programs, "createdb"), ["--maintenance-db", server, name]);
  const address = new URL(server);
  address.pathname = name;
  return address.href;
}
