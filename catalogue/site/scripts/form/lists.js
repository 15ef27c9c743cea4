/*
 * Groups that repeat: added, moved, removed and taken back, the focus never lost. A list has its items in order; a map
 * has each under an id of its own, which the form proposes and keeps right where it is cited.
 */

import { element } from "../explorer/element.js";
import { slug } from "../explorer/words.js";
import { Group } from "./groups.js";
import { showProblems, withCode } from "./inputs.js";
import { grouped, isMapping, plain } from "./types.js";

/**
 * @import { Page } from "./page.js"
 * @import { AnyView, Field, Of, Place, Placed, Problem } from "./shapes.js"
 */

const ARTICLE = /^(une?|l[ae’]|les|des)\s+/i;

/** One group of a list, in a frame that folds and has buttons to move and remove it. */
export class Item extends Group {
  /** @param {List} list */
  constructor(list) {
    super(list.field.fields, list.make, !list.field.whole);
    const own = list.form.nextId();
    /** @type {AnyView | null} */
    this.key = list.name ? list.name(this) : null;
    this.toggle = element("button", { type: "button", class: "ps-fo-fold", "aria-controls": own });
    this.state = element("span", { class: "ps-fo-state ps-fo-state--left" });
    this.toggle.addEventListener("click", () => this.fold(!this.content.hidden));
    this.up = button("Monter", () => list.move(this, -1));
    this.down = button("Descendre", () => list.move(this, 1));
    this.removing = button("Retirer", () => list.remove(this));
    const moves = element("p", { class: "ps-fo-moves" }, this.up, this.down, this.removing);
    this.content = element("div", { id: own }, this.key && this.key.element, this.element, moves);
    this.frame = element("fieldset", { class: "ps-fo-item" }, element("legend", {}, this.toggle, " ", this.state), this.content);
  }

  /** @param {boolean} away */
  fold(away) {
    this.content.hidden = away;
    this.toggle.setAttribute("aria-expanded", String(!away));
  }

  /** The id of a group that has one. */
  id() {
    return this.key ? String(this.key.get() || "") : "";
  }
}

/** `make` gives the view of a field in an item; `name` (of a map) the view of its id. */
export class List {
  /**
   * @param {Of<"list" | "map">} field
   * @param {Page} form
   * @param {(field: Field) => AnyView} make
   * @param {(item: Group) => AnyView} [name]
   */
  constructor(field, form, make, name) {
    this.field = field;
    this.form = form;
    this.make = make;
    this.name = name;
    this.noun = capital((field.item || "").replace(ARTICLE, "") || "élément");
    /** @type {Item[]} */
    this.items = [];
    this.touched = false;
    this.id = form.nextId();
    this.problems = element("ul", { class: "ps-fo-problems", hidden: "" });
    this.frames = element("div", { class: "ps-fo-items" });
    this.addButton = button(`Ajouter ${field.item || "un élément"}`, () => this.add().focus());
    this.said = element("p", { class: "ps-fo-undo", role: "status" });
    this.element = this.build();
    this.set(undefined);
  }

  build() {
    const { field, id } = this;
    return element(
      "fieldset",
      { class: "ps-fo-field ps-fo-list", "aria-describedby": `${id}-aide` },
      element("legend", {}, field.title, field.required ? null : element("span", { class: "ps-fo-optional" }, " (facultatif)")),
      element("p", { id: `${id}-aide`, class: "ps-fo-help" }, ...withCode(field.help)),
      this.frames,
      this.said,
      this.addButton,
      this.problems,
    );
  }

  /**
   * Adds an item, empty or with values, at a place or at the end; gives its view. One with values comes folded.
   * @param {unknown} [values]
   * @param {string} [id]
   * @param {number} [place]
   */
  add(values, id, place) {
    const item = new Item(this);
    item.set(values);
    item.fold(Boolean(values));
    if (item.key) item.key.set(id || this.freeId());
    const at = place === undefined ? this.items.length : place;
    this.frames.insertBefore(item.frame, this.frames.children[at] || null);
    this.items.splice(at, 0, item);
    ["input", "change", "focusout"].forEach((name) => item.frame.addEventListener(name, () => this.label()));
    this.label();
    this.form.changed();
    return item;
  }

  /**
   * Says beside each item how many of its problems are invalid.
   * @param {Placed[]} placed
   */
  flag(placed) {
    this.items.forEach((item) => {
      const count = placed.filter(({ view, problem }) => problem.level === "invalid" && item.frame.contains(view.element)).length;
      item.state.textContent = count && (item.content.hidden || item.isTouched()) ? `${count} à corriger` : "";
    });
  }

  /** @param {Item} item */
  remove(item) {
    const at = this.items.indexOf(item);
    const values = item.get();
    const id = item.id();
    const name = item.toggle.textContent;
    this.items.splice(at, 1);
    item.frame.remove();
    this.label();
    this.said.replaceChildren();
    if (values) {
      const back = button("Rétablir", () => {
        this.said.replaceChildren();
        this.add(values, id, at).toggle.focus();
      });
      this.said.append(`${name}\u00a0: retiré. `, back);
    }
    const next = this.items[Math.min(at, this.items.length - 1)];
    (next ? next.toggle : this.addButton).focus();
    this.touched = true;
    this.form.changed();
  }

  /**
   * @param {Item} item
   * @param {number} step
   */
  move(item, step) {
    const at = this.items.indexOf(item);
    const to = at + step;
    this.items.splice(at, 1);
    this.items.splice(to, 0, item);
    const after = this.items[to + 1];
    this.frames.insertBefore(item.frame, after ? after.frame : null);
    this.label();
    const again = step < 0 ? item.up : item.down;
    (again.disabled ? (step < 0 ? item.down : item.up) : again).focus();
    this.form.say(`${item.toggle.textContent}\u00a0: en place ${to + 1}.`);
    this.form.changed();
  }

  /** Says of each item its number and what it holds. */
  label() {
    this.items.forEach((item, at) => {
      const held = this.form.summary(item);
      item.toggle.textContent = `${this.noun} ${at + 1}${held ? `\u00a0: ${held}` : ""}`;
      [item.up, item.down, item.removing].forEach((one) => one.setAttribute("aria-label", `${one.textContent}\u00a0: ${this.noun} ${at + 1}`));
      [item.up, item.down].forEach((one) => (one.hidden = this.items.length < 2));
      item.up.disabled = at === 0;
      item.down.disabled = at === this.items.length - 1;
    });
  }

  get() {
    if (!this.items.length) return undefined;
    return this.name ? this.byId() : this.items.map((item) => plain(this.field, item.get() || {}));
  }

  /** The groups of a map by their ids. */
  byId() {
    return Object.fromEntries(this.items.map((item) => [item.id() || this.freeId(), item.get() || {}]));
  }

  /** @param {unknown} values */
  set(values) {
    this.items.forEach((item) => item.frame.remove());
    this.items = [];
    if (this.name && isMapping(values) && Object.keys(values).length) Object.entries(values).forEach(([id, one]) => this.add(one, id));
    else if (!this.name && Array.isArray(values) && values.length) values.forEach((one) => this.add(grouped(this.field, one)));
    else if (this.field.least) this.add(undefined);
  }

  /** An id that no item has: `preuve-1`. */
  freeId() {
    const taken = new Set(this.items.map((item) => item.id()));
    let number = this.items.length + 1;
    while (taken.has(`${slug(this.noun)}-${number}`)) number += 1;
    return `${slug(this.noun)}-${number}`;
  }

  /**
   * What a problem's step calls an item: `Preuve 2`.
   * @param {number | string} step
   */
  nameOf(step) {
    const at = typeof step === "number" ? step : this.items.findIndex((one) => one.key && one.id() === step);
    return at < 0 ? this.field.title : `${this.noun} ${at + 1}`;
  }

  /**
   * @param {Place} place
   * @returns {AnyView}
   */
  at([step, ...rest]) {
    const item = typeof step === "number" ? this.items[step] : this.items.find((one) => one.key && one.id() === step);
    if (!item) return this;
    if (item.key && item.key.field && rest[0] === item.key.field.name) return item.key;
    return rest.length ? item.at(rest) : item;
  }

  /** @returns {AnyView[]} */
  views() {
    return [this, ...this.items.flatMap((item) => [...item.views(), ...(item.key ? item.key.views() : [])])];
  }

  /**
   * @param {Problem[]} problems
   * @param {boolean} all
   */
  show(problems, all) {
    showProblems(this.problems, all || this.touched ? problems : []);
  }

  isTouched() {
    return this.touched || this.items.some((item) => item.isTouched());
  }

  focus() {
    (this.items.length ? this.items[0].toggle : this.addButton).focus();
  }
}

/**
 * @param {string} label
 * @param {() => void} act
 */
export function button(label, act) {
  const one = element("button", { type: "button", class: "ps-ex-button ps-ex-button--light" }, label);
  one.addEventListener("click", act);
  return one;
}

/** @param {string} text */
function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
