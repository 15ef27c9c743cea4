/* Addresses of the web, as catalogue/language/web.py judges them. */

const BRACKETS = ["()", "[]", "{}", "<>"];

/** Reads with the patterns that Python uses. */
export class Web {
  /**
   * @param {Record<string, string>} patterns
   * @param {number} longest
   */
  constructor(patterns, longest) {
    this.whole = new RegExp(`^(?:${patterns.wholeAddress})`, "u");
    this.looseEnd = new RegExp(patterns.looseEnd, "u");
    this.privateHost = new RegExp(`^(?:${patterns.privateHost})$`, "u");
    this.longest = longest;
  }

  /**
   * What is wrong with an address: `form`, `end`, `private`, `long`; nothing for one that a reader can follow.
   * @param {string} address
   */
  fault(address) {
    if (!this.whole.test(address)) return "form";
    if (this.looseEnd.test(address) || BRACKETS.some(([opened, shut]) => closesTooMuch(address, opened, shut))) return "end";
    if (!URL.canParse(address)) return "form";
    const { hostname, username, password } = new URL(address);
    if (username || password) return "form";
    if (this.privateHost.test(hostname)) return "private";
    return encodedLength(address) > this.longest ? "long" : "";
  }
}

/**
 * @param {string} address
 * @param {string} opened
 * @param {string} shut
 */
function closesTooMuch(address, opened, shut) {
  return address.endsWith(shut) && address.split(shut).length > address.split(opened).length;
}

/**
 * A letter with an accent takes six signs.
 * @param {string} address
 */
function encodedLength(address) {
  // eslint-disable-next-line no-control-regex -- control characters are what it looks for
  return address.replace(/[^\u0000-\u007f]+/g, encodeURIComponent).length;
}
