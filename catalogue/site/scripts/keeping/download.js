/* Brings what is kept on this device to what is published: fetches what changed, and nothing else. */

import { changes, remember } from "./inventory.js";

/**
 * @import { Store } from "../device/store.js"
 * @import { Kept, List } from "./inventory.js"
 */

const AT_ONCE = 6;
const REMEMBERED_EVERY = 50;

/**
 * Keeps all files of a list. `told` hears of the bytes done; `signal` stops it, and what is there stays. Returns how
 * many files could not be fetched; fails where there is no more room.
 * @param {Store} store
 * @param {List} list
 * @param {Kept} state
 * @param {AbortSignal} signal
 * @param {(bytes: number) => void} told
 */
export async function download(store, list, state, signal, told) {
  const todo = changes(list, state);
  const queue = [...todo.fetch];
  let done = 0;
  let failed = 0;
  let since = 0;

  /** @param {List["files"][number]} file */
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
    for (let file = queue.shift(); file && !signal.aborted; file = queue.shift()) await one(file);
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
