/* The map that the build drew: each country counts what is left of it, in the darkness of the legend, and chooses. */

import { plural, within } from "./element.js";

/** @import { Table } from "./shapes.js" */

/** Fills `frame` with the map; `change` is called with the value of a country in its table. */
export class Atlas {
  /**
   * @param {HTMLElement} frame
   * @param {Table} table
   * @param {(value: number) => void} change
   */
  constructor(frame, table, change) {
    // The build's own markup, like that of the page: no text of a reader or of an address is in it.
    const drawn = new DOMParser().parseFromString(window.PASSERELLES_MAP, "text/html");
    frame.replaceChildren(...drawn.body.childNodes);
    if (window.location.protocol === "file:") frame.querySelectorAll("a[href]").forEach(nameFile);
    const legend = within(frame, "[data-steps]", HTMLElement);
    this.labels = table.labels;
    this.steps = (legend.dataset.steps || "").split(" ").map(Number);
    this.marks = [.../** @type {NodeListOf<SVGAElement>} */ (frame.querySelectorAll("svg a[data-country]"))].map((link) => ({
      link,
      value: table.codes.indexOf(link.dataset.country || ""),
    }));
    this.marks.forEach(({ link, value }) =>
      link.addEventListener("click", (event) => {
        event.preventDefault();
        change(value);
      }),
    );
  }

  /**
   * Shows counts by value; chosen countries are outlined and stay.
   * @param {Map<number, number>} counts
   * @param {Set<number>} chosen
   */
  draw(counts, chosen) {
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
  }

  /**
   * The line of the legend that a count belongs to, from 1.
   * @param {number} count
   */
  level(count) {
    return Math.max(1, this.steps.filter((least) => least <= count).length);
  }
}

/**
 * A folder opened from a disk shows its files: name the page.
 * @param {Element} link
 */
function nameFile(link) {
  link.setAttribute("href", (link.getAttribute("href") || "").replace(/\/(#|$)/, "/index.html$1"));
}
