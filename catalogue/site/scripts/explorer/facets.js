/*
 * One facet: its values as check boxes with live counts. Values keep one order, the most frequent first, so that
 * nothing moves under a reader's pointer; those with nothing left are hidden, those chosen stay.
 */
(function () {
  "use strict";

  const { element, plural } = window.Explorer;
  const { fold } = window.Explorer.words;
  const SHOWN = 6;
  const SHOWN_AT_MOST = 150;
  const WORTH_FILTERING = 12;

  /** `frame` is the facet's element in the page; `order` its values; `change` is called with a value. */
  function Facet(frame, table, order, change) {
    this.frame = frame;
    this.name = frame.dataset.facet;
    this.label = frame.querySelector("summary").firstChild.textContent.trim();
    this.table = table;
    this.order = order;
    this.folded = null;
    this.items = new Map();
    this.list = frame.querySelector("ul");
    this.search = frame.querySelector("[data-narrow]");
    this.more = frame.querySelector("[data-more]");
    this.rest = frame.querySelector("[data-rest]");
    this.open = false;
    this.last = null;
    this.list.addEventListener("change", (event) => change(Number(event.target.dataset.value)));
    this.search.addEventListener("input", () => this.draw());
    this.more.addEventListener("click", () => this.unfold());
  }

  /** Shows the counts (by value) of a selection with these values chosen. */
  Facet.prototype.update = function (counts, chosen) {
    this.last = { counts, chosen };
    if (chosen.size) this.frame.open = true;
    this.draw();
  };

  Facet.prototype.unfold = function () {
    this.open = !this.open;
    if (!this.open) this.search.value = "";
    this.draw();
    if (this.open && !this.search.parentElement.hidden) this.search.focus();
  };

  Facet.prototype.draw = function () {
    const { counts, chosen } = this.last;
    const left = this.order.filter((value) => counts.get(value) || chosen.has(value));
    const fitting = this.fitting(left, chosen);
    const limit = this.open ? SHOWN_AT_MOST : SHOWN;
    const first = new Set(fitting.slice(0, limit));
    const focused = this.list.contains(document.activeElement);
    this.frame.hidden = left.length === 0;
    this.show(fitting.filter((value) => first.has(value) || chosen.has(value)));
    if (focused && !this.list.contains(document.activeElement)) this.frame.querySelector("summary").focus();
    this.more.hidden = left.length <= SHOWN;
    this.more.textContent = this.open ? "Réduire" : `Voir tout (${left.length.toLocaleString("fr-FR")})`;
    this.more.setAttribute("aria-expanded", String(this.open));
    this.search.parentElement.hidden = !this.open || left.length < WORTH_FILTERING;
    this.rest.hidden = fitting.length <= limit || !this.open;
    this.rest.textContent = `Et ${plural(Math.max(0, fitting.length - limit), "autre")}\u00a0: précisez le nom.`;
  };

  /** The values that a reader's words leave, and those chosen. */
  Facet.prototype.fitting = function (left, chosen) {
    const words = fold(this.search.value).split(/\s+/).filter(Boolean);
    if (!this.open || !words.length) return left;
    if (!this.folded) {
      this.folded = this.table.labels.map((label, value) =>
        fold([label, ...((this.table.also && this.table.also[value]) || [])].join(" ")),
      );
    }
    return left.filter((value) => chosen.has(value) || words.every((word) => this.folded[value].includes(word)));
  };

  /** Makes the list hold these values; what stays is not moved, so the focus stays where it is. */
  Facet.prototype.show = function (values) {
    const kept = new Set(values);
    this.items.forEach((item, value) => {
      if (!kept.has(value)) item.remove();
    });
    let place = this.list.firstElementChild;
    values.forEach((value) => {
      const item = this.item(value);
      if (item === place) place = place.nextElementSibling;
      else this.list.insertBefore(item, place);
    });
  };

  Facet.prototype.item = function (value) {
    const { counts, chosen } = this.last;
    const item = this.items.get(value) || this.make(value);
    const count = counts.get(value) || 0;
    item.querySelector("input").checked = chosen.has(value);
    item.querySelector("[data-count]").textContent = count.toLocaleString("fr-FR");
    item.querySelector("[data-unit]").textContent = count < 2 ? " fiche" : " fiches";
    return item;
  };

  Facet.prototype.make = function (value) {
    const box = element("input", { type: "checkbox", name: this.name, value: this.table.codes[value], "data-value": value });
    const count = element("span", { class: "ps-count" }, element("span", { "data-count": "" }), unit());
    const name = element("span", {}, this.table.labels[value]);
    const item = element("li", {}, element("label", {}, box, name, " ", count));
    this.items.set(value, item);
    return item;
  };

  function unit() {
    return element("span", { class: "ps-sr", "data-unit": "" });
  }

  window.Explorer.Facet = Facet;
})();
