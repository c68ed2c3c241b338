// Before the first paint: the theme and the language this browser was last given, and whether to begin with signing in.
// The app writes the keys; a browser that keeps no storage gets the defaults.
(() => {
  const root = document.documentElement;
  const saved = (key, allowed) => {
    try {
      const value = localStorage.getItem(key);
      return allowed.includes(value) ? value : null;
    } catch {
      return null;
    }
  };
  const theme = saved("lm-theme", ["light", "dark"]);
  if (theme) root.setAttribute("data-color-scheme", theme);
  root.lang = saved("lm-lang", ["uk", "en"]) ?? (navigator.language.startsWith("en") ? "en" : "uk");
  const path = location.pathname;
  const known = saved("lm-signed-in", ["yes"]);
  if (known) root.dataset.known = "";
  else if (path !== "/enrolment") root.dataset.signIn = ["/", "/sign-in"].includes(path) ? "" : "return";
  // A form that no script attends to takes no passwords.
  const fail = ({ target }) => {
    if (!(target instanceof HTMLScriptElement)) return;
    delete root.dataset.signIn;
    document.querySelector("[data-boot-loading]")?.remove();
    document.querySelector("[data-boot-failed]")?.removeAttribute("hidden");
  };
  addEventListener("error", fail, true);
})();
