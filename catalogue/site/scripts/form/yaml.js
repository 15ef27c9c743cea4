/*
 * Writes values as YAML that our reader, and any other, reads back as the same texts. Takes texts, lists and mappings;
 * what could be read in two ways stands between double quotes.
 */

import { isMapping, isNothing } from "./types.js";

/** @import { Field, Values } from "./shapes.js" */

/** Texts that need no quotes within brackets and braces, and those that need none alone on their line: catalogue/rewriting/yaml_writing.py. */
const PLAIN = /^[\p{L}\p{N}_«](?:[^\n,:#[\]{}"&*|>%@`?]*[^\n,:#[\]{}"&*|>%@`?\s])?$/u;
const PLAIN_LINE = /^[\p{L}\p{N}_«](?:(?:[^\n:#"&*]|:(?!\s|$)|(?<!\s)#)*(?:[^\n:#"&*\s]|(?<!\s)#))?$/u;
/** Words that other readers take for truth, nothing or a number with an end of its own. */
const AMBIGUOUS = /^(y|n|yes|no|on|off|true|false|null|nan|\.nan|[+-]?\.?inf|~|=|<<|0[ox][\da-f]+|\d+(:\d+)+|-+|\.+)$/i;
// eslint-disable-next-line no-control-regex -- control characters are what it looks for
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\uffff]/u;
const NEEDS_ESCAPE = new RegExp(`${UNSEEN.source}|["\\\\]`, "gu");
const SHORT_ESCAPES = /** @type {Record<string, string>} */ ({ '"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t" });

/**
 * One text, which `alone` on its line needs fewer quotes. `truth` lets `true` and `false` stand plain where a field takes them.
 * @param {string} text
 * @param {{truth?: boolean, alone?: boolean}} [where]
 */
function scalar(text, { truth = false, alone = false } = {}) {
  if (truth && /^(true|false)$/.test(text)) return text;
  return (alone ? PLAIN_LINE : PLAIN).test(text) && !AMBIGUOUS.test(text) && !UNSEEN.test(text) ? text : `"${text.replace(NEEDS_ESCAPE, escaped)}"`;
}

/** @param {string} sign */
function escaped(sign) {
  return SHORT_ESCAPES[sign] || `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/**
 * One value on one line: `[a, b]`, `{a: 1, b: 2}` or a text, perhaps `alone` after the name of its field.
 * @param {unknown} value
 * @param {Partial<Field> | null} [field]
 * @param {boolean} [alone]
 * @returns {string}
 */
function inline(value, field, alone) {
  if (Array.isArray(value)) {
    if (field && field.refersTo && value.length === 1) return scalar(value[0], { alone });
    return `[${value.map((one) => inline(one)).join(", ")}]`;
  }
  if (!isMapping(value)) return scalar(String(value), { truth: field?.kind === "flag", alone });
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
  return `${name}: ${inline(value, field, true)}\n`;
}

/**
 * A group under its id, a line for each of its fields.
 * @param {string} id
 * @param {unknown} group
 * @param {Partial<Field>} field
 */
function block(id, group, field) {
  if (!isMapping(group) || !Object.keys(group).length) return `  ${scalar(id)}: ${inline(group)}\n`;
  const inner = pairs(group, field.fields).map(([name, one, known]) => `    ${scalar(name)}: ${inline(one, known, true)}\n`);
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
