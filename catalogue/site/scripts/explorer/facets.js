/*
 * One facet: its values as check boxes with live counts. Values keep one order, the most frequent first, so that
 * nothing moves under a reader's pointer; those with nothing left are hidden, those chosen stay.
 */

import { element, plural, within } from "./element.js";
import { fold } from "./words.js";

/** @import { Table } from "./shapes.js" */

/**
 * A value in the list.
 * @typedef {{element: HTMLElement, box: HTMLInputElement, count: HTMLElement, unit: HTMLElement}} Item
 */

const SHOWN = 6;
const SHOWN_AT_MOST = 150;
const WORTH_FILTERING = 12;

/** `frame` is the facet's element in the page; `order` its values; `change` is called with a value. */
export class Facet {
  /**
   * @param {HTMLDetailsElement} frame
   * @param {Table} table
   * @param {number[]} order
   * @param {(value: number) => void} change
   */
  constructor(frame, table, order, change) {
    this.frame = frame;
    this.name = frame.dataset.facet || "";
    this.title = within(frame, "summary", HTMLElement);
    this.label = ((this.title.firstChild && this.title.firstChild.textContent) || "").trim();
    this.table = table;
    this.order = order;
    /** @type {string[] | null} */
    this.folded = null;
    /** @type {Map<number, Item>} */
    this.items = new Map();
    this.list = within(frame, "ul", HTMLUListElement);
    this.search = within(frame, "[data-narrow]", HTMLInputElement);
    this.narrow = within(frame, ".ps-facet__narrow", HTMLElement);
    this.more = within(frame, "[data-more]", HTMLElement);
    this.rest = within(frame, "[data-rest]", HTMLElement);
    this.open = false;
    /** @type {Map<number, number>} */
    this.counts = new Map();
    /** @type {Set<number>} */
    this.chosen = new Set();
    this.change = change;
    this.search.addEventListener("input", () => this.draw());
    this.more.addEventListener("click", () => this.unfold());
  }

  /**
   * Shows the counts (by value) of a selection with these values chosen.
   * @param {Map<number, number>} counts
   * @param {Set<number>} chosen
   */
  update(counts, chosen) {
    this.counts = counts;
    this.chosen = chosen;
    if (chosen.size) this.frame.open = true;
    this.draw();
  }

  unfold() {
    this.open = !this.open;
    if (!this.open) this.search.value = "";
    this.draw();
    if (this.open && !this.narrow.hidden) this.search.focus();
  }

  draw() {
    const { counts, chosen } = this;
    const left = this.order.filter((value) => counts.get(value) || chosen.has(value));
    const fitting = this.fitting(left, chosen);
    const limit = this.open ? SHOWN_AT_MOST : SHOWN;
    const first = new Set(fitting.slice(0, limit));
    const focused = this.list.contains(document.activeElement);
    this.frame.hidden = left.length === 0;
    this.show(fitting.filter((value) => first.has(value) || chosen.has(value)));
    if (focused && !this.list.contains(document.activeElement)) this.title.focus();
    this.more.hidden = left.length <= SHOWN;
    this.more.textContent = this.open ? "Réduire" : `Voir tout (${left.length.toLocaleString("fr-FR")})`;
    this.more.setAttribute("aria-expanded", String(this.open));
    this.narrow.hidden = !this.open || left.length < WORTH_FILTERING;
    this.rest.hidden = fitting.length <= limit || !this.open;
    this.rest.textContent = `Et ${plural(Math.max(0, fitting.length - limit), "autre")}\u00a0: précisez le nom.`;
  }

  /**
   * The values that a reader's words leave, and those chosen.
   * @param {number[]} left
   * @param {Set<number>} chosen
   */
  fitting(left, chosen) {
    const words = fold(this.search.value).split(/\s+/).filter(Boolean);
    if (!this.open || !words.length) return left;
    const folded = (this.folded ||= this.table.labels.map((label, value) => {
      const also = (this.table.also && this.table.also[value]) || [];
      return fold([label, ...also].join(" "));
    }));
    return left.filter((value) => chosen.has(value) || words.every((word) => folded[value].includes(word)));
  }

  /**
   * Makes the list hold these values; what stays is not moved, so the focus stays where it is.
   * @param {number[]} values
   */
  show(values) {
    const kept = new Set(values);
    this.items.forEach((item, value) => {
      if (!kept.has(value)) item.element.remove();
    });
    let place = this.list.firstElementChild;
    values.forEach((value) => {
      const item = this.item(value);
      if (place && item.element === place) place = place.nextElementSibling;
      else this.list.insertBefore(item.element, place);
    });
  }

  /** @param {number} value */
  item(value) {
    const { counts, chosen } = this;
    const item = this.items.get(value) || this.make(value);
    const count = counts.get(value) || 0;
    item.box.checked = chosen.has(value);
    item.count.textContent = count.toLocaleString("fr-FR");
    item.unit.textContent = count < 2 ? " fiche" : " fiches";
    return item;
  }

  /** @param {number} value */
  make(value) {
    const box = element("input", { type: "checkbox", name: this.name, value: this.table.codes[value], "data-value": value });
    const count = element("span", { "data-count": "" });
    const unit = element("span", { class: "ps-sr", "data-unit": "" });
    const name = element("span", {}, this.table.labels[value]);
    const counted = element("span", { class: "ps-count" }, count, unit);
    const item = { box, count, unit, element: element("li", {}, element("label", {}, box, name, " ", counted)) };
    box.addEventListener("change", () => this.change(value));
    this.items.set(value, item);
    return item;
  }
}
