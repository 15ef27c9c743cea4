/* What there is to keep, and what of it is here already. */
(function (world) {
  "use strict";

  const LIST = "data/inventory.json";
  const SUMMARY = "data/inventory-summary.json";

  async function json(store, path) {
    const response = await fetch(new URL(path, store.scope), { cache: "no-cache" });
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return response.json();
  }

  /** The list on the network: `date`, `digest`, and `[address, bytes, digest]` of each file. Fails without network. */
  const published = (store) => json(store, LIST);

  /** Its sum: `date`, `digest`, number of `files`, `bytes`. */
  const summary = (store) => json(store, SUMMARY);

  /** What was kept: `date` and `digest` of the list that is here whole, and `[bytes, digest]` by address. */
  async function kept(store) {
    const copy = await world.caches.match(store.key(LIST), { cacheName: store.names.kept });
    return copy ? copy.json() : { date: "", digest: "", files: {} };
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

  world.PasserellesInventory = { changes, kept, published, remember, summary, weight };
})(self);
