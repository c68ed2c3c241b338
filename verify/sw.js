// Keeps the page, the issuer's keys and the lists of withdrawn referrals for when there is no network; nothing else.
// The bundler puts the addresses of the hashed assets where ASSETS stands, and a version that changes with any of
// them where VERSION stands.
const PAGE = "/verify/";
const ICON = "/favicon.svg";
const THEME = "/theme.js";
const ISSUER = "/referrals/.well-known/";

// The page and its assets belong together: kept at once, dropped at once.
const KEPT = `verify-page-${VERSION}`;
// What the issuer published outlives the versions of the page.
const PUBLISHED = "verify-issuer";

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(keep());
});

self.addEventListener("activate", (event) => {
  event.waitUntil(tidy().then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (ASSETS.includes(pathname)) event.respondWith(keptFirst(request));
  else if ([PAGE, ICON, THEME].includes(pathname)) event.respondWith(networkFirst(request, pathname));
  else if (pathname.startsWith(ISSUER)) event.respondWith(published(request, pathname));
});

async function keep() {
  const cache = await caches.open(KEPT);
  const fresh = [PAGE, ICON, THEME].map((address) => new Request(address, { cache: "no-cache" }));
  await cache.addAll([...fresh, ...ASSETS]);
}

async function tidy() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith("verify-") && ![KEPT, PUBLISHED].includes(name));
  await Promise.all(old.map((name) => caches.delete(name)));
}

async function keptFirst(request) {
  return (await caches.match(request.url)) ?? fetch(request);
}

async function networkFirst(request, pathname) {
  try {
    const response = await fetch(request);
    if (response.ok) return response;
  } catch {
    // No network: what is kept stands in.
  }
  const kept = await caches.open(KEPT);
  return (await kept.match(pathname)) ?? Response.error();
}

async function published(request, pathname) {
  const cache = await caches.open(PUBLISHED);
  const response = await fetch(request).catch(() => Response.error());
  // A guests' network that asks to sign in answers, too, but not for the issuer.
  const isIssuer = /json/.test(response.headers.get("content-type") ?? "");
  if (response.ok && isIssuer) {
    await cache.put(pathname, response.clone());
    return response;
  }
  // The issuer says that there is no such list, or no longer.
  if (response.status === 404 && isIssuer) {
    await cache.delete(pathname);
    return response;
  }
  const kept = await cache.match(pathname);
  if (!kept) return response.ok ? Response.error() : response;
  // What is kept stands in, and says for which answer: 0 is none.
  const headers = new Headers(kept.headers);
  headers.set("lm-saved", response.ok ? 0 : response.status);
  return new Response(kept.body, { headers });
}
