/*
 * Published records that may tell of the same work, as catalogue/rules/duplicates.py finds them: near titles, or the same
 * organisations, a country and a specialty in common, at dates that overlap. When a record ended is not published with
 * the records: it counts as going on. Nor is every relation: one that only the other record tells is not known.
 */

import { fold } from "../explorer/words.js";
import { mayReach, ratio } from "./likeness.js";
import { isMapping } from "./types.js";

/**
 * @import { Dates } from "./dates.js"
 * @import { Data, KnownRecord, Problem, Tables, Values } from "./shapes.js"
 * @import { Wording } from "./wording.js"
 */

/** @typedef {ReturnType<Duplicates["told"]>} Told */

/** `home` and `sides` are those of catalogue/knowledge/derive.py. */
export class Duplicates {
  /**
   * @param {KnownRecord[]} records
   * @param {Tables} tables
   * @param {Dates} dates
   * @param {Wording} wording
   * @param {Data} data
   */
  constructor(records, tables, dates, wording, { home, sides }) {
    this.records = records;
    this.tables = tables;
    this.dates = dates;
    this.wording = wording;
    this.home = home;
    this.sides = sides;
    /** @type {Set<string>} */
    this.judged = new Set();
  }

  /**
   * What a published record resembles as it stands has been judged, perhaps told apart by the other record.
   * @param {{id: string, values: Values}} record
   */
  accept({ id, values }) {
    this.judged = new Set([...this.pagesDiffer(values, id)].map(({ record }) => record.id));
  }

  /**
   * Two pages do not tell of the same work. Each problem has the record that it is about.
   * @param {Values} values
   * @param {string} id
   * @returns {Generator<Problem & {record: KnownRecord}>}
   */
  *pagesDiffer(values, id) {
    const told = this.told(values);
    for (const record of this.records) {
      const isApart = record.id === id || told.related.has(record.id) || this.judged.has(record.id);
      const why = isApart ? "" : this.why(record, told);
      if (why) yield { ...this.wording.problem("LIKELY_DUPLICATE", ["title"], { other: `partnerships/${record.id}.md`, why }), record };
    }
  }

  /**
   * What a record is compared by.
   * @param {Values} values
   */
  told(values) {
    /** @param {string} name */
    const items = (name) => {
      const list = values[name];
      return Array.isArray(list) ? list : [];
    };
    /** @param {string} name */
    const groups = (name) => items(name).filter(isMapping);
    /** @param {string} name */
    const codes = (name) => items(name).map((one) => (isMapping(one) ? one.code : one));
    const { end } = values;
    const last = this.dates.date(isMapping(end) ? String(end.date) : "");
    const working = new Set(groups("parties").filter(({ role }) => this.sides.includes(String(role))).map(({ organisation }) => String(organisation)));
    const homes = [...working].map((one) => this.tables.organisations.get(one)?.home).filter((code) => code && code !== this.home);
    return {
      working,
      title: fold(String(values.title || "").trim()),
      countries: new Set([...homes, ...codes("countries")]),
      specialties: new Set(codes("specialties")),
      related: new Set(groups("related").map(({ to }) => to)),
      end: last ? last.latest : "9999",
    };
  }

  /**
   * @param {KnownRecord} record
   * @param {Told} told
   */
  why(record, told) {
    const shared = record.working.filter((one) => told.working.has(one)).length;
    if (!shared) return "";
    if (this.isNear(fold(record.title), told.title)) return this.wording.words.nearTitles;
    const same = shared > 1 && shared === told.working.size && shared === record.working.length;
    const overlaps =
      record.specialties.some((one) => told.specialties.has(one)) &&
      record.countries.some((one) => told.countries.has(one)) &&
      (!record.start || (this.dates.date(record.start)?.earliest || "") <= told.end);
    return same && overlaps ? this.wording.words.samePartners : "";
  }

  /**
   * @param {string} one
   * @param {string} other
   */
  isNear(one, other) {
    const limit = this.wording.limits.sameTitle;
    return mayReach(one, other, limit) && ratio(one, other) >= limit;
  }
}
