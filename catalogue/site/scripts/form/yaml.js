/*
 * Writes values as YAML that our reader, and any other, reads back as the same texts. Takes texts, lists and mappings;
 * what could be read in two ways stands between double quotes.
 */

import { isMapping, isNothing } from "./types.js";

/** @import { Field, Values } from "./shapes.js" */

/** Texts that mean themselves anywhere: words, figures, and signs that YAML has no use for, with single spaces. */
const PLAIN = /^[\p{L}\p{N}«“(.][\p{L}\p{M}\p{N}\-_.’'()«»“”…/%+~?;!°€$=*&@\u00a0\u202f]*( [\p{L}\p{N}«»“”()\-+./;!?°€$=*&@…\u00a0\u202f%~][\p{L}\p{M}\p{N}\-_.’'()«»“”…/%+~?;!°€$=*&@\u00a0\u202f]*)*$/u;
/** Words that other readers take for truth, nothing or a number with an end of its own. */
const AMBIGUOUS = /^(y|n|yes|no|on|off|true|false|null|nan|\.nan|[+-]?\.?inf|~|=|<<|0[ox][\da-f]+|\d+(:\d+)+|-+|\.+)$/i;
// eslint-disable-next-line no-control-regex -- control characters are what it looks for
const NEEDS_ESCAPE = /[\u0000-\u001f\u007f-\u00a0\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\uffff]|["\\]/gu;
const SHORT_ESCAPES = /** @type {Record<string, string>} */ ({ '"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t" });

/**
 * One text. `truth` lets `true` and `false` stand plain where a field takes them.
 * @param {string} text
 * @param {boolean} [truth]
 */
function scalar(text, truth) {
  if (truth && /^(true|false)$/.test(text)) return text;
  return PLAIN.test(text) && !AMBIGUOUS.test(text) ? text : `"${text.replace(NEEDS_ESCAPE, escaped)}"`;
}

/** @param {string} sign */
function escaped(sign) {
  if (sign === "\u00a0" || sign === "\u202f") return sign;
  return SHORT_ESCAPES[sign] || `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/**
 * One value on one line: `[a, b]`, `{a: 1, b: 2}` or a text.
 * @param {unknown} value
 * @param {Partial<Field> | null} [field]
 * @returns {string}
 */
function inline(value, field) {
  if (Array.isArray(value)) {
    if (field && field.refersTo && value.length === 1) return scalar(value[0]);
    return `[${value.map((one) => inline(one)).join(", ")}]`;
  }
  if (!isMapping(value)) return scalar(String(value), field?.kind === "flag");
  return `{${pairs(value, field?.fields).map(([name, one, inner]) => `${scalar(name)}: ${inline(one, inner)}`).join(", ")}}`;
}

/**
 * One field of the front matter with its lines, each ended.
 * @param {Partial<Field> & {name: string}} field
 * @param {unknown} value
 */
export function lines(field, value) {
  const name = scalar(field.name);
  if (field.kind === "map" && isMapping(value) && Object.keys(value).length) {
    return `${name}:\n${Object.entries(value).map(([id, group]) => block(id, group, field)).join("")}`;
  }
  if (field.fields && Array.isArray(value) && value.some(isMapping)) {
    return `${name}:\n${value.map((one) => `  - ${inline(one, field)}\n`).join("")}`;
  }
  return `${name}: ${inline(value, field)}\n`;
}

/**
 * A group under its id, a line for each of its fields.
 * @param {string} id
 * @param {unknown} group
 * @param {Partial<Field>} field
 */
function block(id, group, field) {
  if (!isMapping(group) || !Object.keys(group).length) return `  ${scalar(id)}: ${inline(group)}\n`;
  const inner = pairs(group, field.fields).map(([name, one, known]) => `    ${scalar(name)}: ${inline(one, known)}\n`);
  return `  ${scalar(id)}:\n${inner.join("")}`;
}

/**
 * Names and values in the order of the schema, then those that it does not know; nothing for what says nothing.
 * @param {Values} group
 * @param {Field[]} [fields]
 * @returns {[string, unknown, Field | null][]}
 */
export function pairs(group, fields) {
  /** @type {[string, unknown, Field][]} */
  const known = (fields || []).filter(({ name }) => !isNothing(group[name])).map((field) => [field.name, group[field.name], field]);
  const names = new Set(known.map(([name]) => name));
  const others = Object.keys(group).filter((name) => !names.has(name) && !isNothing(group[name]));
  return [...known, ...others.map((name) => /** @type {[string, unknown, null]} */ ([name, group[name], null]))];
}
