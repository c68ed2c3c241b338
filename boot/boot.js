// Starts a client and takes index.html's own content away once the client stands in its place.
// The bundler puts the address of the WASM file where WASM stands, that of the service worker, if the client has one,
// where WORKER stands, and where FORM stands whether it begins with a form, which the client itself takes away.
import init from "./client.js";
import { begin } from "./sign_in.js";

// Keeps the page for when there is no network. A browser that cannot still works while there is one.
if (WORKER) navigator.serviceWorker?.register(WORKER).catch(() => {});

try {
  if (FORM) begin();
  await init({ module_or_path: WASM });
  for (const part of document.querySelectorAll("[data-boot]")) part.remove();
} catch (error) {
  if (FORM) delete document.documentElement.dataset.signIn;
  document.querySelector("[data-boot-loading]")?.remove();
  document.querySelector("[data-boot-failed]")?.removeAttribute("hidden");
  throw error;
}
