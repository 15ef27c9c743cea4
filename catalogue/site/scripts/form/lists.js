/*
 * Groups that repeat: added, moved, removed and taken back, the focus never lost. A list has its items in order; a map
 * has each under an id of its own, which the form proposes and keeps right where it is cited.
 */
(function () {
  "use strict";

  const { element } = window.Explorer;
  const { Group, isMapping, showProblems } = window.Form;
  const { slug } = window.Explorer.words;
  const ARTICLE = /^(une?|l[ae’]|les|des)\s+/i;

  /** `make` gives the view of a field in an item; `name` (of a map) the view of its id. */
  function List(field, form, make, name) {
    this.field = field;
    this.form = form;
    this.make = make;
    this.name = name;
    this.noun = capital((field.item || "").replace(ARTICLE, "") || "élément");
    this.items = [];
    this.touched = false;
    this.build();
    this.set(undefined);
  }

  List.prototype.build = function () {
    const { field, form } = this;
    const id = form.nextId();
    this.problems = element("ul", { class: "ps-fo-problems", hidden: "" });
    this.frames = element("div", { class: "ps-fo-items" });
    this.addButton = button(`Ajouter ${field.item || "un élément"}`, () => this.add().focus());
    this.said = element("p", { class: "ps-fo-undo", role: "status" });
    this.element = element(
      "fieldset",
      { class: "ps-fo-field ps-fo-list", "aria-describedby": `${id}-aide` },
      element("legend", {}, field.title, field.required ? null : element("span", { class: "ps-fo-optional" }, " (facultatif)")),
      element("p", { id: `${id}-aide`, class: "ps-fo-help" }, field.help),
      this.frames,
      this.said,
      this.addButton,
      this.problems,
    );
  };

  /** Adds an item, empty or with values, at a place or at the end; gives its view. One with values comes folded. */
  List.prototype.add = function (values, id, place) {
    const item = new Group(this.field.fields, this.make, !this.field.whole);
    const own = this.form.nextId();
    item.toggle = element("button", { type: "button", class: "ps-fo-fold", "aria-controls": own });
    item.flag = element("span", { class: "ps-fo-state ps-fo-state--left" });
    item.toggle.addEventListener("click", () => item.fold(!item.content.hidden));
    item.up = button("Monter", () => this.move(item, -1));
    item.down = button("Descendre", () => this.move(item, 1));
    item.remove = button("Retirer", () => this.remove(item));
    item.key = this.name ? this.name(item) : null;
    item.content = element("div", { id: own }, item.key ? item.key.element : null, item.element, element("p", { class: "ps-fo-moves" }, item.up, item.down, item.remove));
    item.frame = element("fieldset", { class: "ps-fo-item" }, element("legend", {}, item.toggle, " ", item.flag), item.content);
    item.fold = (away) => {
      item.content.hidden = away;
      item.toggle.setAttribute("aria-expanded", String(!away));
    };
    item.set(values);
    item.fold(Boolean(values));
    if (item.key) item.key.set(id || this.freeId());
    const at = place === undefined ? this.items.length : place;
    this.frames.insertBefore(item.frame, this.frames.children[at] || null);
    this.items.splice(at, 0, item);
    ["input", "change", "focusout"].forEach((name) => item.frame.addEventListener(name, () => this.label()));
    this.label();
    this.form.changed();
    return item;
  };

  /** Says beside each item how many of its problems are invalid. */
  List.prototype.flag = function (placed) {
    this.items.forEach((item) => {
      const count = placed.filter(({ view, problem }) => problem.level === "invalid" && item.frame.contains(view.element)).length;
      item.flag.textContent = count && (item.content.hidden || item.isTouched()) ? `${count} à corriger` : "";
    });
  };

  List.prototype.remove = function (item) {
    const at = this.items.indexOf(item);
    const [values, id] = [item.get(), item.key && item.key.get()];
    const name = item.toggle.textContent;
    this.items.splice(at, 1);
    item.frame.remove();
    this.label();
    this.said.replaceChildren();
    if (values) {
      const back = button("Rétablir", () => {
        this.said.replaceChildren();
        this.add(values, id, at).toggle.focus();
      });
      this.said.append(`${name}\u00a0: retiré. `, back);
    }
    const next = this.items[Math.min(at, this.items.length - 1)];
    (next ? next.toggle : this.addButton).focus();
    this.touched = true;
    this.form.changed();
  };

  List.prototype.move = function (item, step) {
    const at = this.items.indexOf(item);
    const to = at + step;
    this.items.splice(at, 1);
    this.items.splice(to, 0, item);
    const after = this.items[to + 1];
    this.frames.insertBefore(item.frame, after ? after.frame : null);
    this.label();
    const again = step < 0 ? item.up : item.down;
    (again.disabled ? (step < 0 ? item.down : item.up) : again).focus();
    this.form.say(`${item.toggle.textContent}\u00a0: en place ${to + 1}.`);
    this.form.changed();
  };

  /** Says of each item its number and what it holds. */
  List.prototype.label = function () {
    this.items.forEach((item, at) => {
      const held = this.form.summary(item);
      item.toggle.textContent = `${this.noun} ${at + 1}${held ? `\u00a0: ${held}` : ""}`;
      [[item.up, "Monter", at === 0], [item.down, "Descendre", at === this.items.length - 1], [item.remove, "Retirer", false]].forEach(([one, said, off]) => {
        one.disabled = off;
        one.setAttribute("aria-label", `${said}\u00a0: ${this.noun} ${at + 1}`);
        if (said !== "Retirer") one.hidden = this.items.length < 2;
      });
    });
  };

  List.prototype.get = function () {
    if (!this.items.length) return undefined;
    if (!this.name) return this.items.map((item) => item.get() || {});
    return Object.fromEntries(this.items.map((item) => [item.key.get() || this.freeId(), item.get() || {}]));
  };

  List.prototype.set = function (values) {
    this.items.forEach((item) => item.frame.remove());
    this.items = [];
    const given = this.isGiven(values) ? values : (this.field.least ? (this.name ? { [this.freeId()]: undefined } : [undefined]) : []);
    if (this.name) Object.entries(given).forEach(([id, one]) => this.add(one, id));
    else given.forEach((one) => this.add(typeof one === "string" ? { code: one } : one));
  };

  /** Whether values have the shape of this list: a draft may hold anything. */
  List.prototype.isGiven = function (values) {
    return this.name ? isMapping(values) && Object.keys(values).length > 0 : Array.isArray(values) && values.length > 0;
  };

  /** An id that no item has: `preuve-1`. */
  List.prototype.freeId = function () {
    const taken = new Set(this.items.map((item) => item.key.get()));
    let number = this.items.length + 1;
    while (taken.has(`${slug(this.noun)}-${number}`)) number += 1;
    return `${slug(this.noun)}-${number}`;
  };

  /** What a problem's step calls an item: `Preuve 2`. */
  List.prototype.nameOf = function (step) {
    const at = typeof step === "number" ? step : this.items.findIndex((one) => one.key && one.key.get() === step);
    return at < 0 ? this.field.title : `${this.noun} ${at + 1}`;
  };

  List.prototype.at = function ([step, ...rest]) {
    const item = typeof step === "number" ? this.items[step] : this.items.find((one) => one.key && one.key.get() === step);
    if (!item) return this;
    if (item.key && rest[0] === item.key.field.name) return item.key;
    return rest.length ? item.at(rest) : item;
  };

  List.prototype.views = function () {
    return [this, ...this.items.flatMap((item) => [...item.views(), ...(item.key ? item.key.views() : [])])];
  };

  List.prototype.show = function (problems, all) {
    showProblems(this.problems, all || this.touched ? problems : []);
  };

  List.prototype.isTouched = function () {
    return this.touched || this.items.some((item) => item.isTouched());
  };

  List.prototype.focus = function () {
    (this.items.length ? this.items[0].toggle : this.addButton).focus();
  };

  function button(label, act) {
    const one = element("button", { type: "button", class: "ps-ex-button ps-ex-button--light" }, label);
    one.addEventListener("click", act);
    return one;
  }

  function capital(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
  }

  Object.assign(window.Form, { List, button });
})();
