/* Records as a list and as a table. Builds nodes with their text, never with markup. */

import { element, plural } from "./element.js";

/** @import { Column, Records, TableName } from "./shapes.js" */

const NAMES_SHOWN = 3;
const PLACES_SHOWN = 4;

/**
 * Names with what stands between them: `a`, `a et b`, `a, b et 4 autres`.
 * @param {(string | Node)[][]} names
 * @returns {(string | Node)[]}
 */
function listing(names) {
  const more = names.length - NAMES_SHOWN;
  const shown = more > 0 ? [...names.slice(0, NAMES_SHOWN), [plural(more, "autre")]] : names;
  return shown.flatMap((name, at) => (at ? [at === shown.length - 1 ? " et " : ", ", ...name] : name));
}

/** @returns {(string | Node)[]} */
function deduced() {
  return [" ", element("span", { class: "ps-strength ps-strength--deduced" }, "déduit")];
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
   * « déduit », for a column of a record that holds a value which no source states.
   * @param {number} record
   * @param {Column} column
   */
  mark(record, column) {
    const { codes } = this.records.tables.deducible;
    return this.records.deduced[record].some((value) => codes[value] === column) ? deduced() : [];
  }

  /**
   * The names of the leads or of the partners, each marked where its role is deduced.
   * @param {"lead" | "partner"} role
   * @param {number} record
   */
  parties(role, record) {
    const before = role === "partner" ? this.records.lead[record].length : 0;
    return this.names("organisations", role, record).map((name, at) =>
      this.records.deduced_party[record].includes(before + at) ? [name, ...deduced()] : [name],
    );
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
    const mark = this.mark(record, "status");
    return element("span", { class: `ps-status ps-status--${codes[value]}` }, labels[value] + since, ...mark);
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
    const leads = this.parties("lead", record);
    const partners = this.parties("partner", record);
    const node = element("span", { class: "ps-entry__who" }, ...listing(leads));
    if (leads.length && partners.length) {
      node.append(" ", element("span", { "aria-hidden": "true" }, "↔"), element("span", { class: "ps-sr" }, " avec "), " ");
    }
    node.append(...listing(partners));
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
      start ? element("span", {}, start[1], ...this.mark(record, "start")) : null,
      this.status(record),
    );
  }

  /** @param {number} record */
  row(record) {
    /** @type {(...parts: (string | Node)[]) => HTMLElement} */
    const cell = (...parts) => element("td", {}, ...(parts.some(Boolean) ? parts : ["non renseigné"]));
    /** @type {(table: TableName, column: Column) => HTMLElement} */
    const values = (table, column) =>
      cell(this.names(table, column, record).join(", "), ...this.mark(record, column));
    const start = this.records.starts[record];
    return element(
      "tr",
      {},
      element("th", { scope: "row" }, this.link(record)),
      cell(...listing(this.parties("lead", record))),
      cell(...listing(this.parties("partner", record))),
      values("countries", "country"),
      values("specialties", "specialty"),
      cell(start ? start[1].replace(/^depuis /, "") : "", ...this.mark(record, "start")),
      element("td", {}, this.status(record)),
    );
  }
}
