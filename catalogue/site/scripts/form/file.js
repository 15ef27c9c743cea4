/*
 * The whole file of a record. A field that nobody changed keeps the lines in which it stood, comments and spaces
 * included; the others are written anew.
 */

import { lines, pairs } from "./yaml.js";

/**
 * @import { Schema } from "./schema.js"
 * @import { PublishedRecord, Values } from "./shapes.js"
 */

/**
 * The text of a file. `origin` is the published record that is being corrected, if there is one.
 * @param {Schema} schema
 * @param {Values} values
 * @param {string} body
 * @param {PublishedRecord | null} origin
 */
export function write(schema, values, body, origin) {
  const kept = new Map(origin ? origin.written : []);
  const text = pairs(values, schema.fields).map(([name, value, field]) => {
    const written = origin && same(value, origin.values[name]) ? kept.get(name) : undefined;
    return { name, text: written === undefined ? lines(field || { name }, value) : written };
  });
  const front = ordered(text, [...kept.keys()]).join("");
  return `---\n${front}---\n${body}`;
}

/**
 * The text of a file that has fields alone.
 * @param {Schema} schema
 * @param {Values} values
 */
export function fields(schema, values) {
  return pairs(values, schema.fields).map(([name, value, field]) => lines(field || { name }, value)).join("");
}

/**
 * Fields in the order in which the file had them; new ones after the field that the schema has before them.
 * @param {{name: string, text: string}[]} parts
 * @param {string[]} names
 */
function ordered(parts, names) {
  const order = names.filter((name) => parts.some((part) => part.name === name));
  parts.forEach(({ name }, at) => {
    if (order.includes(name)) return;
    const before = at > 0 ? order.indexOf(parts[at - 1].name) + 1 : 0;
    order.splice(before, 0, name);
  });
  return order.flatMap((name) => parts.filter((part) => part.name === name).map(({ text }) => text));
}

/**
 * The comments that writing anew would lose, each with the field that holds it.
 * @param {Values} values
 * @param {PublishedRecord | null} origin
 */
export function lost(values, origin) {
  if (!origin) return [];
  return origin.written
    .filter(([name, text]) => !same(values[name], origin.values[name]) && /^\s*#|\s#/m.test(text))
    .map(([name]) => name);
}

/**
 * Values as a file is read: numbers and truths as texts.
 * @param {unknown} value
 * @returns {unknown}
 */
export function asTexts(value) {
  if (value === null || value === undefined) return undefined;
  if (Array.isArray(value)) return value.map(asTexts);
  if (typeof value !== "object") return String(value);
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, asTexts(one)]));
}

/**
 * @param {unknown} one
 * @param {unknown} other
 */
export function same(one, other) {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

/**
 * @param {unknown} value
 * @returns {unknown}
 */
function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  return Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, one]) => [name, sorted(one)]);
}
