/* Several fields under one name. A group without anything in it says nothing, unless it is asked for. */

import { element } from "../explorer/element.js";
import { showProblems, withCode } from "./inputs.js";
import { isMapping } from "./types.js";

/**
 * @import { Page } from "./page.js"
 * @import { AnyView, Field, GroupField, Place, Problem, Values } from "./shapes.js"
 */

/** `make` gives the view of a field. With `fold`, fields that may stay empty are put away until they are wanted. */
export class Group {
  /**
   * @param {Field[]} fields
   * @param {(field: Field) => AnyView} make
   * @param {boolean} [fold]
   */
  constructor(fields, make, fold) {
    this.fields = new Map(fields.map((field) => [field.name, make(field)]));
    /** @type {Values} */
    this.others = {};
    this.problems = element("ul", { class: "ps-fo-problems", hidden: "" });
    const away = fold ? fields.filter(({ required, refersTo, whole }) => !required && !whole && refersTo !== "evidence") : [];
    this.away = away.flatMap(({ name }) => this.fields.get(name) || []);
    this.more = this.away.length ? folded(away, this.away) : null;
    const shown = [...this.fields.values()].filter((view) => !this.away.includes(view)).map((view) => view.element);
    /** @type {HTMLElement} */
    this.element = element("div", { class: "ps-fo-group" }, ...shown, this.more, this.problems);
  }

  /**
   * The values, those that no field shows included.
   * @returns {Values | undefined}
   */
  get() {
    const said = [...this.fields].map(([name, view]) => [name, view.get()]).filter(([, value]) => value !== undefined);
    const values = { ...Object.fromEntries(said), ...this.others };
    return Object.keys(values).length ? values : undefined;
  }

  /** @param {unknown} values */
  set(values) {
    const known = isMapping(values) ? values : {};
    this.others = Object.fromEntries(Object.entries(known).filter(([name]) => !this.fields.has(name)));
    this.fields.forEach((view, name) => view.set(known[name]));
    if (this.more) this.more.open = this.away.some((view) => view.get() !== undefined);
  }

  /**
   * The view nearest to a location within the group.
   * @param {Place} place
   * @returns {AnyView}
   */
  at([name, ...rest]) {
    const view = this.fields.get(String(name));
    return view ? view.at(rest) : this;
  }

  /** @returns {AnyView[]} */
  views() {
    return [this, ...[...this.fields.values()].flatMap((view) => view.views())];
  }

  /**
   * @param {Problem[]} problems
   * @param {boolean} all
   */
  show(problems, all) {
    showProblems(this.problems, all || this.isTouched() ? problems : []);
  }

  /** @returns {boolean} */
  isTouched() {
    return [...this.fields.values()].some((view) => view.touched || Boolean(view.isTouched && view.isTouched()));
  }

  focus() {
    [...this.fields.values()][0].focus();
  }
}

/**
 * Fields behind a line that names them.
 * @param {Field[]} fields
 * @param {AnyView[]} views
 */
function folded(fields, views) {
  const names = fields.map(({ title }, at) => (at ? title.charAt(0).toLowerCase() + title.slice(1) : title)).join(", ");
  const group = element("div", { class: "ps-fo-group" }, ...views.map((view) => view.element));
  return element("details", { class: "ps-fo-away" }, element("summary", {}, `${names}\u00a0: facultatif`), group);
}

/**
 * A group that is one field of another: a frame with its name.
 * @param {GroupField} field
 * @param {Page} form
 * @param {(field: Field) => AnyView} make
 */
export function groupView(field, form, make) {
  const group = new Group(field.fields, make);
  const id = form.nextId();
  group.element = element(
    "fieldset",
    { class: "ps-fo-field ps-fo-box", "aria-describedby": `${id}-aide` },
    element("legend", {}, field.title, field.required ? null : element("span", { class: "ps-fo-optional" }, " (facultatif)")),
    element("p", { id: `${id}-aide`, class: "ps-fo-help" }, ...withCode(field.help)),
    group.element,
  );
  return group;
}
