// The sign-in form of index.html can be typed in before the client has come. This asks at once what the client is going
// to ask, and hands over what was typed when the client stands.

const root = document.documentElement;
let form = document.querySelector("[data-boot-form] form");
const field = (name) => form?.querySelector(`#boot-${name}`);
let submitted = false;

/** How long an answer may take, as in the client, and how old it may be: it says what time it is. In milliseconds. */
const PATIENCE = 10_000;
const FRESH = 1_000;

/** How long what was typed waits for a server that does not answer, in milliseconds: whoever typed it may be gone. */
const WAIT = 60_000;

const asked = new Map();

/** The answer to what was asked before the client had come, once, unless it is old. */
export const early = (path) => {
  const call = asked.get(path);
  asked.delete(path);
  return call && Date.now() - (call.came ?? Date.now()) < FRESH ? call.answer : undefined;
};

/** Asks, and attends to the form. */
export function begin() {
  for (const path of ["/api/facility", "/api/session"]) {
    const call = { answer: fetch(path, { signal: AbortSignal.timeout(PATIENCE) }) };
    const note = () => (call.came = Date.now());
    call.answer.then(note, note);
    asked.set(path, call);
  }
  // Whoever was signed in here before is not any more.
  asked.get("/api/session").answer.then(
    ({ status }) => {
      if (status === 401 && location.pathname !== "/enrolment") root.dataset.signIn ??= "";
    },
    () => {},
  );
  // What is out of sight is no part of a field's name, whoever reads it.
  for (const said of document.querySelectorAll("[data-boot-form] [lang]"))
    if (said.lang !== root.lang) said.remove();
  form?.addEventListener("submit", () => {
    submitted = true;
    form.querySelector("button").setAttribute("aria-busy", "true");
  });
  field("token")?.addEventListener("change", showFile);
  // Perhaps it was chosen before this could listen.
  showFile();
}

function showFile() {
  const file = field("token")?.files[0];
  if (file) document.getElementById("boot-token-text").textContent = file.name;
}

/** Gives the chosen file to the client's own form, if it stands. */
function giveFile(from) {
  const to = document.getElementById("sign-in-token");
  if (!to || !from.files.length) return;
  to.files = from.files;
  to.dispatchEvent(new Event("change", { bubbles: true }));
}

/**
 * Puts what was typed where the client's own form stands, and takes this one away; or only out of sight, if it is not
 * known yet whether the client's will be needed.
 */
export function handOver(known) {
  if (!form) return;
  const place = form.closest("[data-boot-form]");
  const { activeElement: here } = document;
  const wasHere = place.contains(here);
  if (!known) {
    // Pressed for what was there then, and by whoever was.
    submitted = false;
    setTimeout(() => form?.reset(), WAIT);
    delete root.dataset.signIn;
    if (wasHere) document.querySelector("main:not([data-boot-form]) h1")?.focus();
    return;
  }
  const { id, selectionStart, selectionEnd } = here;
  for (const name of ["login", "password", "token"]) {
    const [from, to] = [field(name), document.getElementById(`sign-in-${name}`)];
    if (!from || !to) continue;
    if (from.files?.length) {
      giveFile(from);
    } else if (from.value) {
      to.value = from.value;
      to.dispatchEvent(new Event("input", { bubbles: true }));
    }
    // Once: whoever signs out later leaves an empty form.
    from.value = "";
    // The window in which files are chosen may still be open, and answers to this field.
    if (from.files) from.addEventListener("change", () => giveFile(from));
  }
  const login = document.getElementById("sign-in-login");
  const same = id ? document.getElementById(id.replace("boot", "sign-in")) : login?.form.querySelector("[type=submit]");
  const focused = wasHere ? (same ?? document.querySelector("main:not([data-boot-form]) h1")) : null;
  place.remove();
  form = null;
  delete root.dataset.signIn;
  focused?.focus();
  if (selectionStart != null) focused?.setSelectionRange?.(selectionStart, selectionEnd);
  if (submitted) login?.form.requestSubmit();
}
