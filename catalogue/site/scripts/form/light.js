/*
 * What a record rests on: one source for all that it says, without evidence, which makes a light record, or evidence for
 * each claim. The page asks for what the choice needs and hides the rest, which stays there for whoever changes the choice.
 */

import { part } from "./parts.js";
import { isMapping, plain } from "./types.js";

/**
 * @import { Page } from "./page.js"
 * @import { Basis, Field, Values } from "./shapes.js"
 */

const OF_LIGHT = ["source", "section"];
const OF_PROVEN = ["evidence"];

/** The choice, as the page shows it. A published record may have both; then nothing is hidden. */
export class Choice {
  /** @param {Page} page */
  constructor(page) {
    this.page = page;
    this.isMixed = false;
    part("light").addEventListener("change", () => this.show());
    part("proven").addEventListener("change", () => this.begin());
    OF_LIGHT.forEach((name) => this.mark(name, "light"));
    OF_PROVEN.forEach((name) => this.mark(name, "proven"));
  }

  /**
   * @param {string} name
   * @param {Basis} basis
   */
  mark(name, basis) {
    const view = this.page.views.get(name);
    if (view) view.element.dataset.of = basis;
  }

  /** @returns {Basis} */
  get() {
    if (part("proven").checked) return "proven";
    return this.isMixed ? "mixed" : "light";
  }

  /**
   * Takes up what was chosen, or what values say.
   * @param {Values} values
   * @param {Basis} [basis]
   */
  set({ source, evidence }, basis) {
    const isProven = isMapping(evidence) && Object.keys(evidence).length > 0;
    const found = basis || (isProven ? (source ? "mixed" : "proven") : "light");
    this.isMixed = found === "mixed";
    part("light").checked = found !== "proven";
    part("proven").checked = found === "proven";
    this.show();
  }

  show() {
    this.page.frame.dataset.basis = this.get();
  }

  /** Evidence is asked for from the first one on. */
  begin() {
    const { evidence } = this.page.fields;
    if (evidence && !evidence.items.length) evidence.add();
    this.show();
  }

  /**
   * The field where a problem of another one shows while that is hidden.
   * @param {string} name
   */
  shown(name) {
    return this.get() === "light" && OF_PROVEN.includes(name) ? OF_LIGHT[0] : name;
  }

  /**
   * The values that the file says: those that the page asks for.
   * @param {Values} values
   */
  written(values) {
    const basis = this.get();
    if (basis === "mixed") return values;
    return basis === "light" ? unproven(this.page.check.schema.fields, values) : without(values, OF_LIGHT);
  }
}

/**
 * A field as the page asks for it: what a record rests on is needed where it is shown.
 * @param {Field} field
 * @returns {Field}
 */
export function asked(field) {
  return [OF_LIGHT[0], ...OF_PROVEN].includes(field.name) ? { ...field, required: true } : field;
}

/**
 * Values without evidence, and without what cites it.
 * @param {Field[]} fields
 * @param {Values} values
 * @returns {Values}
 */
function unproven(fields, values) {
  const citing = fields.flatMap(({ name, refersTo }) => (refersTo === "evidence" ? [name] : []));
  const kept = without(values, [...OF_PROVEN, ...citing]);
  for (const { name, fields: inner } of fields) {
    const value = kept[name];
    if (!inner) continue;
    if (Array.isArray(value)) kept[name] = value.map((one) => (isMapping(one) ? plain({ fields: inner }, unproven(inner, one)) : one));
    else if (isMapping(value)) kept[name] = unproven(inner, value);
  }
  return without(kept, Object.keys(kept).filter((name) => isEmpty(kept[name])));
}

/** @param {unknown} value */
function isEmpty(value) {
  return isMapping(value) && !Object.keys(value).length;
}

/**
 * @param {Values} values
 * @param {string[]} names
 * @returns {Values}
 */
function without(values, names) {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name)));
}
