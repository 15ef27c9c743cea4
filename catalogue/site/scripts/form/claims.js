/* The claims of a record, and what they cite: every part that a source must prove, as catalogue/model/claims.py has them. */

import { isClaim } from "./schema.js";
import { grouped, isMapping } from "./types.js";

/**
 * @import { Schema } from "./schema.js"
 * @import { Field, GroupField, Place, Values } from "./shapes.js"
 */

/**
 * @typedef {{field: GroupField, claim: Values, location: Place}} Placed
 */

/**
 * Each claim with its field and location. A tag is one where it names evidence. What has not the shape of a claim is left out: its shape is reported.
 * @param {Schema} schema
 * @param {Values} values
 * @returns {Placed[]}
 */
export function claims(schema, values) {
  return schema.fields.flatMap((field) => (isClaim(field) && field.kind !== "map" ? ofField(field, values[field.name]) : []));
}

/**
 * @param {GroupField} field
 * @param {unknown} value
 * @returns {Placed[]}
 */
function ofField(field, value) {
  if (field.kind === "group") return isMapping(value) && !isUnknown(field, value) ? [{ field, claim: value, location: [field.name] }] : [];
  const items = Array.isArray(value) ? value : [];
  return items.flatMap((item, at) => {
    const claim = grouped(field, item);
    return isMapping(claim) && (field.kind !== "tags" || cited(claim).length) ? [{ field, claim, location: [field.name, at] }] : [];
  });
}

/**
 * A status that says that nothing is known needs no proof.
 * @param {Field} field
 * @param {Values} value
 */
function isUnknown(field, value) {
  return field.name === "status" && value.code === "unknown" && cited(value).length === 0;
}

/**
 * The ids of evidence that a claim cites: one may stand as a plain text.
 * @param {Values} claim
 */
export function cited({ evidence }) {
  const list = typeof evidence === "string" ? [evidence] : evidence;
  return Array.isArray(list) ? list.filter((one) => typeof one === "string").map((one) => one.trim()) : [];
}
