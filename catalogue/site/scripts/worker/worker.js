/* The service worker of the site. Whatever fails in it, the browser asks the network as if it were not there. */

import { Store } from "../device/store.js";
import { answer, isOurs } from "./answer.js";
import { worker } from "./scope.js";

const { scope } = worker.registration;
const store = new Store(scope);

/**
 * Keeps what a page was made of, from the browser's own copies. What cannot be had is left out.
 * @param {string[]} urls
 */
async function keep(urls) {
  await Promise.allSettled(
    urls.map(async (url) => {
      const response = await fetch(url, { cache: "force-cache" });
      if (response.ok) await store.put("visited", url, response);
    }),
  );
}

worker.addEventListener("install", () => worker.skipWaiting());

worker.addEventListener("message", (event) => {
  /** @type {string[]} */
  const read = event.data.read || [];
  event.waitUntil(keep(read.filter((url) => isOurs(new Request(url), scope))));
});

worker.addEventListener("activate", (event) => {
  event.waitUntil(
    store
      .clear(false)
      .catch(() => undefined)
      .then(() => worker.clients.claim()),
  );
});

worker.addEventListener("fetch", (event) => {
  if (isOurs(event.request, scope)) event.respondWith(answer(event, store).catch(() => fetch(event.request)));
});
