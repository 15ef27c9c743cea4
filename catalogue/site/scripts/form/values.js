/* Parts of the values of a file, whatever shape somebody gave them: what has another one is left out. */

import { isMapping } from "./types.js";

/** @import { Values } from "./shapes.js" */

/**
 * The groups of a list, each with its place.
 * @param {unknown} value
 * @returns {[Values, number][]}
 */
export function list(value) {
  return Array.isArray(value) ? value.flatMap((one, at) => (isMapping(one) ? [/** @type {[Values, number]} */ ([one, at])] : [])) : [];
}

/**
 * The groups of a mapping, each with its name.
 * @param {unknown} value
 * @returns {[string, Values][]}
 */
export function entries(value) {
  return Object.entries(isMapping(value) ? value : {}).flatMap(([name, one]) => (isMapping(one) ? [/** @type {[string, Values]} */ ([name, one])] : []));
}

/** @param {unknown} value */
export function text(value) {
  return typeof value === "string" ? value.trim() : "";
}
