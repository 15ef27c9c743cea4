/* The matcher of names of catalogue/language/names.py: its lists come from there, its steps are the same. */

import { fold } from "../explorer/words.js";
import { ratio } from "./likeness.js";

/** @import { Data } from "./shapes.js" */

const ELISION = /(?<![\p{L}\p{N}_])[dl]['’]/gu;
const DOTTED = /(?<![\p{L}\p{N}_])[a-z](?:\. ?-? ?[a-z](?![a-z]))+\.?/gu;
const APART = /[^\p{L}\p{N}]+/gu;
const SPACED = /(?<![\p{L}\p{N}_])[a-z](?: [a-z](?![\p{L}\p{N}_]))+/gu;

/** `lists` is what catalogue/data/form.py gives of catalogue/language/names.py. */
export class Names {
  /** @param {Data["matcher"]} lists */
  constructor({ particles, common, writtenOut, near, same }) {
    this.particles = new Set(particles);
    this.common = new Set(common);
    this.writtenOut = new Map(writtenOut);
    this.out = new RegExp(`\\b(?:${writtenOut.map(([written]) => written).join("|")})\\b`, "g");
    this.near = near;
    this.same = same;
  }

  /**
   * What two writings of one name have in common.
   * @param {string} name
   */
  key(name) {
    return this.words(name).replace(/ /g, "");
  }

  /** @param {string} name */
  words(name) {
    const dotted = fold(name.normalize("NFKC")).replace(ELISION, "").replace(DOTTED, (initials) => initials.replace(/[. -]/g, ""));
    const said = dotted.replace(APART, " ").trim().replace(SPACED, (initials) => this.joined(initials));
    const kept = said.split(" ").filter((word) => !this.particles.has(word)).join(" ");
    return kept.replace(this.out, (written) => this.writtenOut.get(written) || written) || said;
  }

  /**
   * How alike two names are, in percent: by all their words, or by those that few organisations share if that is less.
   * @param {string} one
   * @param {string} other
   */
  similarity(one, other) {
    const [left, right] = [this.words(one), this.words(other)];
    if (this.key(one) === this.key(other)) return 100;
    const [rare, otherRare] = [this.rare(left), this.rare(right)];
    if (!rare || !otherRare) return 0;
    return Math.min(ratio(sorted(left), sorted(right)), ratio(sorted(rare), sorted(otherRare)));
  }

  /** @param {string} words */
  rare(words) {
    return words.split(" ").filter((word) => !this.common.has(word)).join(" ");
  }

  /** @param {string} initials */
  joined(initials) {
    const letters = initials.split(" ");
    return letters.every((letter) => this.particles.has(letter)) ? initials : letters.join("");
  }
}

/** @param {string} words */
function sorted(words) {
  return words.split(" ").sort().join(" ");
}
