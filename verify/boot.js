// Starts the page and takes index.html's own content away once the page stands in its place.
// The bundler puts the address of the WASM file where WASM stands.
import init from "./verify.js";

// Keeps the page for when there is no network. A browser that cannot still checks while there is one.
navigator.serviceWorker?.register("/verify/sw.js").catch(() => {});

try {
  await init({ module_or_path: WASM });
  for (const part of document.querySelectorAll("[data-boot]")) part.remove();
} catch (error) {
  document.querySelector("[data-boot-loading]")?.remove();
  document.querySelector("[data-boot-failed]")?.removeAttribute("hidden");
  throw error;
}
