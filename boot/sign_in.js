// The sign-in form of index.html can be typed in before the client has come. This asks at once what the client is going
// to ask, and hands over what was typed when the client stands.

const root = document.documentElement;
const form = document.querySelector("[data-boot-form] form");
const field = (name) => form?.querySelector(`#boot-${name}`);
let submitted = false;

/** How long an answer may take, as in the client, and how old it may be: it says what time it is. In milliseconds. */
const PATIENCE = 10_000;
const FRESH = 1_000;

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

/**
 * Puts what was typed where the client's own form stands, and takes this one away; or only out of sight, if it is not
 * known yet whether the client's will be needed.
 */
export function handOver(known) {
  if (!known) {
    delete root.dataset.signIn;
    return;
  }
  const place = document.querySelector("[data-boot-form]");
  const { activeElement: here } = document;
  const { id, selectionStart, selectionEnd } = here;
  for (const name of ["login", "password", "token"]) {
    const [from, to] = [field(name), document.getElementById(`sign-in-${name}`)];
    if (!from || !to) continue;
    if (from.files?.length) {
      to.files = from.files;
      to.dispatchEvent(new Event("change", { bubbles: true }));
    } else if (from.value) {
      to.value = from.value;
      to.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }
  const wasHere = place?.contains(here);
  const focused = wasHere ? document.getElementById(id.replace("boot", "sign-in")) : null;
  place?.remove();
  delete root.dataset.signIn;
  focused?.focus();
  if (selectionStart != null) focused?.setSelectionRange(selectionStart, selectionEnd);
  if (submitted) document.getElementById("sign-in-login")?.form.requestSubmit();
  submitted = false;
}
