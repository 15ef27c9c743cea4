/* Several fields under one name. A group without anything in it says nothing, unless it is asked for. */
(function () {
  "use strict";

  const { element } = window.Explorer;
  const { showProblems } = window.Form;

  /** `make` gives the view of a field. With `fold`, fields that may stay empty are put away until they are wanted. */
  function Group(fields, make, fold) {
    this.fields = new Map(fields.map((field) => [field.name, make(field)]));
    this.others = {};
    this.problems = element("ul", { class: "ps-fo-problems", hidden: "" });
    const away = fold ? fields.filter(({ required, refersTo }) => !required && refersTo !== "evidence") : [];
    this.away = away.map(({ name }) => this.fields.get(name));
    this.more = this.away.length ? folded(away, this.away) : null;
    const shown = [...this.fields.values()].filter((view) => !this.away.includes(view)).map((view) => view.element);
    this.element = element("div", { class: "ps-fo-group" }, ...shown, this.more, this.problems);
  }

  /** Fields behind a line that names them. */
  function folded(fields, views) {
    const names = fields.map(({ title }, at) => (at ? title.charAt(0).toLowerCase() + title.slice(1) : title)).join(", ");
    const group = element("div", { class: "ps-fo-group" }, ...views.map((view) => view.element));
    return element("details", { class: "ps-fo-away" }, element("summary", {}, `${names}\u00a0: facultatif`), group);
  }

  /** The values, those that no field shows included. */
  Group.prototype.get = function () {
    const said = [...this.fields].map(([name, view]) => [name, view.get()]).filter(([, value]) => value !== undefined);
    const values = { ...Object.fromEntries(said), ...this.others };
    return Object.keys(values).length ? values : undefined;
  };

  Group.prototype.set = function (values) {
    const known = values || {};
    this.others = Object.fromEntries(Object.entries(known).filter(([name]) => !this.fields.has(name)));
    this.fields.forEach((view, name) => view.set(known[name]));
    if (this.more) this.more.open = this.away.some((view) => view.get() !== undefined);
  };

  /** The view nearest to a location within the group. */
  Group.prototype.at = function ([name, ...rest]) {
    return this.fields.has(name) ? this.fields.get(name).at(rest) : this;
  };

  Group.prototype.views = function () {
    return [this, ...[...this.fields.values()].flatMap((view) => view.views())];
  };

  Group.prototype.show = function (problems, all) {
    showProblems(this.problems, all || this.isTouched() ? problems : []);
  };

  Group.prototype.isTouched = function () {
    return [...this.fields.values()].some((view) => view.touched || (view.isTouched && view.isTouched()));
  };

  Group.prototype.focus = function () {
    [...this.fields.values()][0].focus();
  };

  /** A group that is one field of another: a frame with its name. */
  function groupView(field, form, make) {
    const group = new Group(field.fields, make);
    const id = form.nextId();
    group.element = element(
      "fieldset",
      { class: "ps-fo-field ps-fo-box", "aria-describedby": `${id}-aide` },
      element("legend", {}, field.title, field.required ? null : element("span", { class: "ps-fo-optional" }, " (facultatif)")),
      element("p", { id: `${id}-aide`, class: "ps-fo-help" }, field.help),
      group.element,
    );
    return group;
  }

  Object.assign(window.Form, { Group, groupView });
})();
