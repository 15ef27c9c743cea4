/* Stands in for the worker to take it back: removes its copies, then itself. */

import { worker } from "./scope.js";

const start = `passerelles ${worker.registration.scope} `;

async function leave() {
  const names = (await caches.keys()).filter((name) => name.startsWith(start));
  await Promise.all(names.map((name) => caches.delete(name)));
  await worker.registration.unregister();
}

worker.addEventListener("install", () => worker.skipWaiting());

worker.addEventListener("activate", (event) => event.waitUntil(leave()));
