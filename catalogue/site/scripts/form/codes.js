/* The codes that exist, from the two data files: what one may choose from, with names, meanings and other spellings. */

import { fold } from "../explorer/words.js";

/** @import { Choice } from "./shapes.js" */

/** Codes of one kind, in order: `{code, label, meaning, names}` and what its kind adds. `keyOf` is equal for two writings of one name. */
export class Table {
  /**
   * @param {Choice[]} choices
   * @param {(name: string) => string} [keyOf]
   */
  constructor(choices, keyOf = (name) => fold(name.trim())) {
    this.choices = choices;
    this.keyOf = keyOf;
    this.byCode = new Map(choices.map((one) => [one.code, one]));
    /** @type {[string, string][] | null} */
    this.folded = null;
  }

  /** @param {string} code */
  has(code) {
    return this.byCode.has(code);
  }

  /** @param {string} code */
  get(code) {
    return this.byCode.get(code);
  }

  keys() {
    return this.byCode.keys();
  }

  values() {
    return this.byCode.values();
  }

  /**
   * The same table with more choices before its own.
   * @param {Choice[]} more
   * @returns {Table}
   */
  with(more) {
    return more.length ? new Table([...more, ...this.choices], this.keyOf) : this;
  }

  /**
   * Choices whose names hold all words of a query; those whose label begins with it come first.
   * @param {string} query
   */
  search(query) {
    const words = fold(query).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
    const folded = (this.folded ||= this.choices.map((one) => [fold(one.label), fold(` ${[one.code, one.label, ...one.names].join(" ")}`)]));
    if (!words.length) return this.choices;
    const found = folded.map((one, at) => [this.rank(one, words), at]).filter(([rank]) => rank);
    return found.sort((one, other) => other[0] - one[0] || one[1] - other[1]).map(([, at]) => this.choices[at]);
  }

  /**
   * @param {[string, string]} folded
   * @param {string[]} words
   */
  rank([label, all], words) {
    if (!words.every((word) => all.includes(word))) return 0;
    if (label.startsWith(words[0])) return 4;
    /** @param {string} text */
    const begins = (text) => words.every((word) => new RegExp(`[^\\p{L}\\p{N}]${word}`, "u").test(text));
    return begins(` ${label}`) ? 3 : begins(all) ? 2 : 1;
  }

  /**
   * The choice that a text names in full, if one alone does.
   * @param {string} text
   */
  named(text) {
    const wanted = this.keyOf(text);
    const found = this.choices.filter((one) => wanted && [one.code, one.label, ...one.names].some((name) => this.keyOf(name) === wanted));
    return found.length === 1 ? found[0] : null;
  }
}
