// Fetches the parts of a client when they are first needed.

/** How long a part may take on a poor line, in milliseconds. */
const PATIENCE = 60_000;
/** How long the server may take to say whether it still has one. */
const PATIENCE_TO_ASK = 10_000;

/** What did not come as it should: perhaps the browser keeps that, and must not take it for the part. */
const failed = new Set();
let outdated = false;

/** Whether the part that came last did not because the server has another version by now. */
export const isOutdated = () => outdated;

/** Fetches a part; whatever is not to the letter what was built is none. */
export async function fetchPart(address, integrity) {
  try {
    const cache = failed.has(address) ? "reload" : "default";
    return await fetch(address, { integrity, cache, signal: AbortSignal.timeout(PATIENCE) });
  } catch (cause) {
    failed.add(address);
    const signal = AbortSignal.timeout(PATIENCE_TO_ASK);
    const answer = await fetch(address, { method: "HEAD", cache: "no-store", signal }).catch(() => null);
    // What stands between, such as a guests' network, may answer in the server's place.
    outdated = answer?.status === 404 && answer.headers.has("X-Request-Id");
    throw new Error("A part of the client did not come", { cause });
  }
}
