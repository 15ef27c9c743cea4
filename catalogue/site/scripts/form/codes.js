/* The codes that exist, from the two data files: what one may choose from, with names, meanings and other spellings. */
(function () {
  "use strict";

  const { fold } = window.Explorer.words;

  /** Codes of one kind, in order: `{code, label, meaning, names}` and what its kind adds. `keyOf` is equal for two writings of one name. */
  function Table(choices, keyOf = (name) => fold(name.trim())) {
    this.choices = choices;
    this.keyOf = keyOf;
    this.byCode = new Map(choices.map((one) => [one.code, one]));
    this.folded = null;
  }

  Table.prototype.has = function (code) {
    return this.byCode.has(code);
  };

  Table.prototype.get = function (code) {
    return this.byCode.get(code);
  };

  Table.prototype.keys = function () {
    return this.byCode.keys();
  };

  Table.prototype.values = function () {
    return this.byCode.values();
  };

  /** The same table with more choices before its own. */
  Table.prototype.with = function (more) {
    return more.length ? new Table([...more, ...this.choices], this.keyOf) : this;
  };

  /** Choices whose names hold all words of a query; those whose label begins with it come first. */
  Table.prototype.search = function (query) {
    const words = fold(query).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
    if (!this.folded) this.folded = this.choices.map((one) => [fold(one.label), fold(` ${[one.code, one.label, ...one.names].join(" ")}`)]);
    if (!words.length) return this.choices;
    const ranks = this.choices.map((one, at) => this.rank(at, words));
    const found = this.choices.map((one, at) => [ranks[at], at]).filter(([rank]) => rank);
    return found.sort((one, other) => other[0] - one[0] || one[1] - other[1]).map(([, at]) => this.choices[at]);
  };

  Table.prototype.rank = function (at, words) {
    const [label, all] = this.folded[at];
    if (!words.every((word) => all.includes(word))) return 0;
    if (label.startsWith(words[0])) return 4;
    const begins = (text) => words.every((word) => new RegExp(`[^\\p{L}\\p{N}]${word}`, "u").test(text));
    return begins(` ${label}`) ? 3 : begins(all) ? 2 : 1;
  };

  /** The choice that a text names in full, if one alone does. */
  Table.prototype.named = function (text) {
    const wanted = this.keyOf(text);
    const found = this.choices.filter((one) => wanted && [one.code, one.label, ...one.names].some((name) => this.keyOf(name) === wanted));
    return found.length === 1 ? found[0] : null;
  };

  window.Form.Table = Table;
})();
