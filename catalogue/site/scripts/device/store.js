/* Copies of the site on this device, each with the moment when it was kept. The worker and pages have this in common. */
(function (world) {
  "use strict";

  const KEPT_ON = "x-kept-on";
  const VISITED_AT_MOST = 300;

  /** The copies of the site whose root is the address `scope`. */
  function Store(scope) {
    this.scope = scope;
    /* An origin may hold other sites: names begin with our address, and end with the version of this code's copies. */
    this.start = `passerelles ${scope} `;
    this.names = {
      visited: `${this.start}visited 1`,
      kept: `${this.start}kept 1`,
    };
  }

  /** The address by which a page or file is kept: a page goes by its folder, whatever it was asked. */
  Store.prototype.key = function (url) {
    const address = new URL(url, this.scope);
    address.search = "";
    address.hash = "";
    address.pathname = address.pathname.replace(/\/index\.html$/, "/");
    return address.href;
  };

  Store.prototype.open = function (name) {
    return world.caches.open(this.names[name]);
  };

  /** Keeps a response, whole. Fails where there is no room. */
  Store.prototype.put = async function (name, url, response) {
    const headers = { "content-type": response.headers.get("content-type") || "", [KEPT_ON]: new Date().toISOString() };
    const copy = new Response(await response.blob(), { headers });
    await (await this.open(name)).put(this.key(url), copy);
  };

  /** The latest copy, or nothing. */
  Store.prototype.find = async function (url) {
    const key = this.key(url);
    const found = await Promise.all(
      Object.values(this.names).map((name) => world.caches.match(key, { cacheName: name })),
    );
    return found.filter(Boolean).sort((one, other) => this.moment(other) - this.moment(one))[0];
  };

  /** When a copy was kept. */
  Store.prototype.moment = function (copy) {
    return new Date(copy.headers.get(KEPT_ON));
  };

  /** Lets go of the pages that were visited longest ago. */
  Store.prototype.trim = async function () {
    const cache = await this.open("visited");
    const keys = await cache.keys();
    await Promise.all(keys.slice(0, Math.max(0, keys.length - VISITED_AT_MOST)).map((key) => cache.delete(key)));
  };

  /** Removes copies: those of earlier code, or all. */
  Store.prototype.clear = async function (all) {
    const current = all ? [] : Object.values(this.names);
    const names = (await world.caches.keys()).filter((name) => name.startsWith(this.start));
    await Promise.all(names.filter((name) => !current.includes(name)).map((name) => world.caches.delete(name)));
  };

  world.PasserellesStore = Store;
})(self);
