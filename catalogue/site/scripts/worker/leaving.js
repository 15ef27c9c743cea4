/* Stands in for the worker to take it back: removes its copies, then itself. */
(function (world) {
  "use strict";

  const start = `passerelles ${world.registration.scope} `;

  async function leave() {
    const names = (await world.caches.keys()).filter((name) => name.startsWith(start));
    await Promise.all(names.map((name) => world.caches.delete(name)));
    await world.registration.unregister();
  }

  world.addEventListener("install", () => world.skipWaiting());
  world.addEventListener("activate", (event) => event.waitUntil(leave()));
})(self);
