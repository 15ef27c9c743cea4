/* What there is to keep, and what of it is here already. */

/** @import { Store } from "../device/store.js" */

/**
 * Files of `data/inventory.json`: address, bytes, digest.
 * @typedef {{date: string, digest: string, files: [string, number, string][]}} List
 * @typedef {{date: string, digest: string, files: number, bytes: number}} Summary
 * @typedef {{date: string, digest: string, files: Record<string, [number, string]>}} Kept
 */

const LIST = "data/inventory.json";
const SUMMARY = "data/inventory-summary.json";

/**
 * @param {Store} store
 * @param {string} path
 */
async function json(store, path) {
  const response = await fetch(new URL(path, store.scope), { cache: "no-cache" });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}

/**
 * The list on the network: `date`, `digest`, and `[address, bytes, digest]` of each file. Fails without network.
 * @type {(store: Store) => Promise<List>}
 */
export const published = (store) => json(store, LIST);
/**
 * Its sum: `date`, `digest`, number of `files`, `bytes`.
 * @type {(store: Store) => Promise<Summary>}
 */
export const summary = (store) => json(store, SUMMARY);

/**
 * What was kept: `date` and `digest` of the list that is here whole, and `[bytes, digest]` by address.
 * @param {Store} store
 * @returns {Promise<Kept>}
 */
export async function kept(store) {
  const copy = await caches.match(store.key(LIST), { cacheName: store.names.kept });
  return copy ? copy.json() : { date: "", digest: "", files: {} };
}

/**
 * Writes down what is kept now.
 * @param {Store} store
 * @param {Kept} state
 */
export async function remember(store, state) {
  await store.put("kept", LIST, new Response(JSON.stringify(state), { headers: { "content-type": "application/json" } }));
}

/**
 * Files to fetch, and addresses of files that are no more.
 * @param {List} list
 * @param {Kept} state
 */
export function changes(list, state) {
  const wanted = new Set(list.files.map(([address]) => address));
  return {
    fetch: list.files.filter(([address, , digest]) => !state.files[address] || state.files[address][1] !== digest),
    remove: Object.keys(state.files).filter((address) => !wanted.has(address)),
  };
}

/** @param {List["files"]} files */
export const weight = (files) => files.reduce((sum, [, bytes]) => sum + bytes, 0);
