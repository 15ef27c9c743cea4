/* Text of a body that Markdown lays out otherwise than it looks, as catalogue/texts/layout.py finds it. See text.js. */
(function () {
  "use strict";

  const { Texts } = window.Form;

  /** Pairs of a rule and what fills its message. */
  Texts.prototype.layout = function (body) {
    const cut = (text) => ([...text].length <= this.damage.line ? text : `${[...text].slice(0, this.damage.line - 1).join("")}…`);
    return [
      ...this.indented(body).map((text) => ["INDENTED_TEXT", { text: cut(text) }]),
      ...this.bullets(body).map(([sign, text]) => ["LIST_SIGN", { sign, text: cut(text) }]),
    ];
  };

  /** The first line of each block that its indent makes code. */
  Texts.prototype.indented = function (body) {
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
  };

  /** The first line of each list that is none: its sign and its text. */
  Texts.prototype.bullets = function (body) {
    const lists = [];
    let [fenced, run] = [false, []];
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
  };

  /** What a pattern finds at the start of a line. */
  Texts.prototype.begins = function (name, line) {
    return this.found(name, line).find(({ index }) => index === 0);
  };
})();
