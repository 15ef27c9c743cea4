/* What there is to keep, and what of it is here already. */
(function (world) {
  "use strict";

  const LIST = "data/inventory.json";

  /** The list as it is on the network: `date`, and `[address, bytes, digest]` of each file. Fails without network. */
  async function published(store) {
    const response = await fetch(new URL(LIST, store.scope), { cache: "no-cache" });
    if (!response.ok) throw new Error(`${LIST}: ${response.status}`);
    return response.json();
  }

  /** What was kept: `date`, `complete`, and `[bytes, digest]` by address; nothing where nothing is. */
  async function kept(store) {
    const copy = await world.caches.match(store.key(LIST), { cacheName: store.names.kept });
    return copy ? copy.json() : { date: "", complete: false, files: {} };
  }

  /** Writes down what is kept now. */
  async function remember(store, state) {
    await store.put("kept", LIST, new Response(JSON.stringify(state), { headers: { "content-type": "application/json" } }));
  }

  /** Files to fetch, and addresses of files that are no more. */
  function changes(list, state) {
    const wanted = new Set(list.files.map(([address]) => address));
    return {
      fetch: list.files.filter(([address, , digest]) => (state.files[address] || [])[1] !== digest),
      remove: Object.keys(state.files).filter((address) => !wanted.has(address)),
    };
  }

  const weight = (files) => files.reduce((sum, [, bytes]) => sum + bytes, 0);

  world.PasserellesInventory = { changes, kept, published, remember, weight };
})(self);
