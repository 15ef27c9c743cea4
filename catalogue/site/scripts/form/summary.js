/* Problems as a list that leads to their fields, and how far each step is. */
(function () {
  "use strict";

  const { element, plural } = window.Explorer;
  const { LEVELS, withCode } = window.Form;

  /** `list`, `count` and `steps` are parts of the page. `go` leads to a view, `rule` gives the page of a rule. */
  function Summary({ list, count, steps, go, rule }) {
    Object.assign(this, { list, count, steps, go, rule });
    this.said = "";
  }

  /** Shows problems with the views where they are. */
  Summary.prototype.show = function (placed) {
    const counts = Object.fromEntries(Object.keys(LEVELS).map((level) => [level, placed.filter(({ problem }) => problem.level === level).length]));
    this.tell(counts);
    this.list.replaceChildren(...placed.map((one) => this.item(one)));
    this.list.hidden = !placed.length;
    this.steps.forEach((step) => this.step(step, placed));
    return counts;
  };

  Summary.prototype.tell = function ({ invalid, doubtful, useful }) {
    const parts = [
      invalid ? plural(invalid, "point à corriger", "points à corriger") : "",
      doubtful ? plural(doubtful, "point à vérifier", "points à vérifier") : "",
      useful ? plural(useful, "conseil") : "",
    ].filter(Boolean);
    const said = parts.join(", ") || "Rien à corriger";
    if (said === this.said) return;
    this.said = said;
    this.count.textContent = `${said}.`;
  };

  Summary.prototype.item = function ({ problem, view, name }) {
    const button = element("button", { type: "button", class: "ps-ex-link" }, name);
    button.addEventListener("click", () => this.go(view));
    return element(
      "li",
      { class: `ps-fo-problem ps-fo-problem--${problem.level}` },
      element("strong", {}, `${LEVELS[problem.level]}\u00a0: `),
      button,
      ...withCode(`\u00a0: ${problem.message}. `),
      problem.link ? problem.link() : null,
      problem.link ? " " : null,
      element("a", { class: "ps-fo-rule", href: this.rule(problem.id), "aria-label": `Règle ${problem.id}, expliquée` }, problem.id),
    );
  };

  /** A step is done when nothing in it is invalid; one that nobody touched is still to be filled. */
  Summary.prototype.step = function ({ section, state, optional, filled, touched }, placed) {
    const left = placed.filter(({ problem, view }) => problem.level === "invalid" && section.contains(view.element)).length;
    const done = !left && filled();
    state.textContent = left ? (touched() ? `${left} à corriger` : "à remplir") : done ? "complet" : optional ? "facultatif" : "";
    state.className = `ps-fo-state ps-fo-state--${left && touched() ? "left" : done ? "done" : "none"}`;
  };

  window.Form.Summary = Summary;
})();
