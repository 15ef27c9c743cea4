/*
 * A text field with a list to choose from: the editable combobox of the ARIA Authoring Practices, filtered as one
 * types. The focus stays in the field; arrows go through the list, Enter takes, Escape closes, then empties.
 */

import { element, plural } from "../explorer/element.js";

/** @import { Choice } from "./shapes.js" */

const SHOWN = 60;

/** `search` gives the choices for a query, `choose` takes one, `mark` tells whether one is taken already. */
export class Combobox {
  /** @param {{id: string, label: string, search: (query: string) => Choice[], choose: (choice: Choice) => void, mark?: (choice: Choice) => boolean, placeholder?: string}} parts */
  constructor({ id, label, search, choose, mark, placeholder }) {
    this.search = search;
    this.choose = choose;
    this.mark = mark || (() => false);
    /** @type {Choice[]} */
    this.choices = [];
    this.active = -1;
    this.input = element("input", {
      id, type: "text", role: "combobox", autocomplete: "off", autocapitalize: "none", spellcheck: "false",
      "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": `${id}-liste`, placeholder: placeholder || "Chercher…",
    });
    this.list = element("ul", { id: `${id}-liste`, role: "listbox", "aria-label": label });
    this.rest = element("p", { class: "ps-fo-combo__rest" });
    this.popup = element("div", { class: "ps-fo-combo__popup", hidden: "" }, this.list, this.rest);
    this.said = element("span", { class: "ps-sr", role: "status" });
    this.arrow = element("button", { type: "button", tabindex: "-1", class: "ps-fo-combo__arrow", "aria-label": `Montrer les choix\u00a0: ${label}` }, "▾");
    this.element = element("div", { class: "ps-fo-combo" }, this.input, this.arrow, this.popup, this.said);
    this.listen();
  }

  listen() {
    this.input.addEventListener("input", () => this.open());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("click", () => this.open());
    this.input.addEventListener("blur", () => this.close());
    this.popup.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const option = event.target instanceof Element ? event.target.closest("[role=option]") : null;
      if (option instanceof HTMLElement) this.take(Number(option.dataset.at));
    });
    this.arrow.addEventListener("mousedown", (event) => event.preventDefault());
    this.arrow.addEventListener("click", () => {
      this.input.focus();
      if (this.popup.hidden) this.open(true);
      else this.close();
    });
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    /** @type {Record<string, () => boolean | void>} */
    const acts = { ArrowDown: () => this.move(1), ArrowUp: () => this.move(-1), Enter: () => this.enter(), Escape: () => this.escape() };
    const act = acts[event.key];
    if (act && act() !== false) event.preventDefault();
  }

  /** @param {number} step */
  move(step) {
    if (this.popup.hidden) this.open(true);
    const count = this.list.children.length;
    if (!count) return;
    this.active = this.active < 0 && step < 0 ? count - 1 : (this.active + step + count) % count;
    this.showActive();
  }

  enter() {
    if (this.popup.hidden || this.active < 0) return false;
    this.take(this.active);
    return true;
  }

  escape() {
    if (!this.popup.hidden) this.close();
    else if (this.input.value) {
      this.input.value = "";
      this.input.dispatchEvent(new Event("input", { bubbles: true }));
      this.close();
    } else return false;
    return true;
  }

  /**
   * Shows what fits the text in the field, or everything.
   * @param {boolean} [everything]
   */
  open(everything) {
    this.choices = this.search(everything ? "" : this.input.value);
    const shown = this.choices.slice(0, SHOWN);
    this.list.replaceChildren(...shown.map((choice, at) => this.option(choice, at)));
    const left = this.choices.length - shown.length;
    this.rest.textContent = shown.length ? (left > 0 ? `Et ${plural(left, "autre")}\u00a0: précisez votre recherche.` : "") : "Rien ne correspond.";
    this.rest.hidden = !this.rest.textContent;
    this.active = -1;
    this.popup.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    this.said.textContent = this.choices.length ? plural(this.choices.length, "proposition") : "Aucune proposition";
    this.showActive();
    this.popup.scrollIntoView({ block: "nearest" });
  }

  /**
   * @param {Choice} choice
   * @param {number} at
   */
  option(choice, at) {
    const marked = this.mark(choice);
    return element(
      "li",
      { id: `${this.list.id}-${at}`, role: "option", "aria-selected": String(marked), "data-at": at },
      element("span", { class: "ps-fo-combo__label" }, choice.label),
      choice.meaning ? element("span", { class: "ps-fo-combo__meaning" }, choice.meaning) : null,
    );
  }

  showActive() {
    [...this.list.children].forEach((option, at) => option.classList.toggle("ps-fo-combo__active", at === this.active));
    const option = this.list.children[this.active];
    if (!option) return this.input.removeAttribute("aria-activedescendant");
    this.input.setAttribute("aria-activedescendant", option.id);
    return option.scrollIntoView({ block: "nearest" });
  }

  /** @param {number} at */
  take(at) {
    const choice = this.choices[at];
    this.close();
    this.choose(choice);
  }

  close() {
    this.popup.hidden = true;
    this.active = -1;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }
}
