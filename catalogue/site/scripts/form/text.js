/* Rules of the text and of all that is written: references, HTML, pictures, links, contacts, signs that nobody sees. */
(function () {
  "use strict";

  const { isMapping } = window.Form;
  const MAIL = "EMAIL_IN_TEXT";
  /** Rules of persons, with the patterns that find their words. */
  const GRAVEST_FIRST = [
    [MAIL, "email"], ["PHONE_IN_TEXT", "phone"], ["PATIENT_DETAIL", "patient"],
    ["SOCIAL_SECURITY_NUMBER", "socialSecurity"], ["PERSON_DETAIL", "person"],
  ];
  const WITHOUT_KEY = 13;

  /** Reads with the patterns that Python uses. */
  function Texts(patterns, wording, web, damage) {
    this.wording = wording;
    this.web = web;
    this.damage = damage;
    this.patterns = Object.fromEntries(Object.entries(patterns).map(([name, source]) => [name, new RegExp(source, "gmu")]));
  }

  Texts.prototype.found = function (name, text) {
    return [...text.matchAll(this.patterns[name])];
  };

  /** Ids of the evidence that a body cites, as often as it does. */
  Texts.prototype.cited = function (body) {
    return this.found("citation", body).map(([, id]) => id);
  };

  /** Words of a body, without references. */
  Texts.prototype.count = function (body) {
    return this.found("word", body.replace(this.patterns.citation, "")).length;
  };

  /** The body cites known evidence, is plain Markdown without HTML or pictures, and has safe links. */
  Texts.prototype.check = function (body, evidence) {
    const known = isMapping(evidence) ? evidence : {};
    const say = (rule, values) => this.wording.problem(rule, ["body"], values);
    const unknown = this.cited(body).filter((id) => !Object.hasOwn(known, id));
    const blank = body.replace(this.patterns.code, (code) => code.replace(/[^\n]/g, " "));
    const addresses = this.found("link", body).map((match) => match.slice(1).filter(Boolean).pop());
    const count = this.count(body);
    return [
      ...unknown.map((id) => say("UNKNOWN_EVIDENCE", { evidence: id, near: this.wording.nearest(id, Object.keys(known)) })),
      ...this.found("html", blank).map(([html]) => say("RAW_HTML", { html: [...html].slice(0, 60).join("") })),
      ...this.found("image", body).map(() => say("IMAGE", {})),
      ...addresses.filter((one) => !this.isSafe(one)).map((one) => say("BAD_LINK", { address: [...one].slice(0, 80).join("") })),
      ...(count < this.wording.limits.shortText ? [say("SHORT_TEXT", { count: String(count) })] : []),
    ];
  };

  Texts.prototype.isSafe = function (address) {
    return this.web.fault(address) === "";
  };

  /** No text of the file tells a contact or a patient, is damaged or holds a sign that nobody sees. */
  Texts.prototype.checkAll = function (values, body, fields) {
    return [...this.ofValues(values, [], fields), ...this.ofBody(body, ["body"])];
  };

  Texts.prototype.ofValues = function (values, location, fields) {
    return [
      ...this.words(fields, values, location).flatMap(({ text, place, field }) => [...this.persons(text, place), ...this.ofField(text, place, field)]),
      ...leaves(values, location).flatMap(([text, place]) => this.unseen(text, place)),
    ];
  };

  Texts.prototype.persons = function (text, location) {
    return this.told(text).map(([rule, found]) => this.wording.problem(rule, location, { found }));
  };

  /** The first sign that nobody sees: a part of an emoji, or something else. That of a damaged letter is told with it. */
  Texts.prototype.unseen = function (text, location) {
    const [sign] = this.found("invisible", text);
    if (!sign || this.damages(text).some(([start, end]) => start <= sign.index && sign.index < end)) return [];
    const emoji = this.found("emoji", text).find((one) => one.index <= sign.index && sign.index < ends(one));
    const character = named(sign[0]);
    if (emoji) return [this.wording.problem("JOINED_EMOJI", location, { shown: [...emoji[0]][0], character })];
    return [this.wording.problem("INVISIBLE_CHARACTER", location, { character })];
  };

  /** The text without its addresses, whose numbers and signs mean something else. */
  Texts.prototype.blanked = function (text) {
    return text.replace(this.patterns.address, (address) => "\0".repeat(address.length));
  };

  /** Contacts and words that tell of one patient, or may. Of two at one place the graver is told. */
  Texts.prototype.told = function (text) {
    const told = [];
    const blanked = this.blanked(text);
    for (const [rule, name] of GRAVEST_FIRST) {
      const apart = (one) => told.every(([, other]) => ends(one) <= other.index || ends(other) <= one.index);
      const found = this.found(name, rule === MAIL ? text : blanked).filter((one) => name !== "socialSecurity" || this.isNumberOfAPerson(one));
      found.filter(apart).forEach((one) => told.push([rule, one]));
    }
    return told.map(([rule, [words]]) => [rule, words.replace(/\s+/g, " ").trim()]);
  };

  /** Its key is what it lacks to a multiple of 97 (Corsica counts as 19 and 18), or the words before say what it is. */
  Texts.prototype.isNumberOfAPerson = function ({ index, input, 0: written }) {
    const before = input.slice(Math.max(index - this.wording.limits.numberNamed, 0), index).toLowerCase();
    const number = written.replace(/[^\p{Nd}AB]/gu, "");
    const [counted, key] = [number.slice(0, WITHOUT_KEY).replace("2A", "19").replace("2B", "18"), number.slice(WITHOUT_KEY)];
    return this.found("socialSecurityNamed", before).length > 0 || (key !== "" && 97 - (Number(counted) % 97) === Number(key));
  };

  function ends({ index, 0: words }) {
    return index + words.length;
  }

  function named(sign) {
    return `U+${sign.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
  }

  /** Every text of some values, with its location. */
  function leaves(value, location) {
    if (typeof value === "string") return [[value, location]];
    const inner = Array.isArray(value) ? value.map((one, at) => [at, one]) : Object.entries(value || {});
    return inner.flatMap(([name, one]) => leaves(one, [...location, name]));
  }

  Object.assign(window.Form, { Texts });
})();
