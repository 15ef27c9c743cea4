/*
 * The JSON Schema as the form asks for it: each field with its kind, its words and its bounds.
 * Knows no field by its name: what the model gains appears here by itself.
 */

/** @import { Data, Field, Kind, Shape, Words } from "./shapes.js" */

const LONG = 170;
/** Vocabularies of up to this many codes are shown whole. */
const FEW = 7;

/** Reads a schema. `vocabularies` says how many codes each has, `needed` names optional fields without which rules refuse a group. */
export class Schema {
  /**
   * @param {Shape} root
   * @param {Data["vocabularies"]} vocabularies
   * @param {string[]} needed
   */
  constructor(root, vocabularies, needed) {
    this.root = root;
    this.needed = needed;
    this.vocabularies = vocabularies;
    this.fields = this.fieldsOf(root);
  }

  /**
   * The fields of an object, in the order in which a file has them: what is said before what proves it.
   * @param {Shape} node
   * @returns {Field[]}
   */
  fieldsOf(node) {
    const required = new Set(node.required || []);
    const fields = Object.entries(node.properties || {}).map(([name, one]) => this.field(name, one, required.has(name)));
    return fields.sort((one, other) => Number(one.refersTo === "evidence") - Number(other.refersTo === "evidence"));
  }

  /**
   * One field: `{name, kind, title, help, example, required}` and what its kind adds. Kinds: text, long, number, flag,
   * fixed, option, code, codes, tags, reference, references, group, list, texts, map.
   * @param {string} name
   * @param {Shape} outer
   * @param {boolean} required
   * @returns {Field}
   */
  field(name, outer, required) {
    const { optional, node } = this.resolved(outer);
    const said = { ...node, ...outer };
    const field = {
      name,
      required: required && !optional,
      needed: (required && !optional) || this.needed.includes(name),
      title: said.title || name,
      help: said.description || "",
      example: String((said.examples || []).find((one) => typeof one !== "object") || ""),
      item: said["x-item"] || "",
      refersTo: said["x-refers-to"] || "",
      told: said["x-told"] || "",
      unique: said.uniqueItems ? said["x-unique-by"] || [] : null,
    };
    if (node.const !== undefined && field.required) return { ...field, kind: "fixed", value: String(node.const) };
    return { ...field, ...this.kind(node, field.refersTo) };
  }

  /**
   * @param {Shape} node
   * @param {string} refersTo
   * @returns {Kind}
   */
  kind(node, refersTo) {
    if (refersTo && node.type !== "string") return { kind: "references" };
    if (refersTo) return { kind: "reference" };
    if (node["x-vocabulary"]) return { kind: "code", vocabulary: node["x-vocabulary"], few: this.isShort(node["x-vocabulary"]) };
    if (node.items) return this.array(node, node.items);
    if (node.patternProperties) return this.map(node, node.patternProperties);
    if (node.type === "object") return { kind: "group", fields: this.fieldsOf(node), shape: node };
    if (node.type === "boolean") return { kind: "flag" };
    if (node.type === "integer" || node.type === "number") return { kind: "number", least: node.minimum ?? -Infinity, most: node.maximum ?? Infinity };
    const options = node.enum || (node.const === undefined ? null : [node.const]);
    if (options) return { kind: "option", options: options.map(String), labels: node["x-labels"] || {} };
    return this.text(node);
  }

  /**
   * Codes that may name evidence are tags where nothing says what one of them is called, otherwise groups.
   * @param {Shape} node
   * @param {Shape} items
   * @returns {Kind}
   */
  array(node, items) {
    const item = this.resolved(items).node;
    const least = node.minItems || 0;
    if (item["x-vocabulary"]) return { kind: "codes", vocabulary: item["x-vocabulary"], least };
    const code = (items.anyOf || []).find((one) => one["x-vocabulary"]);
    if (code && !node["x-item"]) return { kind: "tags", vocabulary: code["x-vocabulary"] || "", fields: this.fieldsOf(item), least };
    if (item.type === "object") return { kind: "list", fields: this.fieldsOf(item), shape: code ? undefined : item, least };
    return { kind: "texts", least, entry: this.text(item) };
  }

  /**
   * @param {Shape} node
   * @param {Record<string, Shape>} patterns
   * @returns {Kind}
   */
  map(node, patterns) {
    const [pattern, item] = Object.entries(patterns)[0];
    const shape = this.resolved(item).node;
    return { kind: "map", pattern, fields: this.fieldsOf(shape), shape, least: node.minProperties || 0 };
  }

  /**
   * @param {Shape} node
   * @returns {Words}
   */
  text(node) {
    const most = node.maxLength;
    const free = !node.pattern && !node.format;
    return {
      kind: free && (most === undefined || most > LONG) ? "long" : "text",
      most,
      least: node.minLength,
      pattern: node.format ? "" : node.pattern || "",
      format: node.format || "",
      reserved: (node.not && node.not.enum) || [],
    };
  }

  /** @param {string} vocabulary */
  isShort(vocabulary) {
    return (this.vocabularies[vocabulary] || []).length <= FEW && vocabulary in this.vocabularies;
  }

  /**
   * A node behind its reference, and whether nothing may stand in its place. Of two numbers the wider counts.
   * @param {Shape} node
   * @returns {{optional: boolean, node: Shape}}
   */
  resolved(node) {
    if (node.$ref) return this.resolved((this.root.$defs || {})[node.$ref.split("/").slice(-1)[0]]);
    if (!node.anyOf) return { optional: false, node };
    const kinds = node.anyOf.filter((one) => one.type !== "null");
    return { optional: kinds.length < node.anyOf.length, node: this.resolved(kinds[kinds.length - 1]).node };
  }
}

/**
 * Whether a field is a claim: it cites evidence.
 * @param {Field} field
 * @returns {field is import("./shapes.js").GroupField}
 */
export function isClaim(field) {
  return (field.fields || []).some((one) => one.refersTo === "evidence");
}
