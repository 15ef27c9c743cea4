/*
 * Whether each value is what its field takes: rules E101 to E112, as catalogue/reading/typing_errors.py finds them.
 * Values are those of a file as it is read: texts, lists and mappings of them.
 */

import { fold, slug } from "../explorer/words.js";

/**
 * @import { Schema } from "./schema.js"
 * @import { Field, Of, Place, Problem, Tables, Values } from "./shapes.js"
 * @import { Web } from "./web.js"
 * @import { Dates } from "./dates.js"
 * @import { Wording } from "./wording.js"
 */

const UNKNOWN = /** @type {Record<string, string>} */ ({ countries: "UNKNOWN_COUNTRY", organisations: "UNKNOWN_ORGANISATION", sources: "UNKNOWN_SOURCE" });
const MOST_DECIMALS = 3;
const FLAG = /^(true|false|yes|no|on|off|[tfyn10])$/i;
const FORMATS = /** @type {Record<string, ["date" | "duration" | "period", string]>} */ ({ "edtf-date": ["date", "BAD_DATE"], "edtf-period": ["period", "BAD_DATE"], duration: ["duration", "BAD_DURATION"] });

/** `tables` holds what codes exist; of `reading`, `dates` reads dates, `web` addresses, and `wording` makes problems. */
export class Types {
  /**
   * @param {Schema} schema
   * @param {Tables} tables
   * @param {{dates: Dates, web: Web, wording: Wording}} reading
   * @param {Record<string, string>} patterns
   */
  constructor(schema, tables, { dates, web, wording }, patterns) {
    this.schema = schema;
    this.tables = tables;
    this.dates = dates;
    this.web = web;
    this.wording = wording;
    this.number = new RegExp(`^(?:${patterns.number})$`, "u");
  }

  /**
   * Every problem of the values of a file.
   * @param {Values} values
   */
  check(values) {
    return this.group(this.schema.fields, values, []);
  }

  /**
   * @param {Field[]} fields
   * @param {Values} values
   * @param {Place} location
   * @returns {Problem[]}
   */
  group(fields, values, location) {
    const known = new Map(fields.map((field) => [field.name, field]));
    const missing = fields
      .filter(({ name, required, kind }) => required && kind !== "fixed" && isNothing(values[name]))
      .map((field) => this.problem("MISSING_FIELD", location, field));
    const unknown = Object.keys(values).filter((name) => !known.has(name)).map((name) => this.unknownField(name, known, location));
    const faulty = fields
      .filter(({ name }) => !isNothing(values[name]))
      .flatMap((field) => this.value(field, values[field.name], [...location, field.name]));
    return [...missing, ...unknown, ...faulty];
  }

  /**
   * @param {string} name
   * @param {Map<string, Field>} known
   * @param {Place} location
   */
  unknownField(name, known, location) {
    const all = [...known.keys()];
    const near = this.wording.nearest(name, all);
    return this.wording.problem("UNKNOWN_FIELD", [...location, name], { field: name, near, all: all.join(", ") });
  }

  /**
   * @param {Field} field
   * @param {unknown} value
   * @param {Place} location
   * @returns {Problem[]}
   */
  value(field, value, location) {
    switch (field.kind) {
      case "group":
        return isMapping(value) ? this.group(field.fields, value, location) : [this.shape("dataclass_type", field, value, location)];
      case "list":
      case "tags":
        return this.list(field, value, location);
      case "map":
        return this.map(field, value, location);
      case "codes":
      case "texts":
      case "references":
        return this.texts(field, value, location);
      default:
        return this.single(field, value, location);
    }
  }

  /**
   * @param {Of<"list" | "tags">} field
   * @param {unknown} value
   * @param {Place} location
   * @returns {Problem[]}
   */
  list(field, value, location) {
    if (!Array.isArray(value)) return [this.shape("tuple_type", field, value, location)];
    if (value.length < field.least) return [this.shape("too_short", field, value, location)];
    const faults = value.flatMap((item, at) => this.item(field, item, [...location, at]));
    return faults.length ? faults : this.repeated(field, value.map((item) => grouped(field, item)), location);
  }

  /**
   * @param {Of<"list" | "tags">} field
   * @param {unknown} item
   * @param {Place} location
   * @returns {Problem[]}
   */
  item(field, item, location) {
    if (isMapping(item)) return this.group(field.fields, item, location);
    const code = isShort(field) && field.fields.find(({ name }) => name === "code");
    return code ? this.single({ ...code, name: field.name, help: field.help }, item, location) : [this.shape("dataclass_type", field, item, location)];
  }

  /**
   * The first item of a list that stands in it already. Groups are told apart by some of their fields, or by all.
   * @param {Field} field
   * @param {unknown[]} items
   * @param {Place} location
   */
  repeated(field, items, location) {
    if (!field.unique) return [];
    const by = field.unique;
    const keys = items.map((item) => (by.length ? by.map((name) => trimmed(isMapping(item) ? item[name] : undefined)).join(", ") : trimmed(item)));
    const compared = keys.map((key) => JSON.stringify(key));
    const at = compared.findIndex((key, place) => compared.indexOf(key) < place);
    const said = typeof keys[at] === "string" ? `« ${keys[at]} »` : "…";
    return at < 0 ? [] : [this.wording.problem("REPEATED_ITEM", [...location, at], { item: said, field: field.name })];
  }

  /**
   * @param {Of<"map">} field
   * @param {unknown} value
   * @param {Place} location
   * @returns {Problem[]}
   */
  map(field, value, location) {
    if (!isMapping(value)) return [this.shape("dict_type", field, value, location)];
    if (Object.keys(value).length < field.least) return [this.shape("too_short", field, value, location)];
    const pattern = new RegExp(field.pattern, "u");
    return Object.entries(value).flatMap(([id, item]) => {
      const place = [...location, id];
      const key = pattern.test(id) ? [] : [this.badForm(field, id, field.pattern, place)];
      if (isMapping(item)) return [...key, ...this.group(field.fields, item, place)];
      return [...key, this.shape("dataclass_type", { ...field, name: id }, item, place)];
    });
  }

  /**
   * @param {Of<"codes" | "references" | "texts">} field
   * @param {unknown} value
   * @param {Place} location
   * @returns {Problem[]}
   */
  texts(field, value, location) {
    const list = field.kind === "references" && typeof value === "string" ? [value] : value;
    if (!Array.isArray(list)) return [this.shape("tuple_type", field, value, location)];
    if (list.length < (field.least || 0)) return [this.shape("too_short", field, value, location)];
    /** @type {Field} */
    const entry = field.kind === "codes" ? { ...field, kind: "code", few: false } : { ...field, ...(field.kind === "texts" ? field.entry : {}), kind: "text" };
    const faults = list.flatMap((one, at) => this.single(entry, one, [...location, at]));
    return faults.length ? faults : this.repeated(field, list, location);
  }

  /**
   * @param {Field} field
   * @param {unknown} value
   * @param {Place} location
   * @returns {Problem[]}
   */
  single(field, value, location) {
    if (typeof value !== "string") return [this.shape(field.kind === "flag" ? "bool_type" : "string_type", field, value, location)];
    const text = value.trim();
    if (field.kind === "code") return this.code(field, text, location);
    if (field.kind === "number") return this.numeric(field, text, value, location);
    if (field.kind === "flag") return FLAG.test(text) ? [] : [this.shape("bool_parsing", field, value, location)];
    if (field.kind === "fixed") return []; // the form writes it itself
    if (field.kind === "option") return field.options.includes(text) ? [] : [this.badValue(field, value, listed(field.options), location)];
    return this.text(field, text, value, location);
  }

  /**
   * @param {Of<"number">} field
   * @param {string} text
   * @param {string} value
   * @param {Place} location
   */
  numeric(field, text, value, location) {
    if (!this.number.test(text)) return [this.problem("BAD_NUMBER", location, field, value)];
    const decimals = (text.split(".")[1] || "").length;
    const number = Number(text);
    if (!text.startsWith("-") && decimals <= MOST_DECIMALS && number >= field.least && number <= field.most) return [];
    return [this.badValue(field, value, this.wording.plausible(field.least, field.most), location)];
  }

  /**
   * @param {Of<"code">} field
   * @param {string} code
   * @param {Place} location
   */
  code(field, code, location) {
    const table = this.tables[field.vocabulary];
    if (table.has(code)) return [];
    const near = field.vocabulary === "countries" ? this.country(code) : this.wording.nearest(code, table.keys());
    const shown = this.wording.shown(code);
    const values = { field: field.name, code: shown, near, vocabulary: field.vocabulary, file: slug(shown) || "nom" };
    const problem = this.wording.problem(UNKNOWN[field.vocabulary] || "UNKNOWN_CODE", location, values);
    return [{ ...problem, unknown: { code, vocabulary: field.vocabulary } }];
  }

  /**
   * The code of a country that was written in full.
   * @param {string} name
   */
  country(name) {
    const wanted = fold(name);
    const found = [...this.tables.countries.values()].find(({ code, label, names }) => [code, label, names[0]].some((one) => fold(one) === wanted));
    return this.wording.didYouMean(found && found.code);
  }

  /**
   * @param {Field} field
   * @param {string} text
   * @param {string} value
   * @param {Place} location
   * @returns {Problem[]}
   */
  text(field, text, value, location) {
    if (field.format && FORMATS[field.format]) {
      const [reader, rule] = FORMATS[field.format];
      if (!this.dates[reader](text)) return [this.problem(rule, location, field, value)];
      const isLong = reader === "duration" && this.dates.isLong(text, this.wording.limits.longestYears);
      return isLong ? [this.badValue(field, value, this.wording.words.longDuration, location)] : [];
    }
    if (field.format === "uri") {
      const fault = this.web.fault(text);
      return fault ? [this.badValue(field, value, this.wording.words.addresses[fault], location)] : [];
    }
    const count = [...text].length;
    if (count < (field.least || 0) || count > (field.most === undefined ? Infinity : field.most)) {
      const bounds = this.wording.bounds(field.least, field.most);
      return [this.wording.problem("BAD_LENGTH", location, { field: field.name, count: String(count), bounds })];
    }
    if (field.pattern && !new RegExp(field.pattern, "u").test(text)) return [this.badForm(field, value, field.pattern, location)];
    return (field.reserved || []).includes(text) ? [this.wording.problem("RESERVED_NAME", location, { id: text })] : [];
  }

  /**
   * @param {string} rule
   * @param {Place} location
   * @param {Field} field
   * @param {unknown} [value]
   */
  problem(rule, location, field, value) {
    return this.wording.problem(rule, rule === "MISSING_FIELD" ? [...location, field.name] : location, {
      field: field.name, value: this.wording.shown(value), meaning: field.help || field.name,
    });
  }

  /**
   * @param {Field} field
   * @param {string} value
   * @param {string} pattern
   * @param {Place} location
   */
  badForm(field, value, pattern, location) {
    return this.badValue(field, value, this.wording.form(pattern), location);
  }

  /**
   * @param {Field} field
   * @param {unknown} value
   * @param {string} expected
   * @param {Place} location
   */
  badValue(field, value, expected, location) {
    const meaning = field.help || field.name;
    return this.wording.problem("BAD_VALUE", location, { field: field.name, value: this.wording.shown(value), expected, meaning });
  }

  /**
   * @param {string} kind
   * @param {Field} field
   * @param {unknown} value
   * @param {Place} location
   */
  shape(kind, field, value, location) {
    const start = typeof location[location.length - 1] === "number" ? "- " : `${field.name}: `;
    const expected = this.wording.words.shapes[kind];
    const example = start + this.example(kind, value, field.shape && field.fields ? field.fields : null);
    return this.wording.problem("WRONG_SHAPE", location, { field: field.name, expected, example });
  }

  /**
   * The shape that a field takes, around what was written where that helps.
   * @param {string} kind
   * @param {unknown} value
   * @param {Field[] | null} fields
   */
  example(kind, value, fields) {
    const written = typeof value === "string" && value && [...value].length <= this.wording.limits.shown ? value : "…";
    if (kind.startsWith("bool_")) return "true";
    if (kind === "string_type") return this.listed(value) || "…";
    if (!fields) return kind === "tuple_type" ? `[${written}]` : "[premier, second]";
    const named = fields.filter(({ needed }) => needed).map(({ name }) => name);
    const group = `{${named.map((name, at) => `${name}: ${at === 0 && name !== "evidence" ? written : "…"}`).join(", ")}}`;
    if (kind === "dataclass_type") return group;
    return kind === "tuple_type" || Array.isArray(value) ? `[${group}]` : `{…: ${group}}`;
  }

  /**
   * The texts of a list as one text: in brackets and quotes where they are a one-of set of EDTF that YAML read as a list.
   * @param {unknown} value
   */
  listed(value) {
    const texts = Array.isArray(value) ? value.filter((text) => typeof text === "string") : [];
    const set = `[${texts.join(",")}]`;
    return this.dates.date(set) ? `"${set}"` : texts.join(", ");
  }
}

/**
 * Whether a plain code may stand for the whole group.
 * @param {{fields: Field[]}} field
 */
export function isShort(field) {
  return field.fields.every(({ name, refersTo }) => name === "code" || refersTo === "evidence");
}

/**
 * An item of a list as a group: a plain code stands for the group that holds it.
 * @param {{fields: Field[]}} field
 * @param {unknown} item
 * @returns {unknown}
 */
export function grouped(field, item) {
  return typeof item === "string" && isShort(field) ? { code: item } : item;
}

/**
 * A group of a list as the file says it: a code alone stands plainly.
 * @param {{fields: Field[]}} field
 * @param {Values} group
 */
export function plain(field, group) {
  return isShort(field) && group.code !== undefined && Object.keys(group).length === 1 ? group.code : group;
}

/**
 * A value as it is typed: texts without outer white space, fields in one order.
 * @param {unknown} value
 * @returns {unknown}
 */
function trimmed(value) {
  if (typeof value === "string") return value.trim();
  if (Array.isArray(value)) return value.map(trimmed);
  return isMapping(value) ? Object.fromEntries(Object.keys(value).sort().map((name) => [name, trimmed(value[name])])) : value;
}

/**
 * @param {unknown} value
 * @returns {value is null | undefined}
 */
export function isNothing(value) {
  return value === null || value === undefined;
}

/**
 * @param {unknown} value
 * @returns {value is Values}
 */
export function isMapping(value) {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

/**
 * `about, at-least ou at-most`.
 * @param {string[]} options
 */
function listed(options) {
  return options.length < 2 ? options.join("") : `${options.slice(0, -1).join(", ")} ou ${options[options.length - 1]}`;
}
