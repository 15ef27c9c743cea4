/* The service worker of the site. Whatever fails in it, the browser asks the network as if it were not there. */
(function (world) {
  "use strict";

  const { answer, isOurs } = world.PasserellesAnswer;
  const { scope } = world.registration;
  const store = new world.PasserellesStore(scope);
  const ALWAYS = ["hors-ligne/", "assets/reading.css", "assets/keeping.js"];

  /** The page on reading offline, which must be there when nothing else is. Without it the worker still works. */
  async function keepAlways() {
    const addresses = ALWAYS.map((path) => new URL(path, scope).href);
    await Promise.allSettled(
      addresses.map(async (url) => {
        const response = await fetch(url);
        if (response.ok) await store.put("always", url, response);
      }),
    );
  }

  world.addEventListener("install", (event) => {
    world.skipWaiting();
    event.waitUntil(keepAlways().catch(() => undefined));
  });

  world.addEventListener("activate", (event) => {
    event.waitUntil(
      store
        .clear(false)
        .catch(() => undefined)
        .then(() => world.clients.claim()),
    );
  });

  world.addEventListener("fetch", (event) => {
    if (isOurs(event.request, scope)) event.respondWith(answer(event, store).catch(() => fetch(event.request)));
  });
})(self);
