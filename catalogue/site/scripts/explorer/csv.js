/* A selection as CSV: every field, French headers, for spreadsheets that must not run what they open. Pure. */

/** @import { Column, Records, TableName } from "./shapes.js" */

const FORMULA = /^[\s\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r\n]/;
const NUMBER = /^[+-]?\d+(?:[.,]\d+)?$/;
const AMONG = " | ";

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
    ["Porteurs", names("organisations", "lead")],
    ["Partenaires", names("organisations", "partner")],
    ["Autres organisations", names("organisations", "other")],
    ["Financeurs", names("organisations", "funder")],
    ["Pays", names("countries", "country")],
    ["Régions", names("regions", "region")],
    ["Spécialités", names("specialties", "specialty")],
    ["Thématiques", names("themes", "theme")],
    ["Activités", names("activities", "activity")],
    ["Programmes et réseaux", names("programmes", "programme")],
    ["Début", date(records.starts)],
    ["État affiché", names("statuses", "status")],
    ["Dernière trace", date(records.traces)],
    ["Dispositifs de formation", names("schemes", "scheme")],
    ["Publics formés", names("audiences", "audience")],
    ["Lieux de formation", names("organisations", "host")],
    ["Adresse", (record) => `${site}${records.folders[record]}/${records.ids[record]}/`],
  ];
}

/**
 * One field in quotes; an apostrophe keeps a spreadsheet from reading it as a formula. A number stays one.
 * @param {string} value
 */
export function quoted(value) {
  const safe = FORMULA.test(value) && !NUMBER.test(value) ? `'${value}` : value;
  return `"${safe.replace(/"/g, '""')}"`;
}
