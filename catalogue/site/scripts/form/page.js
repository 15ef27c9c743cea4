/* The form's page: fields in their steps, checked as they change, kept as a draft, shown as a file, and sent. */

import { forget, keep, restart, resume, stateOf } from "./keeping.js";
import { nameField, nameProblems, ownId, proposedName } from "./naming.js";
import { Choice, asked } from "./light.js";
import { know, newFiles, newOrganisations, placeNewcomers, restoreNewcomers } from "./newcomers.js";
import { go, pageAddress, placedProblems } from "./pointing.js";
import { element, within } from "../explorer/element.js";
import { records as recordsOf, tables as tablesOf } from "./catalogue.js";
import { Check } from "./check.js";
import { Draft } from "./draft.js";
import { Fields } from "./fields.js";
import { asTexts, lost as lostComments, write as writeFile } from "./file.js";
import { textView } from "./inputs.js";
import { companionsOf, listen as listenToOutcome, show as showOutcome } from "./outcome.js";
import { newcomers } from "./organisations.js";
import { Summary } from "./summary.js";
import { part } from "./parts.js";

/**
 * @import { Records } from "../explorer/shapes.js"
 * @import { Item } from "./lists.js"
 * @import { AnyView, Data, Field, PublishedRecord, State, Values } from "./shapes.js"
 */

const WAIT = 150;
const QUOTED = 60;

/** Starts the form in its frame. `origin` is the published record to correct, or null. */
export class Page {
  /**
   * @param {HTMLElement} frame
   * @param {Data} data
   * @param {Records} known
   * @param {PublishedRecord | null} origin
   */
  constructor(frame, data, known, origin) {
    window.history.scrollRestoration = "manual"; // or a draft that waits above would not be seen
    this.frame = frame;
    this.root = frame.dataset.root || "";
    this.tables = tablesOf(data, known);
    this.check = new Check(data, this.tables, recordsOf(known));
    this.dates = this.check.dates;
    this.origin = origin && { ...origin, values: /** @type {Values} */ (asTexts(origin.values)) };
    if (this.origin) this.check.duplicates.accept(this.origin);
    this.ids = 0;
    this.timer = 0;
    this.all = Boolean(origin);
    this.named = false;
    this.kept = false;
    /** @type {Values} */
    this.others = {};
    this.draft = new Draft(origin && origin.id);
    this.pending = this.draft.read();
    /** @type {State | null} */
    this.fresh = null;
    /** @type {Map<string, AnyView>} */
    this.views = new Map();
    this.fields = new Fields(this);
    const steps = /** @type {NodeListOf<HTMLElement>} */ (frame.querySelectorAll("[data-step]"));
    const into = this.place([...steps]);
    this.choice = new Choice(this);
    this.described = placeNewcomers(this);
    this.body = this.fields.body();
    this.views.set("body", this.body);
    into("body").append(this.body.element);
    this.name = textView(nameField(), this);
    part("name").append(this.name.element);
    this.overview = new Summary({
      list: part("problems"), count: part("count"), go: (view) => go(this, view), rule: (id) => pageAddress(this, `contribuer/regles/${id.toLowerCase()}`),
      steps: [...steps].map((section) => this.step(section)),
    });
    this.companions = companionsOf(this);
    this.listen();
    this.start();
    frame.hidden = false;
  }

  /**
   * Puts each field into the step that names it, and all others into the one that takes the rest. Gives the place of a
   * field by its name.
   * @param {HTMLElement[]} steps
   */
  place(steps) {
    const rest = steps.find((step) => step.dataset.rest !== undefined) || this.frame;
    const byName = new Map(steps.flatMap((step) => (step.dataset.fields || "").split(" ").filter(Boolean).map((name) => [name, step])));
    const shown = this.check.schema.fields.filter(({ kind }) => kind !== "fixed");
    const order = [...byName.keys()];
    /** @param {Field} field */
    const rank = ({ name }) => (byName.has(name) ? order.indexOf(name) : order.length);
    /** @param {string} name */
    const into = (name) => within(byName.get(name) || rest, "[data-into]", HTMLElement);
    [...shown].sort((one, other) => rank(one) - rank(other)).forEach((field) => {
      const view = this.fields.view(asked(field), false);
      this.views.set(field.name, view);
      into(field.name).append(view.element);
    });
    return into;
  }

  /**
   * One step in the list of steps.
   * @param {HTMLElement} section
   */
  step(section) {
    const title = within(section, "h2", HTMLElement);
    const state = element("span", { class: "ps-fo-state" });
    part("steps").append(element("li", {}, element("a", { href: `#${title.id}` }, title.lastChild && title.lastChild.textContent), " ", state));
    const views = () => [...this.views.values()].filter((view) => section.contains(view.element));
    return {
      section, state, optional: section.dataset.rest !== undefined,
      touched: () => this.all || views().some((view) => view.touched || (view.isTouched && view.isTouched())),
      filled: () => views().some((view) => view.get()),
    };
  }

  listen() {
    this.frame.addEventListener("input", () => this.changed());
    this.frame.addEventListener("change", () => this.changed());
    this.name.input.addEventListener("input", () => (this.named = true));
    part("check").addEventListener("click", () => this.checkAll());
    part("form").addEventListener("submit", (event) => event.preventDefault());
    part("resume").addEventListener("click", () => resume(this));
    part("forget").addEventListener("click", () => forget(this));
    part("restart").addEventListener("click", () => restart(this));
    listenToOutcome(this);
    window.addEventListener("pagehide", () => keep(this));
  }

  start() {
    const kept = this.draft.read();
    this.pending = kept;
    this.restore(this.published());
    if (kept) {
      part("draft").hidden = false;
      part("draft-date").textContent = this.draft.said(kept);
      part("draft-old").hidden = !this.origin || kept.version === this.origin.version;
    }
    part("new").hidden = Boolean(this.origin);
    part("correction").hidden = !this.origin;
    part("name").hidden = Boolean(this.origin);
    if (this.origin) part("correction-title").textContent = String(this.origin.values.title);
    this.fresh = stateOf(this);
  }

  /**
   * What the form begins with.
   * @returns {State}
   */
  published() {
    if (!this.origin) return { values: {}, body: "", name: "" };
    return { values: this.origin.values, body: this.origin.body, name: this.origin.id };
  }

  /** @param {State} state */
  restore({ values, organisations, body, name, basis }) {
    restoreNewcomers(this, organisations);
    this.others = Object.fromEntries(Object.entries(values).filter(([key]) => !this.views.has(key) && !Object.hasOwn(this.fixed(), key)));
    this.check.schema.fields.forEach(({ name: field }) => this.views.get(field)?.set(values[field]));
    this.choice.set(values, basis);
    this.body.set(body);
    this.named = Boolean(name);
    this.name.set(name);
    part("more").open = part("more").open || [...this.views.values()].some((view) => part("more").contains(view.element) && view.get());
    this.refresh();
  }

  /**
   * What a file says always, such as the version of its form.
   * @returns {Record<string, unknown>}
   */
  fixed(schema = this.check.schema) {
    return Object.fromEntries(schema.fields.flatMap((field) => (field.kind === "fixed" ? [[field.name, field.value]] : [])));
  }

  nextId() {
    this.ids += 1;
    return `champ-${this.ids}`;
  }

  changed() {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.refresh(), WAIT);
  }

  /** Brings the page up to date at once, where it waits for more to be typed. */
  settle() {
    if (this.timer) this.refresh();
  }

  /**
   * @param {string} old
   * @param {string} name
   */
  renamed(old, name) {
    this.body.set(this.written().split(`[^${old}]`).join(`[^${name}]`));
  }

  /** @param {string} text */
  say(text) {
    part("said").textContent = text;
  }

  /**
   * What an item of a list holds, in a few words: its id and its quote, its name, or the first two things that it says.
   * @param {Item} item
   */
  summary(item) {
    const { key, fields } = item;
    const views = [...fields.values()];
    const quote = views.find(({ field }) => field && field.kind === "long" && field.required);
    const said = () => String(quote?.get() || fields.get("says")?.get() || "");
    const [first, ...others] = key && quote ? [item.id(), excerpt(said())] : views.slice(0, 2).map(labelOf);
    return (key && !quote ? [first || item.id()] : [first, ...others]).filter(Boolean).join(", ");
  }

  /**
   * What the fields hold, those included that the file will not say.
   * @returns {Values}
   */
  values() {
    const said = this.check.schema.fields.map(({ name }) => /** @type {[string, unknown]} */ ([name, this.views.get(name)?.get()]));
    return { ...this.fixed(), ...Object.fromEntries(said.filter(([, value]) => value !== undefined)), ...this.others };
  }

  /** The text of the record as somebody wrote it. */
  written() {
    return String(this.body.get() || "");
  }

  text() {
    const body = this.written().trim() && this.written().replace(/\r\n?/g, "\n").replace(/\s*$/, "\n");
    return this.origin && this.written() === this.origin.body.trimEnd() ? this.origin.body : body;
  }

  refresh() {
    clearTimeout(this.timer);
    this.timer = 0;
    if (!this.named) this.name.set(proposedName(this));
    know(this);
    const values = this.choice.written(this.values());
    const problems = [
      ...this.check.run(values, this.text(), ownId(this), today()), ...nameProblems(this), ...newcomers(this.check, newOrganisations(this), values),
    ];
    const placed = placedProblems(this, problems);
    [...this.views.values(), this.name].flatMap((view) => view.views()).forEach((view) =>
      view.show(placed.filter((one) => one.view === view).map(({ problem }) => problem), this.all),
    );
    this.views.forEach((view) => view.flag && view.flag(placed));
    this.body.refresh();
    const { invalid } = this.overview.show(placed);
    showOutcome(this, invalid, writeFile(this.check.schema, values, this.text(), this.origin), lostComments(values, this.origin), newFiles(this));
    keep(this);
  }

  checkAll() {
    this.all = true;
    this.refresh();
    part("verdict").focus();
  }
}

/**
 * @param {AnyView} view
 * @returns {string}
 */
function labelOf({ input, get }) {
  if (!input || !get) return "";
  return input.selectedOptions ? (input.value ? input.selectedOptions[0].label : "") : input.value || "";
}

/** @param {string} text */
function excerpt(text) {
  return text.length > QUOTED ? `«\u00a0${text.slice(0, QUOTED).trim()}…\u00a0»` : text && `«\u00a0${text}\u00a0»`;
}

function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((one) => String(one).padStart(2, "0")).join("-");
}
