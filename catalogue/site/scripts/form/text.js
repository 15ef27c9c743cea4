/* Rules of the text and of all that is written: references, HTML, pictures, links, contacts, signs that nobody sees. */
(function () {
  "use strict";

  const { isMapping } = window.Form;

  /** Reads with the patterns that Python uses. */
  function Texts(patterns, wording) {
    this.wording = wording;
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
    return this.found("safeLink", address).some(({ index }) => index === 0);
  };

  /** No contact, detail of a patient or invisible sign stands in any text of the file. */
  Texts.prototype.checkAll = function (values, body) {
    return [...leaves(values, []), [body, ["body"]]].flatMap(([text, location]) => [
      ...this.found("email", text).map(([found]) => this.wording.problem("EMAIL_IN_TEXT", location, { found })),
      ...this.found("phone", text).map(([found]) => this.wording.problem("PHONE_IN_TEXT", location, { found })),
      ...this.people(text).map(([rule, found]) => this.wording.problem(rule, location, { found })),
      ...this.found("invisible", text).slice(0, 1).map(([sign]) => this.wording.problem("INVISIBLE_CHARACTER", location, { character: named(sign) })),
    ]);
  };

  /** Words that tell of one patient, and those that may tell of one. Of two at one place the graver is told. */
  Texts.prototype.people = function (text) {
    const patients = this.found("patient", text);
    const apart = (one) => patients.every((other) => ends(one) <= other.index || ends(other) <= one.index);
    const told = (rule) => ([words]) => [rule, words.replace(/\s+/g, " ").trim()];
    return [...patients.map(told("PATIENT_DETAIL")), ...this.found("person", text).filter(apart).map(told("PERSON_DETAIL"))];
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
