/* Records as a list and as a table. Builds nodes with their text, never with markup. */

import { element, plural } from "./element.js";

/** @import { Column, Records, TableName } from "./shapes.js" */

const NAMES_SHOWN = 3;
const PLACES_SHOWN = 4;

/**
 * `a`, `a et b`, `a, b et 4 autres`.
 * @param {string[]} names
 */
function listing(names) {
  const kept = names.slice(0, NAMES_SHOWN);
  if (names.length > NAMES_SHOWN) return `${kept.join(", ")} et ${plural(names.length - NAMES_SHOWN, "autre")}`;
  return kept.length > 1 ? `${kept.slice(0, -1).join(", ")} et ${kept[kept.length - 1]}` : kept.join("");
}

/** What shows records; `root` leads from the page to the root of the site. */
export class Results {
  /**
   * @param {Records} records
   * @param {string} root
   */
  constructor(records, root) {
    this.records = records;
    this.root = root;
    // A folder opened from a disk shows its files: name the page.
    this.end = window.location.protocol === "file:" ? "/index.html" : "/";
  }

  /**
   * @param {TableName} table
   * @param {Column} column
   * @param {number} record
   */
  names(table, column, record) {
    return this.records[column][record].map((value) => this.records.tables[table].labels[value]);
  }

  /**
   * @param {number} record
   * @param {Record<string, string>} [attributes]
   */
  link(record, attributes) {
    const href = `${this.root}${this.records.folders[record]}/${this.records.ids[record]}${this.end}`;
    return element("a", { href, ...attributes }, this.records.titles[record]);
  }

  /**
   * « À confirmer (dernière trace : mai 2023) », in the colour of its code.
   * @param {number} record
   */
  status(record) {
    const value = this.records.status[record][0];
    const { codes, labels } = this.records.tables.statuses;
    const trace = this.records.traces[record];
    const since = codes[value] === "to_confirm" && trace ? ` (dernière trace\u00a0: ${trace[1]})` : "";
    return element("span", { class: `ps-status ps-status--${codes[value]}` }, labels[value] + since);
  }

  /** @param {number} record */
  item(record) {
    return element(
      "li",
      { class: "ps-entry" },
      this.link(record, { class: "ps-entry__title" }),
      this.who(record),
      this.facts(record),
    );
  }

  /** @param {number} record */
  who(record) {
    const leads = this.names("organisations", "lead", record);
    const partners = this.names("organisations", "partner", record);
    const node = element("span", { class: "ps-entry__who" }, listing(leads));
    if (leads.length && partners.length) {
      node.append(" ", element("span", { "aria-hidden": "true" }, "↔"), element("span", { class: "ps-sr" }, " avec "), " ");
    }
    node.append(listing(partners));
    return node;
  }

  /** @param {number} record */
  facts(record) {
    const places = this.names("countries", "country", record);
    const more = places.length - PLACES_SHOWN;
    const said = places.slice(0, PLACES_SHOWN).concat(more > 0 ? [plural(more, "autre pays", "autres pays")] : []);
    const start = this.records.starts[record];
    return element(
      "span",
      { class: "ps-entry__facts" },
      ...said.map((place) => element("span", { class: "ps-place" }, place)),
      start ? element("span", {}, start[1]) : null,
      this.status(record),
    );
  }

  /** @param {number} record */
  row(record) {
    /** @param {string} text */
    const cell = (text) => element("td", {}, text || "non renseigné");
    const start = this.records.starts[record];
    return element(
      "tr",
      {},
      element("th", { scope: "row" }, this.link(record)),
      cell(listing(this.names("organisations", "lead", record))),
      cell(listing(this.names("organisations", "partner", record))),
      cell(this.names("countries", "country", record).join(", ")),
      cell(this.names("specialties", "specialty", record).join(", ")),
      cell(start ? start[1].replace(/^depuis /, "") : ""),
      element("td", {}, this.status(record)),
    );
  }
}
