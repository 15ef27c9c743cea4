/* Rules of the text and of all that is written: references, HTML, pictures, links, contacts, signs that nobody sees. */

import { Damage } from "./damage.js";
import { isMapping } from "./types.js";

/** @import { Field, Place, Problem, Values } from "./shapes.js" */

const MAIL = "EMAIL_IN_TEXT";

/** Rules of persons, with the patterns that find their words. */
const GRAVEST_FIRST = [
  [MAIL, "email"], ["PHONE_IN_TEXT", "phone"], ["PATIENT_DETAIL", "patient"],
  ["SOCIAL_SECURITY_NUMBER", "socialSecurity"], ["PERSON_DETAIL", "person"],
];
const WITHOUT_KEY = 13;

/** Judges the texts of a file. */
export class Texts extends Damage {
  /**
   * Ids of the evidence that a body cites, as often as it does.
   * @param {string} body
   */
  cited(body) {
    return this.found("citation", body).map(([, id]) => id);
  }

  /**
   * Words of a body, without references.
   * @param {string} body
   */
  count(body) {
    return this.found("word", body.replace(this.patterns.citation, "")).length;
  }

  /**
   * The body cites known evidence, is plain Markdown without HTML or pictures, and has safe links.
   * @param {string} body
   * @param {unknown} evidence
   */
  check(body, evidence) {
    const known = isMapping(evidence) ? evidence : {};
    /** @type {(rule: string, values: Values) => Problem} */
    const say = (rule, values) => this.wording.problem(rule, ["body"], values);
    const unknown = this.cited(body).filter((id) => !Object.hasOwn(known, id));
    const blank = body.replace(this.patterns.code, (code) => code.replace(/[^\n]/g, " "));
    const addresses = this.found("link", body).map((match) => match.slice(1).filter(Boolean).slice(-1)[0]);
    const count = this.count(body);
    return [
      ...unknown.map((id) => say("UNKNOWN_EVIDENCE", { evidence: id, near: this.wording.nearest(id, Object.keys(known)) })),
      ...this.found("html", blank).map(([html]) => say("RAW_HTML", { html: [...html].slice(0, 60).join("") })),
      ...this.found("image", body).map(() => say("IMAGE", {})),
      ...addresses.filter((one) => !this.isSafe(one)).map((one) => say("BAD_LINK", { address: [...one].slice(0, 80).join("") })),
      ...(count < this.wording.limits.shortText ? [say("SHORT_TEXT", { count: String(count) })] : []),
    ];
  }

  /** @param {string} address */
  isSafe(address) {
    return this.web.fault(address) === "";
  }

  /**
   * No text of the file tells a contact or a patient, is damaged or holds a sign that nobody sees.
   * @param {Values} values
   * @param {string} body
   * @param {Field[]} fields
   */
  checkAll(values, body, fields) {
    return [...this.ofValues(values, [], fields), ...this.ofBody(body, ["body"])];
  }

  /**
   * @param {Values} values
   * @param {Place} location
   * @param {Field[]} fields
   */
  ofValues(values, location, fields) {
    return [
      ...this.words(fields, values, location).flatMap(({ text, place, field }) => [...this.persons(text, place), ...this.ofField(text, place, field)]),
      ...leaves(values, location).flatMap(([text, place]) => this.unseen(text, place)),
    ];
  }

  /**
   * The damages of a text of a field, one of each kind.
   * @param {string} text
   * @param {Place} location
   * @param {string} field
   */
  ofField(text, location, field) {
    /** @type {(rule: string, values: Values) => Problem} */
    const say = (rule, values) => this.wording.problem(rule, location, values);
    const blanked = this.blanked(text);
    const quoted = field === "quote";
    const [markup] = this.markup(text, quoted);
    return [
      ...this.encodedTwice(text, true).map((values) => say("ENCODED_TWICE", values)),
      ...this.lost(blanked).map(([rule, values]) => say(rule, values)),
      ...this.placeholders(blanked, field).slice(0, 1).map((found) => say("PLACEHOLDER", { found })),
      ...(markup ? [say("MARKUP_IN_FIELD", { found: markup[0].trim(), right: this.plain(text, quoted) })] : []),
    ];
  }

  /**
   * What no body may tell, and its damages, one of each kind in a line.
   * @param {string} text
   * @param {Place} location
   */
  ofBody(text, location) {
    /** @type {(rule: string, values: Values) => Problem} */
    const say = (rule, values) => this.wording.problem(rule, location, values);
    const blanked = this.blanked(text);
    const [conflict] = this.found("conflict", text);
    return [
      ...this.persons(text, location),
      ...(conflict ? [say("MERGE_CONFLICT", { marker: conflict[0].trim() })] : []),
      ...this.encodedTwice(text, false).map((values) => say("ENCODED_TWICE", values)),
      ...this.lost(blanked).map(([rule, values]) => say(rule, values)),
      ...this.placeholders(blanked, "body").map((found) => say("PLACEHOLDER", { found })),
      ...this.layout(text).map(([rule, values]) => say(rule, values)),
      ...this.unseen(text, location),
    ];
  }

  /**
   * @param {string} text
   * @param {Place} location
   */
  persons(text, location) {
    return this.told(text).map(([rule, found]) => this.wording.problem(rule, location, { found }));
  }

  /**
   * The first sign that nobody sees: a part of an emoji, or something else. That of a damaged letter is told with it.
   * @param {string} text
   * @param {Place} location
   * @returns {Problem[]}
   */
  unseen(text, location) {
    const [sign] = this.found("invisible", text);
    if (!sign || this.damages(text).some(([start, end]) => start <= sign.index && sign.index < end)) return [];
    const emoji = this.found("emoji", text).find((one) => one.index <= sign.index && sign.index < ends(one));
    const character = named(sign[0]);
    if (emoji) return [this.wording.problem("JOINED_EMOJI", location, { shown: [...emoji[0]][0], character })];
    return [this.wording.problem("INVISIBLE_CHARACTER", location, { character })];
  }

  /**
   * The text without its addresses, whose numbers and signs mean something else.
   * @param {string} text
   */
  blanked(text) {
    return text.replace(this.patterns.address, (address) => "\0".repeat(address.length));
  }

  /**
   * Contacts and words that tell of one patient, or may. Of two at one place the graver is told.
   * @param {string} text
   * @returns {[string, string][]}
   */
  told(text) {
    /** @type {[string, RegExpMatchArray][]} */
    const told = [];
    const blanked = this.blanked(text);
    for (const [rule, name] of GRAVEST_FIRST) {
      /** @param {RegExpMatchArray} one */
      const apart = (one) => told.every(([, other]) => ends(one) <= starts(other) || ends(other) <= starts(one));
      const found = this.found(name, rule === MAIL ? text : blanked).filter((one) => name !== "socialSecurity" || this.isNumberOfAPerson(one));
      found.filter(apart).forEach((one) => told.push([rule, one]));
    }
    return told.map(([rule, [words]]) => [rule, words.replace(/\s+/g, " ").trim()]);
  }

  /**
   * Its key is what it lacks to a multiple of 97 (Corsica counts as 19 and 18), or the words before say what it is.
   * @param {RegExpMatchArray} match
   */
  isNumberOfAPerson({ index = 0, input = "", 0: written }) {
    const before = input.slice(Math.max(index - this.wording.limits.numberNamed, 0), index).toLowerCase();
    const number = written.replace(/[^\p{Nd}AB]/gu, "");
    const [counted, key] = [number.slice(0, WITHOUT_KEY).replace("2A", "19").replace("2B", "18"), number.slice(WITHOUT_KEY)];
    return this.found("socialSecurityNamed", before).length > 0 || (key !== "" && 97 - (Number(counted) % 97) === Number(key));
  }
}

/** @param {RegExpMatchArray} match */
function starts({ index = 0 }) {
  return index;
}

/** @param {RegExpMatchArray} match */
function ends({ index = 0, 0: words }) {
  return index + words.length;
}

/** @param {string} sign */
function named(sign) {
  return `U+${Number(sign.codePointAt(0)).toString(16).toUpperCase().padStart(4, "0")}`;
}

/**
 * Every text of some values, with its location.
 * @param {unknown} value
 * @param {Place} location
 * @returns {[string, Place][]}
 */
function leaves(value, location) {
  if (typeof value === "string") return [[value, location]];
  /** @type {[number | string, unknown][]} */
  const inner = Array.isArray(value) ? value.map((one, at) => [at, one]) : Object.entries(value || {});
  return inner.flatMap(([name, one]) => leaves(one, [...location, name]));
}
