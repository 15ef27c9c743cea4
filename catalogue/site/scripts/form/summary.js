/* Problems as a list that leads to their fields, and how far each step is. */

import { element, plural } from "../explorer/element.js";
import { LEVELS, withCode } from "./inputs.js";

/** @import { AnyView, Level, Placed, Step } from "./shapes.js" */

/** `list`, `count` and `steps` are parts of the page. `go` leads to a view, `rule` gives the page of a rule. */
export class Summary {
  /** @param {{list: HTMLElement, count: HTMLElement, steps: Step[], go: (view: AnyView) => void, rule: (id: string) => string}} page */
  constructor({ list, count, steps, go, rule }) {
    this.list = list;
    this.count = count;
    this.steps = steps;
    this.go = go;
    this.rule = rule;
    this.said = "";
  }

  /**
   * Shows problems with the views where they are.
   * @param {Placed[]} placed
   */
  show(placed) {
    /** @param {Level} level */
    const count = (level) => placed.filter(({ problem }) => problem.level === level).length;
    const counts = { invalid: count("invalid"), doubtful: count("doubtful"), useful: count("useful") };
    this.tell(counts);
    this.list.replaceChildren(...placed.map((one) => this.item(one)));
    this.list.hidden = !placed.length;
    this.steps.forEach((step) => this.step(step, placed));
    return counts;
  }

  /** @param {Record<Level, number>} counts */
  tell({ invalid, doubtful, useful }) {
    const parts = [
      invalid ? plural(invalid, "point à corriger", "points à corriger") : "",
      doubtful ? plural(doubtful, "point à vérifier", "points à vérifier") : "",
      useful ? plural(useful, "conseil") : "",
    ].filter(Boolean);
    const said = parts.join(", ") || "Rien à corriger";
    if (said === this.said) return;
    this.said = said;
    this.count.textContent = `${said}.`;
  }

  /** @param {Placed} placed */
  item({ problem, view, name }) {
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
  }

  /**
   * A step is done when nothing in it is invalid; one that nobody touched is still to be filled.
   * @param {Step} step
   * @param {Placed[]} placed
   */
  step({ section, state, optional, filled, touched }, placed) {
    const left = placed.filter(({ problem, view }) => problem.level === "invalid" && section.contains(view.element)).length;
    const done = !left && filled();
    state.textContent = left ? (touched() ? `${left} à corriger` : "à remplir") : done ? "complet" : optional ? "facultatif" : "";
    state.className = `ps-fo-state ps-fo-state--${left && touched() ? "left" : done ? "done" : "none"}`;
  }
}
