/* Problems in the words of `catalogue check`: the texts come from catalogue/problems/rulebook/, nothing is worded here. */

import { fold } from "../explorer/words.js";
import { ratio } from "./likeness.js";

/** @import { Data, Place, Problem, Values } from "./shapes.js" */

// eslint-disable-next-line no-control-regex -- control characters are what it looks for
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;
const SHORT = 4;
/** Signs of a value that a message shows. */
const LONGEST = 400;

/** `data` is that of catalogue/data/form.py. */
export class Wording {
  /** @param {Data} data */
  constructor(data) {
    this.rules = data.rules;
    this.words = data.words;
    this.limits = data.limits;
  }

  /**
   * A problem of a rule by its name in the rulebook, at a location in the file such as `["parties", 0, "role"]`.
   * @param {string} rule
   * @param {Place} location
   * @param {Values} [values]
   * @returns {Problem}
   */
  problem(rule, location, values) {
    const [id, level, message, fix] = this.rules[rule];
    return { id, level, location, message: filled(message, values || {}), fix: filled(fix, values || {}) };
  }

  /**
   * `vouliez-vous dire « nephrologie » ? Sinon, `, or nothing when no choice is near.
   * @param {string} word
   * @param {Iterable<string>} choices
   */
  nearest(word, choices) {
    const wanted = fold(word);
    /** @type {[number, string | null]} */
    let best = [this.limits.near, null];
    [...choices].sort().forEach((choice) => {
      const part = wanted.length >= SHORT && (choice.includes(wanted) || wanted.includes(choice)) ? 90 : 0;
      const score = Math.max(ratio(wanted, choice), part);
      if (score > best[0]) best = [score, choice];
    });
    return this.didYouMean(best[1]);
  }

  /** @param {string | null} [choice] */
  didYouMean(choice) {
    return choice === null || choice === undefined ? "" : filled(this.words.didYouMean, { choice });
  }

  /**
   * @param {number} [least]
   * @param {number} [most]
   */
  bounds(least, most) {
    const name = least === undefined ? "most" : most === undefined ? "least" : "both";
    return filled(this.words.bounds[name], { least, most });
  }

  /**
   * @param {number} least
   * @param {number} most
   */
  plausible(least, most) {
    return filled(this.words.plausible, { least, most });
  }

  /** @param {string} pattern */
  form(pattern) {
    return this.words.forms[pattern] || filled(this.words.anyForm, { pattern });
  }

  /**
   * A value as a message shows it.
   * @param {unknown} value
   */
  shown(value) {
    if (Array.isArray(value)) return "[…]";
    if (value !== null && typeof value === "object") return "{…}";
    const signs = [...(value === null || value === undefined ? "" : String(value))];
    return signs.length <= this.limits.shown ? signs.join("") : signs.slice(0, this.limits.shown - 1).join("") + "…";
  }
}

/**
 * A text with its `{names}` replaced, as Python's format does; `{{` and `}}` are braces.
 * @param {string} template
 * @param {Values} values
 */
function filled(template, values) {
  const said = template.replace(/\{\{|\}\}|\{(\w+)\}/g, (sign, name) => (name ? short(values[name]) : sign[0]));
  return said.replace(UNPRINTABLE, " ");
}

/**
 * @param {unknown} value
 * @returns {string}
 */
function short(value) {
  const signs = typeof value === "string" && value.length > LONGEST ? [...value] : [];
  return signs.length > LONGEST ? `${signs.slice(0, LONGEST).join("")}…` : String(value);
}
