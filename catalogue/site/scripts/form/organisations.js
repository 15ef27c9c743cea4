/*
 * What the command says of the file of an organisation that the catalogue does not have: types, name, texts, and whether
 * anything names it. Pure.
 */

import { isMapping, isNothing } from "./types.js";

/**
 * @import { Check } from "./check.js"
 * @import { Field, Problem, Values } from "./shapes.js"
 */

export const ORGANISATIONS = "registry/organisations";
const VOCABULARY = "organisations";

/**
 * The problems of organisations, each under its id, that come with the values of a record.
 * @param {Check} check
 * @param {Record<string, Values>} organisations
 * @param {Values} values
 * @returns {Problem[]}
 */
export function newcomers(check, organisations, values) {
  const each = Object.entries(organisations).flatMap(([id, one]) => [
    ...check.ofName(id, ".yml", check.registered.has(id) ? `${ORGANISATIONS}/${id}.yml` : "", [ORGANISATIONS, id, "id"]),
    ...newcomer(check, id, one, organisations),
    ...organisationsDiffer(check, id, one),
  ]);
  return [...each, ...organisationsAreNamed(check, organisations, values)];
}

/**
 * What is wrong with one of them by itself.
 * @param {Check} check
 * @param {string} id
 * @param {Values} values
 * @param {Record<string, Values>} organisations
 * @returns {Problem[]}
 */
export function newcomer(check, id, values, organisations) {
  return [
    ...check.typesOfOrganisation.group(check.organisation.fields, values, [ORGANISATIONS, id]),
    ...check.texts.ofValues(values, [ORGANISATIONS, id], check.organisation.fields),
    ...parentsEnd(check, id, organisations),
  ];
}

/**
 * Every organisation is named by the record or by another new one.
 * @param {Check} check
 * @param {Record<string, Values>} organisations
 * @param {Values} values
 */
function* organisationsAreNamed(check, organisations, values) {
  const { fields } = check.organisation;
  const named = new Set([...codes(check.schema.fields, values), ...Object.values(organisations).flatMap((one) => codes(fields, one))]);
  for (const id of Object.keys(organisations)) {
    if (!named.has(id)) yield check.wording.problem("UNUSED_ORGANISATION", [ORGANISATIONS, id], {});
  }
}

/**
 * No organisation is part of itself. Only new ones can be: no file of the catalogue names them.
 * @param {Check} check
 * @param {string} id
 * @param {Record<string, Values>} organisations
 */
function* parentsEnd(check, id, organisations) {
  const seen = new Set();
  let parent = id;
  while (Object.hasOwn(organisations, parent) && !seen.has(parent)) {
    seen.add(parent);
    parent = text(organisations[parent].part_of);
  }
  if (parent === id) yield check.wording.problem("PARENT_LOOP", [ORGANISATIONS, id, "part_of"], { id });
}

/**
 * No organisation is one of the registered ones, as catalogue/rules/namesakes.py tells them. What the page knows of a
 * registered one mixes its city with its names, and has no country for those of France.
 * @param {Check} check
 * @param {string} id
 * @param {Values} values
 */
export function* organisationsDiffer(check, id, values) {
  const keys = new Set(namesOf(values).map((name) => check.matcher.key(name)));
  const city = check.matcher.key(text(values.city));
  keys.delete(city || "");
  for (const other of check.registered.values()) {
    if (other.code === values.part_of || (values.country && (other.home || check.home) !== values.country)) continue;
    const known = [other.label, ...other.names].map((name) => check.matcher.key(name));
    const same = known.some((name) => name !== "" && keys.has(name));
    const nearly = city && known.includes(city) && check.matcher.similarity(text(values.name), other.label) >= check.matcher.same;
    const why = same ? check.wording.words.sameName : check.wording.words.nearlySameName;
    if (same || nearly) yield check.wording.problem("SAME_ORGANISATION", [ORGANISATIONS, id, "name"], { other: `${ORGANISATIONS}/${other.code}.yml`, why });
  }
}

/** @param {Values} values */
function namesOf(values) {
  const others = Array.isArray(values.also_known_as) ? values.also_known_as : [];
  return [values.name, values.acronym, ...others].map(text).filter(Boolean);
}

/** @param {unknown} value */
function text(value) {
  return typeof value === "string" ? value : "";
}

/**
 * Ids of organisations that some values name, at any depth.
 * @param {Field[]} fields
 * @param {Values} values
 * @returns {unknown[]}
 */
function codes(fields, values) {
  return fields.filter(({ name }) => !isNothing(values[name])).flatMap((field) => {
    const value = values[field.name];
    if (field.vocabulary === VOCABULARY) return value;
    const { fields: inner } = field;
    if (!inner) return [];
    const groups = field.kind === "group" ? [value] : Object.values(Object(value));
    return groups.filter(isMapping).flatMap((group) => codes(inner, group));
  });
}
