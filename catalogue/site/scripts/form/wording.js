/* Problems in the words of `catalogue check`: the texts come from catalogue/problems/rulebook/, nothing is worded here. */
(function () {
  "use strict";

  const { fold } = window.Explorer.words;
  const { ratio } = window.Form.likeness;
  const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;
  const SHORT = 4;
  /** Signs of a value that a message shows. */
  const LONGEST = 400;

  /** `data` is that of catalogue/data/form.py. */
  function Wording(data) {
    this.rules = data.rules;
    this.words = data.words;
    this.limits = data.limits;
  }

  /** A problem of a rule by its name in the rulebook, at a location in the file such as `["parties", 0, "role"]`. */
  Wording.prototype.problem = function (rule, location, values) {
    const [id, level, message, fix] = this.rules[rule];
    return { id, level, location, message: filled(message, values || {}), fix: filled(fix, values || {}) };
  };

  /** `vouliez-vous dire « nephrologie » ? Sinon, `, or nothing when no choice is near. */
  Wording.prototype.nearest = function (word, choices) {
    const wanted = fold(word);
    let best = [this.limits.near, null];
    [...choices].sort().forEach((choice) => {
      const part = wanted.length >= SHORT && (choice.includes(wanted) || wanted.includes(choice)) ? 90 : 0;
      const score = Math.max(ratio(wanted, choice), part);
      if (score > best[0]) best = [score, choice];
    });
    return this.didYouMean(best[1]);
  };

  Wording.prototype.didYouMean = function (choice) {
    return choice === null || choice === undefined ? "" : filled(this.words.didYouMean, { choice });
  };

  Wording.prototype.bounds = function (least, most) {
    const name = least === undefined ? "most" : most === undefined ? "least" : "both";
    return filled(this.words.bounds[name], { least, most });
  };

  Wording.prototype.plausible = function (least, most) {
    return filled(this.words.plausible, { least, most });
  };

  Wording.prototype.form = function (pattern) {
    return this.words.forms[pattern] || filled(this.words.anyForm, { pattern });
  };

  /** A value as a message shows it. */
  Wording.prototype.shown = function (value) {
    if (Array.isArray(value)) return "[…]";
    if (value !== null && typeof value === "object") return "{…}";
    const signs = [...(value === null || value === undefined ? "" : String(value))];
    return signs.length <= this.limits.shown ? signs.join("") : signs.slice(0, this.limits.shown - 1).join("") + "…";
  };

  /** A text with its `{names}` replaced, as Python's format does; `{{` and `}}` are braces. */
  function filled(template, values) {
    const said = template.replace(/\{\{|\}\}|\{(\w+)\}/g, (sign, name) => (name ? short(values[name]) : sign[0]));
    return said.replace(UNPRINTABLE, " ");
  }

  function short(value) {
    const signs = typeof value === "string" && value.length > LONGEST ? [...value] : [];
    return signs.length > LONGEST ? `${signs.slice(0, LONGEST).join("")}…` : value;
  }

  window.Form.Wording = Wording;
  window.Form.filled = filled;
})();
