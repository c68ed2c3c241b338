// Starts a client and takes index.html's own content away once the client stands in its place.
// The bundler puts the address of the WASM file where WASM stands, and that of the service worker, if the client has
// one, where WORKER stands.
import init from "./client.js";

// Keeps the page for when there is no network. A browser that cannot still works while there is one.
if (WORKER) navigator.serviceWorker?.register(WORKER).catch(() => {});

try {
  await init({ module_or_path: WASM });
  for (const part of document.querySelectorAll("[data-boot]")) part.remove();
} catch (error) {
  document.querySelector("[data-boot-loading]")?.remove();
  document.querySelector("[data-boot-failed]")?.removeAttribute("hidden");
  throw error;
}
