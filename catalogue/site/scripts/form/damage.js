/*
 * Texts damaged on their way, as catalogue/texts/damage.py finds them: characters encoded twice, lost letters,
 * placeholders, markup. Methods of the texts, see text.js.
 */
(function () {
  "use strict";

  const { Texts, isMapping } = window.Form;
  const UTF_8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

  /** The texts for readers among some values: `{text, place, field}` each. Codes, addresses, dates and numbers are none. */
  Texts.prototype.words = function (fields, values, location) {
    const isWords = ({ kind, format, pattern }) => (kind === "text" || kind === "long") && !format && (!pattern || pattern === this.damage.oneLine);
    const texts = (value, place, field) => (typeof value === "string" ? [{ text: value, place, field }] : []);
    return fields.flatMap((field) => {
      const { name } = field;
      const value = isMapping(values) ? values[name] : undefined;
      const here = [...location, name];
      const items = Array.isArray(value) ? [...value.entries()] : Object.entries(isMapping(value) ? value : {});
      if (field.kind === "texts") return isWords(field.entry) ? items.flatMap(([at, one]) => texts(one, [...here, at], name)) : [];
      if (field.kind === "group") return this.words(field.fields, value, here);
      if (field.fields) return items.flatMap(([at, one]) => this.words(field.fields, one, [...here, at]));
      return isWords(field) ? texts(value, here, name) : [];
    });
  };

  /** The damages of a text of a field, one of each kind. */
  Texts.prototype.ofField = function (text, location, field) {
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
  };

  /** What no body may tell, and its damages, one of each kind in a line. */
  Texts.prototype.ofBody = function (text, location) {
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
  };

  /** Where damaged sequences begin and end. */
  Texts.prototype.damages = function (text) {
    const sequences = this.found("sequence", text).filter(([sequence]) => this.decoded(sequence) !== sequence);
    return [...sequences, ...this.found("lostSpace", text), ...this.found("lostQuote", text)]
      .map(({ index, 0: found }) => [index, index + found.length])
      .sort(([one], [other]) => one - other);
  };

  /** One for a text, or for each of its lines. */
  Texts.prototype.encodedTwice = function (text, whole) {
    return firstOfLines(this.damages(text), text, whole).map((span) => {
      const found = this.around(text, span);
      return { found, right: this.repaired(whole ? text : found) };
    });
  };

  Texts.prototype.repaired = function (text) {
    let [before, now] = [null, text];
    for (let time = 0; time < this.damage.times && now !== before; time += 1) {
      before = now;
      now = now.replace(this.patterns.sequence, (sequence) => this.decoded(sequence));
    }
    return now.replace(this.patterns.lostSpace, "à").replace(this.patterns.lostQuote, "”");
  };

  /** The character that a sequence stands for, or the sequence. */
  Texts.prototype.decoded = function (sequence) {
    const bytes = [...sequence].map((sign) => {
      const at = this.damage.cp1252.indexOf(sign);
      return at < 0 ? sign.codePointAt(0) : 0x80 + at;
    });
    try {
      const character = UTF_8.decode(Uint8Array.from(bytes));
      if (!this.found("readable", character).length) return sequence;
      return character === "\ufeff" ? "" : character;
    } catch {
      return sequence;
    }
  };

  /** Letters that are gone: pairs of a rule and what fills its message. */
  Texts.prototype.lost = function (text) {
    return [["LOST_LETTER", "lostLetter"], ["LOST_ACCENT", "lostAccent"]].flatMap(([rule, name]) => {
      const spans = this.found(name, text).map(({ index, 0: found }) => [index, index + found.length]);
      return firstOfLines(spans, text, false).map((span) => [rule, { found: this.around(text, span) }]);
    });
  };

  Texts.prototype.placeholders = function (text, field) {
    const found = [...this.found("placeholder", text), ...(field === "quote" ? [] : this.found("questionMarks", text))].map(([one]) => one);
    if (text.length > this.damage.alone || this.damage.signs.includes(field)) return found;
    const isAlone = this.found("alone", text.toLowerCase()).length > 0 || (field !== "quote" && this.found("noWords", text).length > 0);
    return isAlone ? [...found, text] : found;
  };

  /** The markup of a text, the first of each kind, in the order of the text. Quotations have signs of their own. */
  Texts.prototype.markup = function (text, quoted) {
    const entity = this.found("entity", text).find(([one]) => meant(one) !== one);
    return [entity, ...this.kindsOfMarkup(quoted).map((name) => this.found(name, text)[0])]
      .filter(Boolean)
      .sort((one, other) => one.index - other.index);
  };

  Texts.prototype.kindsOfMarkup = function (quoted) {
    const { all, our } = this.damage.markup;
    return [...Array(quoted ? all : all + our).keys()].map((number) => `markup${number}`);
  };

  /** The text without its markup. A tag, the first kind, leaves a space. */
  Texts.prototype.plain = function (text, quoted) {
    let [before, now] = [null, text];
    for (let time = 0; time < this.damage.markup.times && now !== before; time += 1) {
      before = now;
      now = now.replace(this.patterns.entity, meant);
      this.kindsOfMarkup(quoted).forEach((name, number) => {
        now = now.replace(this.patterns[name], (_, kept) => kept || (number === 0 ? " " : ""));
      });
    }
    return now.replace(/[ \t]{2,}/g, " ").trim();
  };

  /** The words without a space between them that hold a part of a text. */
  Texts.prototype.around = function (text, [start, end]) {
    const { reach } = this.damage;
    let [first, last] = [start, end];
    while (first > Math.max(start - reach, 0) && !/\s/.test(text[first - 1])) first -= 1;
    while (last < Math.min(end + reach, text.length) && !/\s/.test(text[last])) last += 1;
    return text.slice(first, last);
  };

  /** What an entity means. Its text has no tag, so nothing else is read. */
  function meant(entity) {
    return new DOMParser().parseFromString(entity, "text/html").documentElement.textContent;
  }

  /** The first span of a text, or of each of its lines. */
  function firstOfLines(spans, text, whole) {
    let line = 0;
    return spans.filter(([start, end]) => {
      if (start < line) return false;
      const next = whole ? -1 : text.indexOf("\n", end);
      line = next < 0 ? text.length : next;
      return true;
    });
  }
})();
