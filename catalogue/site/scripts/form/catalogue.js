/* What the catalogue knows, read from form.js and explorer.js: tables of codes and the records to compare with. */

import { Table } from "./codes.js";
import { Dates } from "./dates.js";
import { Names } from "./names.js";

/**
 * @import { Column, Records, Table as ExplorerTable, TableName } from "../explorer/shapes.js"
 * @import { Data, KnownRecord, Tables } from "./shapes.js"
 */

const ENGLISH = new Intl.DisplayNames(["en"], { type: "region" });
const FRENCH = new Intl.Collator("fr");

/**
 * Tables by the names of the schema's vocabularies, and `partnerships`. `known` is what records.js read.
 * @param {Data} data
 * @param {Records} known
 * @returns {Tables}
 */
export function tables(data, known) {
  const matcher = new Names(data.matcher);
  /** @param {string} name */
  const keyOf = (name) => matcher.key(name);
  const named = /** @type {TableName[]} */ (Object.keys(data.meanings));
  const shared = named.map((name) => [name, new Table(choices(known.tables[name], data.meanings[name] || {}, name), keyOf)]);
  const terms = Object.entries(data.vocabularies).map(([name, rows]) => [
    name,
    new Table(rows.map(([code, label, meaning, ...names]) => ({ code, label, meaning, names })), keyOf),
  ]);
  return {
    ...Object.fromEntries([...terms, ...shared]),
    organisations: organisations(data, known, keyOf),
    sources: sources(data, keyOf),
    partnerships: new Table(known.ids.map((code, at) => ({ code, label: known.titles[at], meaning: "", names: [] })), keyOf),
  };
}

/**
 * The codes of a table that the explorer has: those with a meaning in their own order, then the others by their labels.
 * @param {ExplorerTable} table
 * @param {Record<string, string>} meanings
 * @param {TableName} name
 */
function choices({ codes, labels, also }, meanings, name) {
  const all = codes.map((code, at) => ({
    code, label: labels[at], meaning: meanings[code] || "",
    names: [...(name === "countries" ? [ENGLISH.of(code) || ""] : []), ...((also && also[at]) || [])],
  }));
  const order = new Map(Object.keys(meanings).map((code, at) => [code, at]));
  /** @param {string} code */
  const rank = (code) => order.get(code) ?? order.size;
  return all.sort((one, other) => rank(one.code) - rank(other.code) || FRENCH.compare(one.label, other.label));
}

/**
 * @param {Data} data
 * @param {Records} known
 * @param {(name: string) => string} keyOf
 */
function organisations(data, known, keyOf) {
  const { codes, labels, also = [] } = known.tables.organisations;
  /** @param {number} at */
  const home = (at) => known.tables.countries.codes[known.homes[at][0]];
  const named = codes.map((code, at) => ({ code, label: labels[at], meaning: also[at].join(", "), names: also[at], home: home(at) }));
  const others = data.organisations.map(([code, label, city, ...names]) => ({
    code, label, meaning: [city, ...names].filter(Boolean).join(", "), names: [city, ...names],
  }));
  return new Table([...named, ...others], keyOf);
}

/**
 * @param {Data} data
 * @param {(name: string) => string} keyOf
 */
function sources(data, keyOf) {
  const dates = new Dates(data.patterns);
  return new Table(
    data.sources.map(([code, label, publisher, date, translated, accessed]) => ({
      code, label, names: [publisher], translated: Boolean(translated), date, accessed,
      meaning: [publisher, date && dates.spoken(date)].filter(Boolean).join(", "),
    })),
    keyOf,
  );
}

/**
 * Records as duplicates are looked for, with the folder of their page.
 * @param {Records} known
 * @returns {KnownRecord[]}
 */
export function records(known) {
  /** @type {(column: Column, table: TableName, at: number) => string[]} */
  const named = (column, table, at) => known[column][at].map((one) => known.tables[table].codes[one]);
  return known.ids.map((id, at) => ({
    id,
    title: known.titles[at],
    folder: known.folders[at],
    working: [...new Set([...named("lead", "organisations", at), ...named("partner", "organisations", at)])],
    specialties: named("specialty", "specialties", at),
    countries: named("country", "countries", at),
    start: (known.starts[at] || [""])[0],
  }));
}
