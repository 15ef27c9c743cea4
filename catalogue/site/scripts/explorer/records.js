/*
 * The records: reads the data file, filters, counts, sorts, and says a selection as an address or as CSV.
 * Pure: takes and returns values, touches neither the page nor the address bar.
 */

import { unpack, unpackTexts } from "./packing.js";
import { slug } from "./words.js";

/** @import { Column, Counts, Data, Records, Selection, Sort, Start, TableName, Table, View, WrittenColumn } from "./shapes.js" */

const NONE = -1;

/** Each facet: its name in the address, the table of its values, the column of the records. */
export const FACETS = /** @type {{name: string, table: TableName, column: Column}[]} */ ([
  { name: "pays", table: "countries", column: "country" },
  { name: "region", table: "regions", column: "region" },
  { name: "specialite", table: "specialties", column: "specialty" },
  { name: "thematique", table: "themes", column: "theme" },
  { name: "activite", table: "activities", column: "activity" },
  { name: "organisation", table: "organisations", column: "organisation" },
  { name: "programme", table: "programmes", column: "programme" },
  { name: "financeur", table: "organisations", column: "funder" },
  { name: "type", table: "kinds", column: "kind" },
  { name: "etat", table: "statuses", column: "status" },
  { name: "dispositif", table: "schemes", column: "scheme" },
  { name: "public", table: "audiences", column: "audience" },
]);

export const SORTS = /** @type {Sort[]} */ (["pertinence", "titre", "debut", "trace"]);
export const VIEWS = /** @type {View[]} */ (["liste", "tableau", "carte"]);
/** Signs of a query: an address may hold a hundred thousand, and thirty thousand words keep a browser busy for minutes. */
export const LONGEST = 200;

/**
 * Columns and tables of the data file, with those that follow from them. A column holds a list for each record.
 * @param {Data} data
 * @returns {Records}
 */
export function read(data) {
  const tables = readTables(data);
  const { id, title, ...packed } = data.records;
  const columns = /** @type {Record<WrittenColumn, number[][]>} */ (
    Object.fromEntries(Object.entries(packed).map(([name, column]) => [name, unpack(column)]))
  );
  const ids = id ? unpackTexts(id, data.slugs, "-") : [];
  const titles = unpackTexts(title, data.words, " ").slice(0, ids.length);
  /** @type {(...names: WrittenColumn[]) => number[][]} */
  const join = (...names) => ids.map((_, record) => unique(names.flatMap((name) => columns[name][record])));
  const country = countries(columns, data, tables.countries.labels);
  const regions = unpack(data.regionsOf);
  return {
    ...columns,
    date: data.date,
    homes: unpack(data.homes),
    count: ids.length,
    ids,
    titles,
    folders: columns.kind.map(([kind]) => data.folderOf[kind]),
    country,
    region: country.map((list) => unique(list.flatMap((one) => regions[one]))),
    organisation: join("lead", "partner", "funder", "host", "other"),
    named: join("funder", "host", "other"),
    starts: columns.start.map(([at]) => (at === undefined ? null : data.starts[at])),
    traces: columns.trace.map(([at]) => (at === undefined ? null : data.traces[at])),
    tables: { ...tables, programmes: pick(data.programmes, ids, titles) },
  };
}

/**
 * @param {Data} data
 * @returns {Omit<Records["tables"], "programmes">}
 */
function readTables(data) {
  const { codes, labels, also } = data.organisations;
  const names = unpackTexts(labels, data.words, " ");
  const organisations = {
    codes: unpackTexts(codes, data.slugs, "-").map((code, at) => code || slug(names[at])),
    labels: names,
    also: unpackTexts(also, data.words, " ").map((said) => (said ? said.split(" | ") : [])),
  };
  return { ...data.tables, organisations };
}

/**
 * Where each record takes place: the homes of leads and partners, and what its file adds; in the order of names.
 * @param {Record<WrittenColumn, number[][]>} columns
 * @param {Data} data
 * @param {string[]} labels
 */
function countries(columns, data, labels) {
  const homes = unpack(data.homes);
  const order = new Intl.Collator("fr");
  return columns.country.map((added, record) =>
    unique([...[...columns.lead[record], ...columns.partner[record]].flatMap((one) => homes[one]), ...added]).sort(
      (one, other) => order.compare(labels[one], labels[other]),
    ),
  );
}

/**
 * @param {number[]} rows
 * @param {string[]} ids
 * @param {string[]} titles
 * @returns {Table}
 */
function pick(rows, ids, titles) {
  return { codes: rows.map((row) => ids[row]), labels: rows.map((row) => titles[row]) };
}

/** @param {number[]} values */
function unique(values) {
  return [...new Set(values)];
}

/**
 * A selection of everything.
 * @returns {Selection}
 */
export function everything() {
  return {
    query: "",
    chosen: Object.fromEntries(FACETS.map(({ name }) => [name, new Set()])),
    from: null,
    to: null,
    sort: "pertinence",
    view: "liste",
  };
}

/**
 * The selection that an address holds; what it does not know is left out.
 * @param {string} search
 * @param {Records} records
 */
export function fromAddress(search, records) {
  const said = new URLSearchParams(search);
  const selection = everything();
  selection.query = (said.get("q") || "").slice(0, LONGEST);
  FACETS.forEach(({ name, table }) => {
    const codes = records.tables[table].codes;
    said.getAll(name).forEach((code) => {
      const value = codes.indexOf(code);
      if (value !== NONE) selection.chosen[name].add(value);
    });
  });
  selection.from = year(said.get("de"));
  selection.to = year(said.get("a"));
  selection.sort = among(SORTS, said.get("tri"));
  selection.view = among(VIEWS, said.get("vue"));
  return selection;
}

/**
 * One of some texts; the first for any other.
 * @template {string} T
 * @param {T[]} known
 * @param {string | null} text
 */
export function among(known, text) {
  return known.find((one) => one === text) || known[0];
}

/** @param {string | null} text */
function year(text) {
  return /^\d{4}$/.test(text || "") ? Number(text) : null;
}

/**
 * The address of a selection: `?q=…&pays=CM&pays=SN`, or nothing for everything.
 * @param {Selection} selection
 * @param {Records} records
 */
export function toAddress(selection, records) {
  const said = new URLSearchParams();
  if (selection.query.trim()) said.append("q", selection.query.trim());
  FACETS.forEach(({ name, table }) => {
    const codes = records.tables[table].codes;
    [...selection.chosen[name]].sort((one, other) => one - other).forEach((value) => said.append(name, codes[value]));
  });
  if (selection.from) said.append("de", String(selection.from));
  if (selection.to) said.append("a", String(selection.to));
  if (selection.sort !== "pertinence") said.append("tri", selection.sort);
  if (selection.view !== "liste") said.append("vue", selection.view);
  const text = said.toString();
  return text ? `?${text}` : "";
}

/**
 * The records of a selection, and how many each value of each facet would leave, its own facet's choice apart.
 * `scores` are those of the search, or null without one.
 * @param {Records} records
 * @param {Selection} selection
 * @param {Float32Array | null} scores
 */
export function select(records, selection, scores) {
  const counts = Object.fromEntries(FACETS.map(({ name }) => [name, new Map()]));
  const found = [];
  const period = { left: 0, undated: 0 };
  for (let record = 0; record < records.count; record += 1) {
    if (scores && !scores[record]) continue;
    const missed = missedBy(records, selection, record);
    if (missed.length === 0) found.push(record);
    if (missed.length === 1 && missed[0] === "periode" && !records.starts[record]) period.undated += 1;
    if (missed.every((name) => name === "periode") && records.starts[record]) period.left += 1;
    count(records, counts, record, missed);
  }
  return { found, counts, period };
}

/**
 * @param {Records} records
 * @param {Selection} selection
 * @param {number} record
 */
function missedBy(records, selection, record) {
  const missed = FACETS.filter(({ name, column }) => {
    const chosen = selection.chosen[name];
    return chosen.size > 0 && !records[column][record].some((value) => chosen.has(value));
  }).map(({ name }) => name);
  return began(records.starts[record], selection) ? missed : [...missed, "periode"];
}

/**
 * Whether a beginning may lie between the two years. An unknown one lies in no period.
 * @param {Start | null} start
 * @param {Selection} years
 */
function began(start, { from, to }) {
  if (!from && !to) return true;
  return start !== null && (!from || start[3] >= from) && (!to || start[2] <= to);
}

/**
 * @param {Records} records
 * @param {Counts} counts
 * @param {number} record
 * @param {string[]} missed
 */
function count(records, counts, record, missed) {
  if (missed.length > 1) return;
  FACETS.forEach(({ name, column }) => {
    if (missed.length && missed[0] !== name) return;
    const counted = counts[name];
    records[column][record].forEach((value) => counted.set(value, (counted.get(value) || 0) + 1));
  });
}

/**
 * Records in the order of a reader's choice; equals stay in the order of their titles.
 * @param {Records} records
 * @param {number[]} found
 * @param {Sort} sort
 * @param {Float32Array | null} scores
 */
export function sorted(records, found, sort, scores) {
  /** @type {Record<Sort, (one: number, other: number) => number>} */
  const orders = {
    pertinence: (one, other) => (scores ? scores[other] - scores[one] : 0),
    titre: () => 0,
    debut: (one, other) => rank(records.start[one], Infinity) - rank(records.start[other], Infinity),
    trace: (one, other) => rank(records.trace[other], NONE) - rank(records.trace[one], NONE),
  };
  const by = orders[sort];
  return [...found].sort((one, other) => by(one, other) || one - other);
}

/**
 * @param {number[]} column
 * @param {number} without
 */
function rank([value], without) {
  return value === undefined ? without : value;
}
