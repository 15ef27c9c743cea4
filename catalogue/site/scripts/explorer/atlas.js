/* The map that the build drew: each country counts what is left of it, in the darkness of the legend, and chooses. */
(function () {
  "use strict";

  const { plural } = window.Explorer;

  /** Fills `frame` with the map; `change` is called with the value of a country in its table. */
  function Atlas(frame, table, change) {
    // The build's own markup, like that of the page: no text of a reader or of an address is in it.
    const drawn = new DOMParser().parseFromString(window.PASSERELLES_MAP, "text/html");
    frame.replaceChildren(...drawn.body.childNodes);
    if (window.location.protocol === "file:") frame.querySelectorAll("a[href]").forEach(nameFile);
    const legend = frame.querySelector("[data-steps]");
    this.labels = table.labels;
    this.steps = legend.dataset.steps.split(" ").map(Number);
    this.marks = [...frame.querySelectorAll("svg a[data-country]")].map((link) => ({
      link,
      value: table.codes.indexOf(link.dataset.country),
    }));
    this.marks.forEach(({ link, value }) =>
      link.addEventListener("click", (event) => {
        event.preventDefault();
        change(value);
      }),
    );
  }

  /** Shows counts by value; chosen countries are outlined and stay. */
  Atlas.prototype.draw = function (counts, chosen) {
    this.marks.forEach(({ link, value }) => {
      const count = counts.get(value) || 0;
      const said = `${this.labels[value]}, ${plural(count, "fiche")}${chosen.has(value) ? ", filtre actif" : ""}`;
      if (count || chosen.has(value)) link.removeAttribute("display");
      else link.setAttribute("display", "none");
      const title = link.querySelector("title");
      if (!title) return;
      title.textContent = said;
      link.setAttribute("aria-label", said);
      link.setAttribute("class", `ps-map__${this.level(count)}${chosen.has(value) ? " ps-map__chosen" : ""}`);
    });
  };

  /** A folder opened from a disk shows its files: name the page. */
  function nameFile(link) {
    link.setAttribute("href", link.getAttribute("href").replace(/\/(#|$)/, "/index.html$1"));
  }

  /** The line of the legend that a count belongs to, from 1. */
  Atlas.prototype.level = function (count) {
    return Math.max(1, this.steps.filter((least) => least <= count).length);
  };

  window.Explorer.Atlas = Atlas;
})();
