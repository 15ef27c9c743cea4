/* Brings what is kept on this device to what is published: fetches what changed, and nothing else. */
(function (world) {
  "use strict";

  const { changes, remember } = world.PasserellesInventory;
  const AT_ONCE = 6;
  const REMEMBERED_EVERY = 50;

  /**
   * Keeps all files of a list. `told` hears of the bytes done; `signal` stops it, and what is there stays. Returns how
   * many files could not be fetched; fails where there is no more room.
   */
  async function download(store, list, state, signal, told) {
    const todo = changes(list, state);
    const queue = [...todo.fetch];
    let done = 0;
    let failed = 0;
    let since = 0;

    async function one([address, bytes, digest]) {
      const response = await fetch(new URL(address, store.scope), {
        cache: "no-cache",
        headers: { "x-keep": "1" },
        signal,
      }).catch(() => null);
      if (signal.aborted) return;
      if (response && response.ok) {
        await store.put("kept", address, response);
        state.files[address] = [bytes, digest];
      } else failed += 1;
      done += bytes;
      since += 1;
      told(done);
      if (since < REMEMBERED_EVERY) return;
      since = 0;
      await remember(store, state);
    }

    async function work() {
      while (queue.length && !signal.aborted) await one(queue.shift());
    }

    state.digest = "";
    try {
      await Promise.all(Array.from({ length: AT_ONCE }, work));
      if (signal.aborted) return failed;
      const cache = await store.open("kept");
      for (const address of todo.remove) {
        await cache.delete(store.key(address));
        delete state.files[address];
      }
      if (!failed) Object.assign(state, { date: list.date, digest: list.digest });
    } catch (error) {
      queue.length = 0;
      throw error;
    } finally {
      await remember(store, state).catch(() => undefined);
    }
    return failed;
  }

  world.PasserellesDownload = { download };
})(self);
