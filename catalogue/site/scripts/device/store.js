/* Copies of the site on this device, each with the moment when it was kept. The worker and pages have this in common. */

const KEPT_ON = "x-kept-on";
const VISITED_AT_MOST = 300;

/** @typedef {"visited" | "kept"} CopiesName */

/** The copies of the site whose root is the address `scope`. */
export class Store {
  /** @param {string} scope */
  constructor(scope) {
    this.scope = scope;
    /* An origin may hold other sites: names begin with our address, and end with the version of this code's copies. */
    this.start = `passerelles ${scope} `;
    this.names = {
      visited: `${this.start}visited 1`,
      kept: `${this.start}kept 1`,
    };
  }

  /**
   * The address by which a page or file is kept: a page goes by its folder, whatever it was asked.
   * @param {string} url
   */
  key(url) {
    const address = new URL(url, this.scope);
    address.search = "";
    address.hash = "";
    address.pathname = address.pathname.replace(/\/index\.html$/, "/");
    return address.href;
  }

  /** @param {CopiesName} name */
  open(name) {
    return caches.open(this.names[name]);
  }

  /**
   * Keeps a response, whole. Fails where there is no room.
   * @param {CopiesName} name
   * @param {string} url
   * @param {Response} response
   */
  async put(name, url, response) {
    const headers = { "content-type": response.headers.get("content-type") || "", [KEPT_ON]: new Date().toISOString() };
    const copy = new Response(await response.blob(), { headers });
    await (await this.open(name)).put(this.key(url), copy);
  }

  /**
   * The latest copy, or nothing.
   * @param {string} url
   */
  async find(url) {
    const key = this.key(url);
    const found = await Promise.all(
      Object.values(this.names).map((name) => caches.match(key, { cacheName: name })),
    );
    return found.flatMap((one) => one || []).sort((one, other) => Number(this.moment(other)) - Number(this.moment(one)))[0];
  }

  /**
   * When a copy was kept.
   * @param {Response} copy
   */
  moment(copy) {
    return new Date(copy.headers.get(KEPT_ON) || "");
  }

  /** Lets go of the pages that were visited longest ago. */
  async trim() {
    const cache = await this.open("visited");
    const keys = await cache.keys();
    await Promise.all(keys.slice(0, Math.max(0, keys.length - VISITED_AT_MOST)).map((key) => cache.delete(key)));
  }

  /**
   * Removes copies: those of earlier code, or all.
   * @param {boolean} all
   */
  async clear(all) {
    const current = all ? [] : Object.values(this.names);
    const names = (await caches.keys()).filter((name) => name.startsWith(this.start));
    await Promise.all(names.filter((name) => !current.includes(name)).map((name) => caches.delete(name)));
  }
}
