/* What a summary asserts that only deductions carry, as catalogue/rules/summaries.py finds it. */

import { fold } from "../explorer/words.js";
import { cited, claims } from "./claims.js";
import { entries, text } from "./values.js";

/**
 * @import { Placed } from "./claims.js"
 * @import { Knows, Values } from "./shapes.js"
 */

const NUMBER = new Intl.NumberFormat("fr");
/** Smaller numbers stand in too many texts. */
const LEAST = 10;
const AMOUNTS = ["value", "value_max", "amount"];
/** Fields of a claim that name an organisation whose names a text would hold. */
const NAMING = ["parties", "funding"];

/**
 * Names, years and numbers in the summary that are claimed by deduction alone; none where the summary is cautious.
 * @param {Values} values
 * @param {Knows} knows
 */
export function deducedAssertions(values, knows) {
  const summary = fold(text(values.summary));
  if (knows.texts.found("caution", summary).length) return [];
  const evidence = new Map(entries(values.evidence));
  /** @type {Set<string>} */
  const deduced = new Set();
  /** @type {Set<string>} */
  const sure = new Set();
  for (const placed of claims(knows.schema, values)) {
    const held = cited(placed.claim).map((id) => evidence.get(id)).filter((one) => one !== undefined);
    const isDeduced = held.length > 0 && held.every(isDeduction);
    asserted(placed, knows).forEach((value) => (isDeduced ? deduced : sure).add(value));
  }
  const told = [...evidence.values()].flatMap((one) => [text(one.section), isDeduction(one) ? "" : text(one.quote) || text(one.says)]);
  const sourced = fold(told.join("\n"));
  return [...deduced].filter((value) => !sure.has(value) && holds(summary, value) && !holds(sourced, value));
}

/** @param {Values} evidence */
function isDeduction({ confidence }) {
  return text(confidence) === "inferred";
}

/**
 * Whether a folded text has a value as words of its own.
 * @param {string} folded
 * @param {string} value
 */
function holds(folded, value) {
  const word = fold(value).replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
  return new RegExp(`(?<![\\p{L}\\p{N}_])${word}(?![\\p{L}\\p{N}_])`, "u").test(folded);
}

/**
 * What a text would hold that makes the claim: the name of an organisation, a year, a number.
 * @param {Placed} placed
 * @param {Knows} knows
 * @returns {string[]}
 */
function asserted({ field, claim }, { tables, dates, cities }) {
  const organisation = NAMING.includes(field.name) ? tables.organisations.get(text(claim.organisation)) : undefined;
  const names = organisation ? [organisation.label, ...organisation.names.filter((name) => name && !cities.has(name))] : [];
  const written = field.fields.filter(({ format }) => format === "edtf-date" || format === "edtf-period").flatMap(({ name }) => text(claim[name]).split("/"));
  const years = written.flatMap((date) => (dates.date(date) || { earliest: "" }).earliest.slice(0, 4).replace(/^0+/, "") || []);
  const numbers = AMOUNTS.map((name) => Number(text(claim[name]) || NaN)).filter((number) => number >= LEAST);
  return [...names.map((name) => name.replace(/[\u00a0\u202f]/g, " ")), ...years, ...numbers.map((number) => NUMBER.format(number))];
}
