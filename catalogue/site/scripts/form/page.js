/* The form's page: fields in their steps, checked as they change, kept as a draft, shown as a file, and sent. */
(function () {
  "use strict";

  const { element } = window.Explorer;
  const { Check, Draft, Fields, Summary, asTexts, catalogue, file, keeping, naming, newcomers, outcome, pointing, textView } = window.Form;
  const WAIT = 150;
  const QUOTED = 60;

  const part = (name) => document.querySelector(`[data-form="${name}"]`);

  /** Starts the form in its frame. `origin` is the published record to correct, or null. */
  function Page(frame, data, known, origin) {
    window.history.scrollRestoration = "manual"; // or a draft that waits above would not be seen
    this.frame = frame;
    this.root = frame.dataset.root;
    this.tables = catalogue.tables(data, known);
    this.check = new Check(data, this.tables, catalogue.records(known));
    this.dates = this.check.dates;
    this.origin = origin && { ...origin, values: asTexts(origin.values) };
    if (origin) this.check.duplicates.accept(this.origin);
    this.ids = 0;
    this.all = Boolean(origin);
    this.others = {};
    this.draft = new Draft(origin && origin.id);
    this.views = new Map();
    this.place(new Fields(this));
    outcome.prepare(this, part);
    this.listen();
    this.start();
    frame.hidden = false;
  }

  /** Puts each field into the step that names it, and all others into the one that takes the rest. */
  Page.prototype.place = function (fields) {
    const steps = [...this.frame.querySelectorAll("[data-step]")];
    const rest = steps.find((step) => step.dataset.rest !== undefined);
    const byName = new Map(steps.flatMap((step) => (step.dataset.fields || "").split(" ").filter(Boolean).map((name) => [name, step])));
    const shown = this.check.schema.fields.filter(({ kind }) => kind !== "fixed");
    const order = [...byName.keys()];
    const rank = ({ name }) => (byName.has(name) ? order.indexOf(name) : order.length);
    [...shown].sort((one, other) => rank(one) - rank(other)).forEach((field) => {
      const view = fields.view(field, false);
      this.views.set(field.name, view);
      (byName.get(field.name) || rest).querySelector("[data-into]").append(view.element);
    });
    this.placeNewcomers(fields);
    this.body = fields.body();
    this.views.set("body", this.body);
    byName.get("body").querySelector("[data-into]").append(this.body.element);
    this.name = textView(this.nameField(), this);
    part("name").append(this.name.element);
    this.overview = new Summary({
      list: part("problems"), count: part("count"), go: (view) => this.go(view), rule: (id) => this.address(`contribuer/regles/${id.toLowerCase()}`),
      steps: steps.map((section) => this.step(section)),
    });
  };

  /** One step in the list of steps. */
  Page.prototype.step = function (section) {
    const title = section.querySelector("h2");
    const state = element("span", { class: "ps-fo-state" });
    part("steps").append(element("li", {}, element("a", { href: `#${title.id}` }, title.lastChild.textContent), " ", state));
    const views = () => [...this.views.values()].filter((view) => section.contains(view.element));
    return {
      section, state, optional: section.dataset.rest !== undefined,
      touched: () => this.all || views().some((view) => view.touched || (view.isTouched && view.isTouched())),
      filled: () => views().some((view) => view.get()),
    };
  };

  Page.prototype.listen = function () {
    this.frame.addEventListener("input", () => this.changed());
    this.frame.addEventListener("change", () => this.changed());
    this.name.input.addEventListener("input", () => (this.named = true));
    part("check").addEventListener("click", () => this.checkAll());
    part("form").addEventListener("submit", (event) => event.preventDefault());
    part("resume").addEventListener("click", () => this.resume());
    part("forget").addEventListener("click", () => this.forget());
    part("restart").addEventListener("click", () => this.restart());
    outcome.listen(this, part);
    window.addEventListener("pagehide", () => this.keep());
  };

  Page.prototype.start = function () {
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
    if (this.origin) part("correction-title").textContent = this.origin.values.title;
    this.fresh = this.state();
  };

  /** What the form begins with. */
  Page.prototype.published = function () {
    if (!this.origin) return { values: {}, body: "", name: "" };
    return { values: this.origin.values, body: this.origin.body, name: this.origin.id };
  };

  Page.prototype.restore = function ({ values, organisations, body, name }) {
    this.restoreNewcomers(organisations);
    this.others = Object.fromEntries(Object.entries(values).filter(([key]) => !this.views.has(key) && !Object.hasOwn(this.fixed(), key)));
    this.check.schema.fields.forEach((field) => this.views.has(field.name) && this.views.get(field.name).set(values[field.name]));
    this.body.set(body);
    this.named = Boolean(name);
    this.name.set(name);
    part("more").open = part("more").open || [...this.views.values()].some((view) => part("more").contains(view.element) && view.get());
    this.refresh();
  };

  /** What a file says always, such as the version of its form. */
  Page.prototype.fixed = function (schema = this.check.schema) {
    const fixed = schema.fields.filter(({ kind }) => kind === "fixed");
    return Object.fromEntries(fixed.map(({ name, value }) => [name, value]));
  };

  /* What the views ask of the form */

  Page.prototype.nextId = function () {
    this.ids += 1;
    return `champ-${this.ids}`;
  };

  Page.prototype.changed = function () {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.refresh(), WAIT);
  };

  /** Brings the page up to date at once, where it waits for more to be typed. */
  Page.prototype.settle = function () {
    if (this.timer) this.refresh();
  };

  Page.prototype.renamed = function (old, name) {
    this.body.set(this.body.get().split(`[^${old}]`).join(`[^${name}]`));
  };

  Page.prototype.say = function (text) {
    part("said").textContent = text;
  };

  /** What an item of a list holds, in a few words: its id and its quote, its name, or the first two things that it says. */
  Page.prototype.summary = function ({ key, fields }) {
    const views = [...fields.values()];
    const quote = views.find(({ field }) => field && field.kind === "long" && field.required);
    const named = () => (quote ? [key.get(), excerpt(quote.get() || "")] : [labelOf(views[0]) || key.get()]);
    const said = key ? named() : views.slice(0, 2).map(labelOf);
    return said.filter(Boolean).join(", ");
  };

  /* From a change to the page */

  Page.prototype.values = function () {
    const said = this.check.schema.fields.filter(({ name }) => this.views.has(name)).map(({ name }) => [name, this.views.get(name).get()]);
    return { ...this.fixed(), ...Object.fromEntries(said.filter(([, value]) => value !== undefined)), ...this.others };
  };

  Page.prototype.text = function () {
    const body = this.body.get().replace(/\r\n?/g, "\n").replace(/\s*$/, "\n");
    return this.origin && this.body.get() === this.origin.body.trimEnd() ? this.origin.body : body;
  };

  Page.prototype.refresh = function () {
    clearTimeout(this.timer);
    this.timer = 0;
    if (!this.named) this.name.set(this.proposedName());
    this.know();
    const values = this.values();
    const problems = [
      ...this.check.run(values, this.text(), this.id(), today()), ...this.nameProblems(), ...this.check.newcomers(this.organisations(), values),
    ];
    const placed = this.placed(problems);
    [...this.views.values(), this.name].flatMap((view) => view.views()).forEach((view) =>
      view.show(placed.filter((one) => one.view === view).map(({ problem }) => problem), this.all),
    );
    this.views.forEach((view) => view.flag && view.flag(placed));
    this.body.refresh();
    this.counts = this.overview.show(placed, this.all);
    outcome.show(this, part, file.write(this.check.schema, values, this.text(), this.origin), file.lost(values, this.origin), this.newFiles());
    this.keep();
  };

  Page.prototype.checkAll = function () {
    this.all = true;
    this.refresh();
    part("verdict").focus();
  };

  function labelOf({ input, get }) {
    if (!input || !get) return "";
    return input.selectedOptions ? (input.value ? input.selectedOptions[0].label : "") : input.value || "";
  }

  function excerpt(text) {
    return text.length > QUOTED ? `«\u00a0${text.slice(0, QUOTED).trim()}…\u00a0»` : text && `«\u00a0${text}\u00a0»`;
  }

  function today() {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((one) => String(one).padStart(2, "0")).join("-");
  }

  Object.assign(Page.prototype, keeping, naming, newcomers, pointing);

  window.Form.Page = Page;
})();
