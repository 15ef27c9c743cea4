/* The explorer's page: one selection, told to the facets, the results and the address; and back. */
(function () {
  "use strict";

  const { Atlas, FACETS, Facet, Index, LONGEST, Results, criteria, csv, element, everything, fromAddress, plural, read, select, sorted, toAddress } =
    window.Explorer;
  const AT_A_TIME = 50;
  const PRINTED_AT_MOST = 1000;
  const WIDE = "(min-width: 60em)";

  const part = (name) => document.querySelector(`[data-explorer="${name}"]`);

  /** Starts the explorer in its frame. */
  function Page(frame, data) {
    this.frame = frame;
    this.root = frame.dataset.root;
    this.name = frame.dataset.name;
    this.records = read(data);
    this.index = new Index(this.records, data.stopWords);
    this.results = new Results(this.records, this.root);
    this.selection = fromAddress(window.location.search, this.records);
    this.shown = AT_A_TIME;
    this.typing = false;
    this.textAsked = false;
    this.facets = this.makeFacets();
    this.map = null;
    this.mapAsked = false;
    this.listen();
    this.fill();
    this.askForText();
    this.refresh();
    frame.hidden = false;
  }

  Page.prototype.makeFacets = function () {
    const { counts } = select(this.records, everything(), null);
    return FACETS.map(({ name, table }) => {
      const total = (value) => counts[name].get(value);
      const order = [...counts[name].keys()].sort((one, other) => total(other) - total(one) || one - other);
      const frame = this.frame.querySelector(`[data-facet="${name}"]`);
      return new Facet(frame, this.records.tables[table], order, (value) => this.toggle(name, value));
    });
  };

  Page.prototype.listen = function () {
    part("search").addEventListener("submit", (event) => this.submit(event));
    part("filters").addEventListener("submit", (event) => event.preventDefault());
    part("query").maxLength = LONGEST;
    part("query").addEventListener("input", () => this.type());
    ["from", "to"].forEach((name) => part(name).addEventListener("change", () => this.setPeriod()));
    part("sort").addEventListener("change", (event) => this.change({ sort: event.target.value }));
    part("views").addEventListener("change", (event) => this.change({ view: event.target.value }));
    part("clear").addEventListener("click", () => this.clear());
    part("more").addEventListener("click", () => this.showMore());
    part("csv").addEventListener("click", () => this.download());
    part("print").addEventListener("click", () => window.print());
    window.addEventListener("popstate", () => this.back());
    window.addEventListener("beforeprint", () => this.draw(PRINTED_AT_MOST));
    window.addEventListener("afterprint", () => this.draw(this.shown));
    const wide = window.matchMedia(WIDE);
    const unfold = () => (part("fold").open = wide.matches);
    wide.addEventListener("change", unfold);
    unfold();
  };

  /* What a reader does */

  Page.prototype.submit = function (event) {
    event.preventDefault();
    this.typing = false;
    if (!window.matchMedia(WIDE).matches) part("query").blur();
  };

  Page.prototype.type = function () {
    this.askForText();
    const going = this.typing;
    this.change({ query: part("query").value }, going);
    this.typing = true;
  };

  Page.prototype.toggle = function (name, value) {
    const chosen = this.selection.chosen[name];
    if (!chosen.delete(value)) chosen.add(value);
    this.change({});
  };

  Page.prototype.setPeriod = function () {
    const year = (name) => (part(name).checkValidity() && part(name).value ? Number(part(name).value) : null);
    this.change({ from: year("from"), to: year("to") });
  };

  Page.prototype.clear = function () {
    const { sort, view } = this.selection;
    this.change({ ...everything(), sort, view });
    this.fill();
    part("query").focus();
  };

  Page.prototype.back = function () {
    this.selection = fromAddress(window.location.search, this.records);
    this.typing = false;
    this.shown = AT_A_TIME;
    this.fill();
    this.askForText();
    this.refresh();
  };

  Page.prototype.showMore = function () {
    const before = this.shown;
    this.shown += AT_A_TIME;
    this.draw(this.shown);
    const next = part(this.selection.view === "tableau" ? "rows" : "list").children[before];
    if (next) next.querySelector("a").focus();
  };

  Page.prototype.download = function () {
    const site = new URL(this.root, window.location.href).href;
    const file = new Blob([csv(this.records, this.order, site)], { type: "text/csv;charset=utf-8" });
    const link = element("a", { href: URL.createObjectURL(file), download: `${this.name}-selection.csv` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };

  /* From a change to the page and its address */

  Page.prototype.change = function (changes, replace) {
    Object.assign(this.selection, changes);
    this.typing = false;
    this.shown = AT_A_TIME;
    this.remember(replace);
    this.refresh();
  };

  /** Writes the selection into the address; a word being typed is one step back, not one a letter. */
  Page.prototype.remember = function (replace) {
    const address = window.location.pathname + toAddress(this.selection, this.records);
    if (address === window.location.pathname + window.location.search) return;
    window.history[replace ? "replaceState" : "pushState"](null, "", address);
  };

  Page.prototype.fill = function () {
    part("query").value = this.selection.query;
    part("from").value = this.selection.from || "";
    part("to").value = this.selection.to || "";
    part("sort").value = this.selection.sort;
    part("views").querySelectorAll("input").forEach((one) => (one.checked = one.value === this.selection.view));
  };

  Page.prototype.refresh = function () {
    this.search = this.index.search(this.selection.query);
    const scores = this.search && this.search.scores;
    const { found, counts, period } = select(this.records, this.selection, scores);
    this.order = sorted(this.records, found, this.selection.sort, scores);
    this.counts = counts;
    this.facets.forEach((facet) => facet.update(counts[facet.name], this.selection.chosen[facet.name]));
    this.drawPeriod(period);
    this.drawCriteria();
    this.drawReading();
    this.drawNothing();
    this.draw(this.shown);
    this.drawMap();
    part("count").textContent = this.said();
  };

  Page.prototype.said = function () {
    const { length } = this.order;
    if (length === this.records.count) return plural(length, "fiche");
    if (length === 0) return "Aucune fiche";
    return `${plural(length, "fiche")} sur ${this.records.count.toLocaleString("fr-FR")}`;
  };

  Page.prototype.draw = function (limit) {
    const { view } = this.selection;
    const some = this.order.length > 0;
    const records = this.order.slice(0, limit);
    part("list").replaceChildren(...(view === "liste" ? records.map((one) => this.results.item(one)) : []));
    part("rows").replaceChildren(...(view === "tableau" ? records.map((one) => this.results.row(one)) : []));
    ["liste", "tableau", "carte"].forEach((name) => {
      if (part(name)) part(name).hidden = name !== view || (!some && name !== "carte");
    });
    const left = this.order.length - limit;
    part("more").hidden = view === "carte" || left <= 0;
    part("more").textContent = `Voir plus (encore ${Math.max(0, left).toLocaleString("fr-FR")})`;
    part("csv").disabled = !some;
    part("print").disabled = !some;
  };

  /** The map of the world, loaded when it is first wanted: its countries choose as the boxes do. */
  Page.prototype.drawMap = function () {
    const frame = part("carte");
    if (this.selection.view !== "carte" || !frame) return;
    if (this.map) this.map.draw(this.counts.pays, this.selection.chosen.pays);
    else if (!this.mapAsked) {
      this.mapAsked = true;
      load(frame.dataset.script, () => {
        this.map = new Atlas(frame, this.records.tables.countries, (value) => this.toggle("pays", value));
        this.drawMap();
      });
    }
  };

  Page.prototype.drawPeriod = function ({ left, undated }) {
    const { from, to } = this.selection;
    const set = Boolean(from || to);
    part("period").hidden = !left && !set;
    if (set) part("period").open = true;
    part("undated").hidden = !set || !undated;
    part("undated").textContent = `${plural(undated, "fiche")} sans date de début ${undated < 2 ? "n’est pas montrée" : "ne sont pas montrées"}.`;
  };

  /** Loads the words of the texts, once somebody searches and unless the reader asked to save data. */
  Page.prototype.askForText = function () {
    const saving = navigator.connection && navigator.connection.saveData;
    if (this.textAsked || saving || !(part("query").value || this.selection.query)) return;
    this.textAsked = true;
    load(this.frame.dataset.text, () => {
      this.index.addText(window.PASSERELLES_TEXT);
      this.refresh();
    });
  };

  /** Runs another script of the site, then what waits for it. A page on a disk may do so, and may not fetch. */
  function load(src, then) {
    const script = element("script", { src });
    script.addEventListener("load", then);
    document.head.append(script);
  }

  Object.assign(Page.prototype, criteria);

  const frame = part("frame");
  if (frame && window.PASSERELLES) window.Explorer.page = new Page(frame, window.PASSERELLES);
})();
