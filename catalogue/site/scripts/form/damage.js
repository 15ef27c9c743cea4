/*
 * Texts damaged on their way, as catalogue/texts/damage.py finds them: characters encoded twice, lost letters,
 * placeholders, markup.
 */

import { Layout, pair } from "./layout.js";
import { isMapping } from "./types.js";

/** @import { Field, Place, Values } from "./shapes.js" */

/**
 * Where a part of a text begins and ends.
 * @typedef {[start: number, end: number]} Span
 */

const UTF_8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Finds traces of damage. */
export class Damage extends Layout {
  /**
   * The texts for readers among some values: `{text, place, field}` each. Codes, addresses, dates and numbers are none.
   * @param {Field[]} fields
   * @param {unknown} values
   * @param {Place} location
   * @returns {{text: string, place: Place, field: string}[]}
   */
  words(fields, values, location) {
    /** @param {{kind: string, format?: string, pattern?: string}} field */
    const isWords = ({ kind, format, pattern }) => (kind === "text" || kind === "long") && !format && (!pattern || pattern === this.damage.oneLine);
    /** @type {(value: unknown, place: Place, field: string) => {text: string, place: Place, field: string}[]} */
    const texts = (value, place, field) => (typeof value === "string" ? [{ text: value, place, field }] : []);
    return fields.flatMap((field) => {
      const { name } = field;
      const value = isMapping(values) ? values[name] : undefined;
      const here = [...location, name];
      /** @type {[number | string, unknown][]} */
      const items = Array.isArray(value) ? [...value.entries()] : Object.entries(isMapping(value) ? value : {});
      if (field.kind === "texts") return isWords(field.entry) ? items.flatMap(([at, one]) => texts(one, [...here, at], name)) : [];
      if (field.kind === "group") return this.words(field.fields, value, here);
      const { fields: inner } = field;
      if (inner) return items.flatMap(([at, one]) => this.words(inner, one, [...here, at]));
      return isWords(field) ? texts(value, here, name) : [];
    });
  }

  /**
   * Where damaged sequences begin and end.
   * @param {string} text
   * @returns {Span[]}
   */
  damages(text) {
    const sequences = this.found("sequence", text).filter(([sequence]) => this.decoded(sequence) !== sequence);
    return [...sequences, ...this.found("lostSpace", text), ...this.found("lostQuote", text)]
      .map(spanOf)
      .sort(([one], [other]) => one - other);
  }

  /**
   * One for a text, or for each of its lines.
   * @param {string} text
   * @param {boolean} whole
   */
  encodedTwice(text, whole) {
    return firstOfLines(this.damages(text), text, whole).map((span) => {
      const found = this.around(text, span);
      return { found, right: this.repaired(whole ? text : found) };
    });
  }

  /** @param {string} text */
  repaired(text) {
    let before = "";
    let now = text;
    for (let time = 0; time < this.damage.times && now !== before; time += 1) {
      before = now;
      now = now.replace(this.patterns.sequence, (sequence) => this.decoded(sequence));
    }
    return now.replace(this.patterns.lostSpace, "à").replace(this.patterns.lostQuote, "”");
  }

  /**
   * The character that a sequence stands for, or the sequence.
   * @param {string} sequence
   */
  decoded(sequence) {
    const bytes = [...sequence].map((sign) => {
      const at = this.damage.cp1252.indexOf(sign);
      return at < 0 ? Number(sign.codePointAt(0)) : 0x80 + at;
    });
    try {
      const character = UTF_8.decode(Uint8Array.from(bytes));
      if (!this.found("readable", character).length) return sequence;
      return character === "\ufeff" ? "" : character;
    } catch {
      return sequence;
    }
  }

  /**
   * Letters that are gone: pairs of a rule and what fills its message.
   * @param {string} text
   * @returns {[string, Values][]}
   */
  lost(text) {
    return [["LOST_LETTER", "lostLetter"], ["LOST_ACCENT", "lostAccent"]].flatMap(([rule, name]) => {
      const spans = this.found(name, text).map(spanOf);
      return firstOfLines(spans, text, false).map((span) => pair(rule, { found: this.around(text, span) }));
    });
  }

  /**
   * @param {string} text
   * @param {string} field
   */
  placeholders(text, field) {
    const found = [...this.found("placeholder", text), ...(field === "quote" ? [] : this.found("questionMarks", text))].map(([one]) => one);
    if (text.length > this.damage.alone || this.damage.signs.includes(field)) return found;
    const isAlone = this.found("alone", text.toLowerCase()).length > 0 || (field !== "quote" && this.found("noWords", text).length > 0);
    return isAlone ? [...found, text] : found;
  }

  /**
   * The markup of a text, the first of each kind, in the order of the text. Quotations have signs of their own.
   * @param {string} text
   * @param {boolean} quoted
   */
  markup(text, quoted) {
    const entity = this.found("entity", text).find(([one]) => meant(one) !== one);
    return [entity, ...this.kindsOfMarkup(quoted).map((name) => this.found(name, text)[0])]
      .flatMap((one) => (one ? [one] : []))
      .sort((one, other) => spanOf(one)[0] - spanOf(other)[0]);
  }

  /** @param {boolean} quoted */
  kindsOfMarkup(quoted) {
    const { all, our } = this.damage.markup;
    return [...Array(quoted ? all : all + our).keys()].map((number) => `markup${number}`);
  }

  /**
   * The text without its markup. A tag, the first kind, leaves a space.
   * @param {string} text
   * @param {boolean} quoted
   */
  plain(text, quoted) {
    let before = "";
    let now = text;
    for (let time = 0; time < this.damage.markup.times && now !== before; time += 1) {
      before = now;
      now = now.replace(this.patterns.entity, meant);
      this.kindsOfMarkup(quoted).forEach((name, number) => {
        now = now.replace(this.patterns[name], (_, kept) => kept || (number === 0 ? " " : ""));
      });
    }
    return now.replace(/[ \t]{2,}/g, " ").trim();
  }

  /**
   * The words without a space between them that hold a part of a text.
   * @param {string} text
   * @param {Span} span
   */
  around(text, [start, end]) {
    const { reach } = this.damage;
    let [first, last] = [start, end];
    while (first > Math.max(start - reach, 0) && !/\s/.test(text[first - 1])) first -= 1;
    while (last < Math.min(end + reach, text.length) && !/\s/.test(text[last])) last += 1;
    return text.slice(first, last);
  }
}

/**
 * What an entity means. Its text has no tag, so nothing else is read.
 * @param {string} entity
 */
function meant(entity) {
  return new DOMParser().parseFromString(entity, "text/html").documentElement.textContent || "";
}

/**
 * The first span of a text, or of each of its lines.
 * @param {Span[]} spans
 * @param {string} text
 * @param {boolean} whole
 */
function firstOfLines(spans, text, whole) {
  let line = 0;
  return spans.filter(([start, end]) => {
    if (start < line) return false;
    const next = whole ? -1 : text.indexOf("\n", end);
    line = next < 0 ? text.length : next;
    return true;
  });
}

/**
 * @param {RegExpMatchArray} match
 * @returns {Span}
 */
function spanOf({ index = 0, 0: found }) {
  return [index, index + found.length];
}
