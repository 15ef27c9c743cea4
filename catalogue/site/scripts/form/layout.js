/* Text of a body that Markdown lays out otherwise than it looks, as catalogue/texts/layout.py finds it. */

import { Patterns } from "./patterns.js";

/** @import { Values } from "./shapes.js" */

/** Finds text that is laid out otherwise. */
export class Layout extends Patterns {
  /**
   * Pairs of a rule and what fills its message.
   * @param {string} body
   * @returns {[string, Values][]}
   */
  layout(body) {
    /** @param {string} text */
    const cut = (text) => ([...text].length <= this.damage.line ? text : `${[...text].slice(0, this.damage.line - 1).join("")}…`);
    return [
      ...this.indented(body).map((text) => pair("INDENTED_TEXT", { text: cut(text) })),
      ...this.bullets(body).map(([sign, text]) => pair("LIST_SIGN", { sign, text: cut(text) })),
    ];
  }

  /**
   * The first line of each block that its indent makes code.
   * @param {string} body
   */
  indented(body) {
    /** @type {string[]} */
    const found = [];
    let [fenced, listed, code, blank] = [false, false, false, true];
    for (const line of body.split("\n")) {
      const isIndented = Boolean(this.begins("indent", line));
      if (this.begins("fence", line) && !(blank && isIndented)) {
        fenced = !fenced;
        blank = false;
      } else if (!fenced && !line.trim()) {
        blank = true;
      } else if (!fenced) {
        if (this.begins("item", line) && (listed || !isIndented)) listed = true;
        else if (blank && !/^[ \t]/.test(line)) listed = false;
        const isCode = isIndented && blank && !listed;
        if (isCode && !code) found.push(line.trim());
        if (!isCode) blank = Boolean(this.begins("break", line));
        code = isCode;
      }
    }
    return found;
  }

  /**
   * The first line of each list that is none: its sign and its text.
   * @param {string} body
   */
  bullets(body) {
    /** @type {[string, string][]} */
    const lists = [];
    /** @type {[string, string][]} */
    let run = [];
    let fenced = false;
    const end = () => {
      if (run.length > 1 || run.some(([sign]) => !"-–—".includes(sign))) lists.push(run[0]);
      run = [];
    };
    for (const line of body.split("\n")) {
      if (this.begins("fence", line)) fenced = !fenced;
      const match = fenced ? null : this.begins("bullet", line) || this.begins("dash", line);
      if (match) run.push([match[1], line.slice(match[0].length).trim()]);
      else if (line.trim()) end();
    }
    end();
    return lists;
  }
}

/**
 * A rule and what fills its message.
 * @param {string} rule
 * @param {Values} values
 * @returns {[string, Values]}
 */
export function pair(rule, values) {
  return [rule, values];
}
