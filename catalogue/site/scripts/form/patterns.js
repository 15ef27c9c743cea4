/* The patterns that Python uses, as a browser reads them. */

/**
 * @import { Data } from "./shapes.js"
 * @import { Web } from "./web.js"
 * @import { Wording } from "./wording.js"
 */

/** Finds what patterns match. `layout.js`, `damage.js` and `text.js` add what each of them finds. */
export class Patterns {
  /**
   * @param {Data["patterns"]} patterns
   * @param {Wording} wording
   * @param {Web} web
   * @param {Data["damage"]} damage
   */
  constructor(patterns, wording, web, damage) {
    this.wording = wording;
    this.web = web;
    this.damage = damage;
    this.patterns = Object.fromEntries(Object.entries(patterns).map(([name, source]) => [name, new RegExp(source, "gmu")]));
  }

  /**
   * @param {string} name
   * @param {string} text
   */
  found(name, text) {
    return [...text.matchAll(this.patterns[name])];
  }

  /**
   * What a pattern finds at the start of a line.
   * @param {string} name
   * @param {string} line
   */
  begins(name, line) {
    return this.found(name, line).find(({ index }) => index === 0);
  }
}
