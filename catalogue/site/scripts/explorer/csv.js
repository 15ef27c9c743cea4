/* A selection as CSV: every field, French headers, for spreadsheets that must not run what they open. Pure. */

/** @import { Column, Records, TableName } from "./shapes.js" */

const FORMULA = /^[\s\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r\n]/;
const NUMBER = /^[+-]?\d+(?:[.,]\d+)?$/;
const AMONG = " | ";
/** Of the columns that may hold a deduced value. */
const HEADERS = {
  status: "État affiché",
  start: "Début",
  lead: "Porteurs",
  partner: "Partenaires",
  funder: "Financeurs",
  host: "Lieux de formation",
  other: "Autres organisations",
  country: "Pays",
  region: "Régions",
  specialty: "Spécialités",
  theme: "Thématiques",
  activity: "Activités",
  scheme: "Dispositifs de formation",
  audience: "Publics formés",
};

/**
 * The text of a CSV file: UTF-8 with its mark, semicolons, CRLF. `site` is the address of the site's root.
 * @param {Records} records
 * @param {number[]} found
 * @param {string} site
 */
export function csv(records, found, site) {
  const columns = fields(records, site);
  const rows = found.map((record) => columns.map(([, value]) => value(record)));
  const lines = [columns.map(([header]) => header), ...rows];
  return "\ufeff" + lines.map((line) => line.map(quoted).join(";") + "\r\n").join("");
}

/**
 * @param {Records} records
 * @param {string} site
 * @returns {[string, (record: number) => string][]}
 */
function fields(records, site) {
  /** @type {(table: TableName, column: Column) => (record: number) => string} */
  const names = (table, column) => (record) =>
    records[column][record].map((value) => records.tables[table].labels[value]).join(AMONG);
  /** @type {(dates: ([string, ...unknown[]] | null)[]) => (record: number) => string} */
  const date = (dates) => (record) => (dates[record] || [""])[0];
  return [
    ["Identifiant", (record) => records.ids[record]],
    ["Titre", (record) => records.titles[record]],
    ["Type", names("kinds", "kind")],
    [HEADERS.lead, names("organisations", "lead")],
    [HEADERS.partner, names("organisations", "partner")],
    [HEADERS.other, names("organisations", "other")],
    [HEADERS.funder, names("organisations", "funder")],
    [HEADERS.country, names("countries", "country")],
    [HEADERS.region, names("regions", "region")],
    [HEADERS.specialty, names("specialties", "specialty")],
    [HEADERS.theme, names("themes", "theme")],
    [HEADERS.activity, names("activities", "activity")],
    ["Programmes et réseaux", names("programmes", "programme")],
    [HEADERS.start, date(records.starts)],
    [HEADERS.status, names("statuses", "status")],
    ["Dernière trace", date(records.traces)],
    [HEADERS.scheme, names("schemes", "scheme")],
    [HEADERS.audience, names("audiences", "audience")],
    [HEADERS.host, names("organisations", "host")],
    ["Valeurs déduites", deduced(records)],
    ["Adresse", (record) => `${site}${records.folders[record]}/${records.ids[record]}/`],
  ];
}

/**
 * The headers of the columns in which a value of a record rests on a deduction.
 * @param {Records} records
 * @returns {(record: number) => string}
 */
function deduced(records) {
  return (record) => {
    const leads = records.lead[record].length;
    const parties = records.deduced_party[record].map((place) => (place < leads ? "lead" : "partner"));
    const columns = records.deduced[record].map((value) => records.tables.deducible.codes[value]);
    const headers = [...parties, ...columns].map((column) => HEADERS[/** @type {keyof typeof HEADERS} */ (column)]);
    return [...new Set(headers)].join(AMONG);
  };
}

/**
 * One field in quotes; an apostrophe keeps a spreadsheet from reading it as a formula. A number stays one.
 * @param {string} value
 */
export function quoted(value) {
  const safe = FORMULA.test(value) && !NUMBER.test(value) ? `'${value}` : value;
  return `"${safe.replace(/"/g, '""')}"`;
}
