/* The service worker of the site. Whatever fails in it, the browser asks the network as if it were not there. */
(function (world) {
  "use strict";

  const { answer, isOurs } = world.PasserellesAnswer;
  const { scope } = world.registration;
  const store = new world.PasserellesStore(scope);

  /** Keeps what a page was made of, from the browser's own copies. What cannot be had is left out. */
  async function keep(urls) {
    await Promise.allSettled(
      urls.map(async (url) => {
        const response = await fetch(url, { cache: "force-cache" });
        if (response.ok) await store.put("visited", url, response);
      }),
    );
  }

  world.addEventListener("install", () => world.skipWaiting());

  world.addEventListener("message", (event) => {
    const read = event.data.read || [];
    event.waitUntil(keep(read.filter((url) => isOurs(new Request(url), scope))));
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
