/* The panel by which readers keep the whole catalogue on their device, update it and delete it. */

import { Store } from "../device/store.js";
import { plural } from "../explorer/element.js";
import { download } from "./download.js";
import { changes, kept, published, summary, weight } from "./inventory.js";

/** @import { Kept } from "./inventory.js" */

/**
 * The parts of the panel by their names in reading.html.j2.
 * @typedef {{bar: HTMLProgressElement} & Record<PartName, HTMLElement>} Parts
 * @typedef {"able" | "cost" | "count" | "delete" | "done" | "none" | "pages" | "progress" | "said" | "start" | "state" | "stop" | "visited"} PartName
 * @typedef {{files: number, bytes: number}} ToFetch
 */

/**
 * @template {keyof Parts} N
 * @param {N} name
 */
function part(name) {
  return /** @type {Parts[N]} */ (document.querySelector(`[data-keeping="${name}"]`));
}

/** @param {string} text */
const day = (text) => new Date(`${text}T12:00:00`).toLocaleDateString("fr-FR", { dateStyle: "long" });

/**
 * `85 ko`, `1,2 Mo`.
 * @param {number} bytes
 */
function size(bytes) {
  if (bytes < 1e6) return `${Math.ceil(bytes / 1e3).toLocaleString("fr-FR")}\u00a0ko`;
  return `${(Math.ceil(bytes / 1e5) / 10).toLocaleString("fr-FR")}\u00a0Mo`;
}

class Panel {
  /** @param {HTMLElement} frame */
  constructor(frame) {
    this.end = ` – ${frame.dataset.name}`;
    this.store = new Store(new URL(frame.dataset.root || "", window.location.href).href);
    /** @type {AbortController | null} */
    this.running = null;
    part("start").addEventListener("click", () => this.attempt(() => this.start()));
    part("stop").addEventListener("click", () => this.running && this.running.abort());
    part("delete").addEventListener("click", () => this.attempt(() => this.remove()));
    if (!("serviceWorker" in navigator) || !("caches" in window)) return;
    this.show("none", false);
    this.show("able", true);
    this.attempt(() => this.refresh());
  }

  /** @param {() => Promise<void>} action */
  attempt(action) {
    action().catch(() => this.say("Cela n’a pas marché : le réseau manque, ou votre navigateur ne permet pas de garder ce site."));
  }

  /**
   * @param {PartName} name
   * @param {boolean} shown
   */
  show(name, shown) {
    part(name).hidden = !shown;
  }

  /** What is kept, what there is to fetch, and what one can do about it. */
  async refresh() {
    const state = await kept(this.store);
    const files = Object.keys(state.files).length;
    const todo = await this.toFetch(state, files).catch(() => null);
    part("state").textContent = stateOf(state, files);
    part("cost").textContent = costOf(todo, files);
    part("start").textContent = files ? (state.digest ? "Mettre à jour" : "Reprendre") : part("start").dataset.first || "";
    this.show("start", todo !== null && (todo.files > 0 || !state.digest));
    await this.pages();
    this.show("delete", files > 0 || part("pages").childElementCount > 0);
  }

  /**
   * Number and bytes of the files to fetch. The list itself is only asked for where something is here already.
   * @param {Kept} state
   * @param {number} files
   * @returns {Promise<ToFetch>}
   */
  async toFetch(state, files) {
    const all = await summary(this.store);
    if (!files) return all;
    if (state.digest === all.digest) return { files: 0, bytes: 0 };
    const todo = changes(await published(this.store), state).fetch;
    return { files: todo.length, bytes: weight(todo) };
  }

  /** The pages that were visited, by their titles. */
  async pages() {
    const cache = await this.store.open("visited");
    const urls = (await cache.keys()).map((key) => key.url).filter((url) => url.endsWith("/"));
    const items = await Promise.all(
      urls.reverse().slice(0, 30).map(async (url) => {
        const copy = await cache.match(url);
        const html = copy ? await copy.text() : "";
        const link = document.createElement("a");
        link.href = url;
        const { title } = new DOMParser().parseFromString(html, "text/html");
        link.textContent = title.endsWith(this.end) ? title.slice(0, -this.end.length) : title;
        const item = document.createElement("li");
        item.append(link);
        return item;
      }),
    );
    part("pages").replaceChildren(...items);
    part("count").textContent = plural(urls.length, "page visitée est gardée", "pages visitées sont gardées");
    this.show("visited", urls.length > 0);
  }

  async start() {
    const state = await kept(this.store);
    const list = await published(this.store);
    const bytes = weight(changes(list, state).fetch);
    const stop = new AbortController();
    this.running = stop;
    if (navigator.storage && navigator.storage.persist) navigator.storage.persist().catch(() => undefined);
    this.busy(true);
    part("bar").max = Math.max(1, bytes);
    part("bar").value = 0;
    this.say("Téléchargement commencé.");
    try {
      const failed = await download(this.store, list, state, stop.signal, (done) => {
        part("bar").value = done;
        part("done").textContent = `${size(done)} sur ${size(bytes)}`;
      });
      if (stop.signal.aborted) this.say("Arrêté. Ce qui est déjà là est gardé.");
      else if (failed) this.say(`${plural(failed, "fichier n’a pas pu", "fichiers n’ont pas pu")} être téléchargé${failed < 2 ? "" : "s"}. Réessayez plus tard.`);
      else this.say("C’est fait : le catalogue entier se lit sans réseau.");
    } catch (error) {
      this.say(error instanceof DOMException && error.name === "QuotaExceededError" ? "La place manque sur cet appareil. Ce qui est déjà là est gardé." : "Le téléchargement a échoué. Ce qui est déjà là est gardé.");
    }
    this.busy(false);
    await this.refresh();
  }

  async remove() {
    await this.store.clear(true);
    this.say("Tout ce que ce site gardait sur cet appareil est supprimé.");
    await this.refresh();
    part("state").focus();
  }

  /**
   * The buttons while a download runs, and after. The one that had the focus never leaves it nowhere.
   * @param {boolean} is
   */
  busy(is) {
    this.show("progress", is);
    this.show("start", !is);
    this.show("delete", !is);
    (is ? part("stop") : part("state")).focus();
  }

  /** @param {string} text */
  say(text) {
    part("said").textContent = text;
  }
}

/**
 * @param {Kept} state
 * @param {number} files
 */
function stateOf(state, files) {
  const here = size(Object.values(state.files).reduce((sum, [bytes]) => sum + bytes, 0));
  if (!files) return "Le catalogue entier n’est pas gardé sur cet appareil.";
  if (!state.digest) return `Gardé en partie : ${plural(files, "fichier", "fichiers")}, ${here}.`;
  return `Le catalogue entier est gardé sur cet appareil : version du ${day(state.date)}, ${here}.`;
}

/**
 * @param {ToFetch | null} todo
 * @param {number} files
 */
function costOf(todo, files) {
  if (!todo) return "Le réseau manque pour savoir s’il y a du nouveau.";
  if (!todo.files) return "Rien de plus récent n’est publié.";
  const what = files ? "À télécharger" : "Tout garder";
  return `${what} : ${plural(todo.files, "fichier", "fichiers")}, ${size(todo.bytes)} une fois sur l’appareil. Moins que cela passe par le réseau quand le serveur compresse ce qu’il envoie.`;
}

/** @type {HTMLElement | null} */
const frame = document.querySelector("[data-keeping=frame]");
if (frame) new Panel(frame);
