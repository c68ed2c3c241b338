// Starts the app and takes index.html's own content away once the app stands in its place.
// The bundler puts the address of the WASM file where WASM stands.
import init from "./app.js";

try {
  await init({ module_or_path: WASM });
  for (const part of document.querySelectorAll("[data-boot]")) part.remove();
} catch (error) {
  document.querySelector("[data-boot-loading]")?.remove();
  document.querySelector("[data-boot-failed]")?.removeAttribute("hidden");
  throw error;
}
