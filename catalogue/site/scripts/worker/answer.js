/* How the worker answers: from the network first, from this device when the network fails or is too slow. */

import { absent } from "./absent.js";
import { noticed, sentence } from "./notice.js";
import { worker } from "./scope.js";

/**
 * @import { Store } from "../device/store.js"
 * @import { Why } from "./notice.js"
 */

const PATIENCE = 4000;
const UNCHANGING = /\/assets\/.*\.[0-9a-f]{8}\.min\.(?:css|js)$/;
const NOT_OURS = /\/sw\.js$|\/data\/inventory(?:-summary)?\.json$|\.(?:zip|sha256|pdf)$/;

/**
 * Whether a request is for a page of the site, or a file that pages need.
 * @param {Request} request
 * @param {string} scope
 */
export function isOurs(request, scope) {
  const plain = request.method === "GET" && !request.headers.has("range") && !request.headers.has("x-keep");
  return plain && request.url.startsWith(scope) && !NOT_OURS.test(new URL(request.url).pathname);
}

/**
 * Whether a request is for what has a date: a page or data. The browser's own copies, which have none, do not do.
 * @param {Request} request
 * @param {Store} store
 */
function isDated(request, store) {
  return request.mode === "navigate" || request.url.startsWith(`${store.scope}data/`);
}

/**
 * The answer to a request, as a promise.
 * @param {FetchEvent} event
 * @param {Store} store
 */
export async function answer(event, store) {
  const { request } = event;
  const copy = await store.find(request.url).catch(() => undefined);
  if (copy && UNCHANGING.test(request.url)) return copy;
  const network = isDated(request, store) ? fetch(request, { cache: "no-cache" }) : fetch(request);
  event.waitUntil(network.then((response) => visited(store, request, response.clone())).catch(() => undefined));
  if (!copy && request.mode === "navigate") return network.catch(() => absent(store));
  if (!copy) return network;
  const [response, why] = await Promise.race([
    network.then((one) => [one, one.status >= 500 ? "down" : ""], () => [null, "offline"]),
    new Promise((resolve) => setTimeout(resolve, PATIENCE, [null, "late"])),
  ]);
  if (!why) return response;
  return saved(event, store, copy, why, network);
}

/**
 * Keeps what was read, and no more than some hundred pages.
 * @param {Store} store
 * @param {Request} request
 * @param {Response} response
 */
async function visited(store, request, response) {
  if (!response.ok || response.type !== "basic" || response.redirected) return;
  await store.put("visited", request.url, response);
  await store.trim();
}

/**
 * A copy that says that it is one: a page by itself, data through the page that asked for it.
 * @param {FetchEvent} event
 * @param {Store} store
 * @param {Response} copy
 * @param {Why} why
 * @param {Promise<Response>} network
 */
async function saved(event, store, copy, why, network) {
  const { request } = event;
  const moment = store.moment(copy);
  if (why === "late") event.waitUntil(announceNewer(event, copy.clone(), network).catch(() => undefined));
  if (request.mode === "navigate") return noticed(copy, moment, why);
  if (isDated(request, store)) await tell(event.clientId, { kept: sentence(moment, why) });
  return copy;
}

/**
 * Tells the page once a newer version came after all.
 * @param {FetchEvent} event
 * @param {Response} copy
 * @param {Promise<Response>} network
 */
async function announceNewer(event, copy, network) {
  const response = await network;
  if (!response.ok || (await response.clone().text()) === (await copy.text())) return;
  await tell(event.resultingClientId || event.clientId, { newer: true });
}

/**
 * @param {string} id
 * @param {{newer: true} | {kept: string}} message
 */
async function tell(id, message) {
  const client = id && (await worker.clients.get(id));
  if (client) client.postMessage(message);
}
