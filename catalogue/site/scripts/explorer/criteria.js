/*
 * What a selection says: its filters as chips that remove them, how a query was read, and what to try when nothing is
 * found. Methods of the page, see page.js.
 */
(function () {
  "use strict";

  const { element } = window.Explorer;
  const { tolerance } = window.Explorer.words;
  const SUGGESTED_FILTERS = 4;
  const FARTHEST = 3;

  const part = (name) => document.querySelector(`[data-explorer="${name}"]`);

  window.Explorer.criteria = {
    /** Each filter that is set: what it says, and what removes it. */
    criteria() {
      const { chosen, from, to, query } = this.selection;
      const said = [];
      if (query.trim()) said.push({ what: "Mots cherchés", value: query.trim(), remove: () => this.reset({ query: "" }) });
      this.facets.forEach(({ name, label, table }) =>
        [...chosen[name]].forEach((value) =>
          said.push({ what: label, value: table.labels[value], remove: () => this.toggle(name, value) }),
        ),
      );
      if (from) said.push({ what: "Début à partir de", value: String(from), remove: () => this.reset({ from: null }) });
      if (to) said.push({ what: "Début jusqu’à", value: String(to), remove: () => this.reset({ to: null }) });
      return said;
    },

    reset(changes) {
      this.change(changes);
      this.fill();
    },

    drawCriteria() {
      const criteria = this.criteria();
      part("criteria").replaceChildren(...criteria.map((one, at) => this.chip(one, at)));
      part("active").hidden = criteria.length === 0;
      part("active-count").textContent = criteria.length ? ` (${criteria.length})` : "";
    },

    chip({ what, value, remove }, at) {
      const button = element(
        "button",
        { type: "button", class: "ps-chip" },
        element("span", { class: "ps-sr" }, "Retirer "),
        `${what}\u00a0: ${value}`,
        element("span", { class: "ps-chip__cross", "aria-hidden": "true" }, "×"),
      );
      button.addEventListener("click", () => {
        remove();
        const chips = part("criteria").querySelectorAll("button");
        (chips[Math.min(at, chips.length - 1)] || part("query")).focus();
      });
      return element("li", {}, button);
    },

    drawReading() {
      const corrected = (this.search && this.search.corrected) || [];
      const said = corrected.map(({ typed, read: other }) => `«\u00a0${typed}\u00a0» lu comme «\u00a0${other}\u00a0»`);
      part("reading").hidden = !said.length || !this.order.length;
      part("reading").textContent = `${said.join(", ")}.`;
    },

    drawNothing() {
      const silent = this.silent();
      part("nothing").hidden = this.order.length > 0;
      part("silent").hidden = silent.length === 0;
      part("silent").textContent = `Le catalogue ne recense rien pour l’instant sous\u00a0: ${silent.join(", ")}.`;
      part("ideas").replaceChildren(...(this.order.length ? [] : this.ideas().map((one) => this.idea(one))));
    },

    /** Names of specialties, countries and the like that the query says and that no record has. */
    silent() {
      const named = (this.search && this.search.named) || [];
      const names = named.filter((place) => this.index.records(place).length === 0);
      return [...new Set(names.map(({ table, item }) => this.records.tables[table].labels[item]))];
    },

    ideas() {
      const unknown = (this.search && this.search.unknown) || [];
      const words = unknown.flatMap((word) => this.spelling(word));
      const others = this.criteria().map(({ what, value, remove }) => ({ said: `Retirer ${what}\u00a0: ${value}`, act: remove }));
      return [...words, ...others.slice(0, SUGGESTED_FILTERS)];
    },

    /** A word that nothing has: the nearest that something has, farther than the search itself would go. */
    spelling(word) {
      const [near] = this.index.nearest(word, Math.min(FARTHEST, tolerance(word) + 1));
      if (!near) return [];
      const surface = this.index.surfaces.get(near);
      const query = this.index.stems(this.selection.query).map((one) => (one === word ? surface : one)).join(" ");
      return [{ said: `Essayer «\u00a0${query}\u00a0»`, act: () => this.reset({ query }) }];
    },

    idea({ said, act }) {
      const button = element("button", { type: "button", class: "ps-ex-link" }, said);
      button.addEventListener("click", () => {
        act();
        part("title").focus();
      });
      return element("li", {}, button);
    },
  };
})();
