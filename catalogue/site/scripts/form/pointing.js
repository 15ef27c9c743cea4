/* From a problem to where it shows, and to what leads on from it. Methods of the page, see page.js. */
(function () {
  "use strict";

  const { element } = window.Explorer;
  const { LEVELS } = window.Form;

  window.Form.pointing = {
    /** Problems, each with its view, what that is called, and what leads on; by their level, then as they stand on the page. */
    placed(problems) {
      return inOrder(problems.map((one) => ({ problem: { ...one, link: this.wayOut(one) }, ...this.whereIs(one.location) })));
    },

    /** The view where a problem shows, and what it is called. */
    whereIs([name, ...rest]) {
      if (name === "nom") return { view: this.name, name: this.name.field.title };
      const first = this.views.get(name);
      if (!first) return { view: this.body, name };
      const view = first.at(rest);
      const field = this.check.schema.fields.find((one) => one.name === name) || first.field;
      const step = rest.length && first.items ? first.nameOf(rest[0]) : field.title;
      const inner = view.field && view.field.title !== field.title ? `, ${view.field.title.toLowerCase()}` : "";
      return { view, name: `${step}${inner}` };
    },

    go(view) {
      for (let node = view.element; node; node = node.parentElement) if (node.tagName === "DETAILS") node.open = true;
      this.views.forEach(({ items }) => (items || []).filter(({ frame }) => frame.contains(view.element)).forEach((item) => item.fold(false)));
      view.focus();
      view.element.scrollIntoView({ block: "center" });
    },

    /** What leads on from a problem: to the record that it is about, or to the description of an unknown organisation. */
    wayOut({ record, unknown }) {
      if (record) return () => this.link(record);
      return unknown && unknown.vocabulary === "organisations" ? () => this.describing(unknown.code) : null;
    },

    link(record) {
      return element("a", { href: this.address(`${record.folder}/${record.id}`) }, `Voir «\u00a0${record.title}\u00a0»`);
    },

    /** Another page of the site. A folder opened from a disk shows its files: name the page. */
    address(path) {
      return `${this.root}${path}${window.location.protocol === "file:" ? "/index.html" : "/"}`;
    },
  };

  function inOrder(placed) {
    const levels = Object.keys(LEVELS);
    const follows = (one, other) => (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1);
    return placed.sort(
      (one, other) =>
        levels.indexOf(one.problem.level) - levels.indexOf(other.problem.level) ||
        (one.view === other.view ? 0 : follows(one.view.element, other.view.element)),
    );
  }
})();
