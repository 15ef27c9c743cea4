/* The explorer's page: one selection, told to the facets, the results and the address; and back. */

import { Atlas } from "./atlas.js";
import { drawCriteria, drawNothing, drawReading } from "./criteria.js";
import { csv, quoted } from "./csv.js";
import { element, plural, within } from "./element.js";
import { Facet } from "./facets.js";
import { part } from "./parts.js";
import { FACETS, LONGEST, SORTS, VIEWS, among, everything, fromAddress, read, select, sorted, toAddress } from "./records.js";
import { Results } from "./results.js";
import { Index } from "./search.js";
import { fold } from "./words.js";

/** @import { Counts, Data, Selection } from "./shapes.js" */

const AT_A_TIME = 50;
const PRINTED_AT_MOST = 1000;
const WIDE = "(min-width: 60em)";

/** Starts the explorer in its frame. */
export class Page {
  /**
   * @param {HTMLElement} frame
   * @param {Data} data
   */
  constructor(frame, data) {
    this.frame = frame;
    this.root = frame.dataset.root || "";
    this.name = frame.dataset.name;
    this.records = read(data);
    this.index = new Index(this.records, data.stopWords);
    this.results = new Results(this.records, this.root);
    this.selection = fromAddress(window.location.search, this.records);
    this.search = this.index.search("");
    /** @type {number[]} */
    this.order = [];
    /** @type {Counts} */
    this.counts = {};
    this.shown = AT_A_TIME;
    this.typing = false;
    this.textAsked = false;
    this.facets = this.makeFacets();
    /** @type {Atlas | null} */
    this.map = null;
    this.mapAsked = false;
    this.listen();
    this.fill();
    this.askForText();
    this.refresh();
    frame.hidden = false;
  }

  makeFacets() {
    const { counts } = select(this.records, everything(), null);
    return FACETS.map(({ name, table }) => {
      /** @param {number} value */
      const total = (value) => counts[name].get(value) || 0;
      const order = [...counts[name].keys()].sort((one, other) => total(other) - total(one) || one - other);
      const frame = within(this.frame, `[data-facet="${name}"]`, HTMLDetailsElement);
      return new Facet(frame, this.records.tables[table], order, (value) => this.toggle(name, value));
    });
  }

  listen() {
    part("search").addEventListener("submit", (event) => this.submit(event));
    part("filters").addEventListener("submit", (event) => event.preventDefault());
    part("query").maxLength = LONGEST;
    part("query").addEventListener("input", () => this.type());
    part("from").addEventListener("change", () => this.setPeriod());
    part("to").addEventListener("change", () => this.setPeriod());
    part("sort").addEventListener("change", () => this.change({ sort: among(SORTS, part("sort").value) }));
    part("views").addEventListener("change", (event) => {
      if (event.target instanceof HTMLInputElement) this.change({ view: among(VIEWS, event.target.value) });
    });
    part("clear").addEventListener("click", () => this.clear());
    part("more").addEventListener("click", () => this.showMore());
    part("csv").addEventListener("click", () => this.download());
    part("print").addEventListener("click", () => window.print());
    window.addEventListener("popstate", () => this.back());
    window.addEventListener("beforeprint", () => this.draw(PRINTED_AT_MOST));
    window.addEventListener("afterprint", () => this.draw(this.shown));
    const wide = window.matchMedia(WIDE);
    const unfold = () => (part("fold").open = wide.matches);
    wide.addEventListener("change", unfold);
    unfold();
  }

  /** @param {Event} event */
  submit(event) {
    event.preventDefault();
    this.typing = false;
    if (!window.matchMedia(WIDE).matches) part("query").blur();
  }

  type() {
    this.askForText();
    const going = this.typing;
    this.change({ query: part("query").value }, going);
    this.typing = true;
  }

  /**
   * @param {string} name
   * @param {number} value
   */
  toggle(name, value) {
    const chosen = this.selection.chosen[name];
    if (!chosen.delete(value)) chosen.add(value);
    this.change({});
  }

  setPeriod() {
    /** @param {HTMLInputElement} input */
    const year = (input) => (input.checkValidity() && input.value ? Number(input.value) : null);
    this.change({ from: year(part("from")), to: year(part("to")) });
  }

  clear() {
    const { sort, view } = this.selection;
    this.change({ ...everything(), sort, view });
    this.fill();
    part("query").focus();
  }

  back() {
    this.selection = fromAddress(window.location.search, this.records);
    this.typing = false;
    this.shown = AT_A_TIME;
    this.fill();
    this.askForText();
    this.refresh();
  }

  showMore() {
    const before = this.shown;
    this.shown += AT_A_TIME;
    this.draw(this.shown);
    const next = part(this.selection.view === "tableau" ? "rows" : "list").children[before];
    if (next) within(next, "a", HTMLAnchorElement).focus();
  }

  download() {
    const site = new URL(this.root, window.location.href).href;
    const file = new Blob([csv(this.records, this.order, site)], { type: "text/csv;charset=utf-8" });
    const link = element("a", { href: URL.createObjectURL(file), download: `${this.name}-selection.csv` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  /**
   * @param {Partial<Selection>} changes
   * @param {boolean} [replace]
   */
  change(changes, replace) {
    Object.assign(this.selection, changes);
    this.typing = false;
    this.shown = AT_A_TIME;
    this.remember(replace);
    this.refresh();
  }

  /**
   * Writes the selection into the address; a word being typed is one step back, not one a letter.
   * @param {boolean} [replace]
   */
  remember(replace) {
    const address = window.location.pathname + toAddress(this.selection, this.records);
    if (address === window.location.pathname + window.location.search) return;
    window.history[replace ? "replaceState" : "pushState"](null, "", address);
  }

  fill() {
    part("query").value = this.selection.query;
    part("from").value = String(this.selection.from || "");
    part("to").value = String(this.selection.to || "");
    part("sort").value = this.selection.sort;
    part("views").querySelectorAll("input").forEach((one) => (one.checked = one.value === this.selection.view));
  }

  refresh() {
    this.search = this.index.search(this.selection.query);
    const scores = this.search && this.search.scores;
    const { found, counts, period } = select(this.records, this.selection, scores);
    this.order = sorted(this.records, found, this.selection.sort, scores);
    this.counts = counts;
    this.facets.forEach((facet) => facet.update(counts[facet.name], this.selection.chosen[facet.name]));
    this.drawPeriod(period);
    drawCriteria(this);
    drawReading(this);
    drawNothing(this);
    this.draw(this.shown);
    this.drawMap();
    part("count").textContent = this.said();
  }

  said() {
    const { length } = this.order;
    if (length === this.records.count) return plural(length, "fiche");
    if (length === 0) return "Aucune fiche";
    return `${plural(length, "fiche")} sur ${this.records.count.toLocaleString("fr-FR")}`;
  }

  /** @param {number} limit */
  draw(limit) {
    const { view } = this.selection;
    const some = this.order.length > 0;
    const records = this.order.slice(0, limit);
    part("list").replaceChildren(...(view === "liste" ? records.map((one) => this.results.item(one)) : []));
    part("rows").replaceChildren(...(view === "tableau" ? records.map((one) => this.results.row(one)) : []));
    part("liste").hidden = view !== "liste" || !some;
    part("tableau").hidden = view !== "tableau" || !some;
    const map = part("carte");
    if (map) map.hidden = view !== "carte";
    const left = this.order.length - limit;
    part("more").hidden = view === "carte" || left <= 0;
    part("more").textContent = `Voir plus (encore ${Math.max(0, left).toLocaleString("fr-FR")})`;
    part("csv").disabled = !some;
    part("print").disabled = !some;
  }

  /** The map of the world, loaded when it is first wanted: its countries choose as the boxes do. */
  drawMap() {
    const frame = part("carte");
    if (this.selection.view !== "carte" || !frame) return;
    if (this.map) this.map.draw(this.counts.pays, this.selection.chosen.pays);
    else if (!this.mapAsked) {
      this.mapAsked = true;
      load(frame.dataset.script || "", () => {
        this.map = new Atlas(frame, this.records.tables.countries, (value) => this.toggle("pays", value));
        this.drawMap();
      });
    }
  }

  /** @param {{left: number, undated: number}} period */
  drawPeriod({ left, undated }) {
    const { from, to } = this.selection;
    const set = Boolean(from || to);
    part("period").hidden = !left && !set;
    if (set) part("period").open = true;
    part("undated").hidden = !set || !undated;
    part("undated").textContent = `${plural(undated, "fiche")} sans date de début ${undated < 2 ? "n’est pas montrée" : "ne sont pas montrées"}.`;
  }

  /** Loads the words of the texts, once somebody searches and unless the reader asked to save data. */
  askForText() {
    const saving = navigator.connection && navigator.connection.saveData;
    if (this.textAsked || saving || !(part("query").value || this.selection.query)) return;
    this.textAsked = true;
    load(this.frame.dataset.text || "", () => {
      this.index.addText(window.PASSERELLES_TEXT);
      this.refresh();
    });
  }
}

/**
 * Runs another script of the site, then what waits for it. A page on a disk may do so, and may not fetch.
 * @param {string} src
 * @param {() => void} then
 */
function load(src, then) {
  const script = element("script", { src });
  script.addEventListener("load", then);
  document.head.append(script);
}

/** What the console and tests reach. */
const reached = /** @type {{page: Page | null} & Record<string, unknown>} */ ({ csv, fold, page: null, quoted });
window.Explorer = reached;
const frame = part("frame");
if (frame && window.PASSERELLES) reached.page = new Page(frame, window.PASSERELLES);
