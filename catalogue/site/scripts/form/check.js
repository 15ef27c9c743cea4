/* All that can be checked of one record without the others' files. Pure: values and a body in, problems out. */

import { slug } from "../explorer/words.js";
import { Dates } from "./dates.js";
import { Duplicates } from "./duplicates.js";
import { Names } from "./names.js";
import { PROOF_RULES } from "./proofs.js";
import { RULES } from "./rules.js";
import { Schema } from "./schema.js";
import { Texts } from "./text.js";
import { Types } from "./types.js";
import { Web } from "./web.js";
import { Wording } from "./wording.js";

/** @import { Data, KnownRecord, Knows, Place, Problem, Tables, Values } from "./shapes.js" */

const LEVELS = ["invalid", "doubtful", "useful"];

/** `data` is that of catalogue/data/form.py, `tables` what codes exist, `records` what else is told of. */
export class Check {
  /**
   * @param {Data} data
   * @param {Tables} tables
   * @param {KnownRecord[]} records
   */
  constructor(data, tables, records) {
    this.wording = new Wording(data);
    this.schema = new Schema(data.schema, data.vocabularies, data.needed);
    this.organisation = new Schema(data.organisation, data.vocabularies, data.needed);
    this.dates = new Dates(data.patterns);
    this.web = new Web(data.patterns, data.limits.address);
    this.texts = new Texts(data.patterns, this.wording, this.web, data.damage);
    this.types = new Types(this.schema, tables, this, data.patterns);
    this.typesOfOrganisation = new Types(this.organisation, tables, this, data.patterns);
    this.tables = tables;
    this.registered = tables.organisations;
    this.duplicates = new Duplicates(records, tables, this.dates, this.wording, data);
    this.limits = data.limits;
    this.home = data.home;
    this.cities = new Set([...data.cities, ...data.organisations.map(([, , city]) => city)]);
    this.thousands = new RegExp(`^(?:${data.patterns.thousands})$`, "u");
    this.names = data.names;
    this.matcher = new Names(data.matcher);
  }

  /**
   * The problems of a record, the worst first. `id` is its own, `today` a day `2026-11-22`.
   * @param {Values} values
   * @param {string} body
   * @param {string} id
   * @param {string} today
   * @returns {Problem[]}
   */
  run(values, body, id, today) {
    const found = this.types.check(values);
    const tomorrow = this.dates.dayAfter(today);
    /** @type {Knows} */
    const knows = {
      schema: this.schema, dates: this.dates, limits: this.limits, tables: this.tables, wording: this.wording, id, today, tomorrow,
      cites: this.texts.cited(body),
      texts: this.texts, thousands: this.thousands, cities: this.cities,
      say: (rule, location, words) => this.wording.problem(rule, location, words),
    };
    Object.values({ ...PROOF_RULES, ...RULES }).forEach((rule) => found.push(...rule(values, knows)));
    found.push(...this.texts.check(body, values.evidence), ...this.texts.checkAll(values, body, this.schema.fields), ...this.duplicates.pagesDiffer(values, id));
    const once = new Map(found.map((one) => [`${one.id} ${one.location.join(".")} ${one.message}`, one]));
    return [...once.values()].sort((one, other) => LEVELS.indexOf(one.level) - LEVELS.indexOf(other.level));
  }

  /**
   * The name of a new record is right and nobody's, nor was it.
   * @param {string} id
   */
  naming(id) {
    const { formerly } = this.names;
    const owner = this.tables.partnerships.has(id) ? id : Object.hasOwn(formerly, id) ? formerly[id] : "";
    return this.ofName(id, ".md", owner ? `partnerships/${owner}.md` : "", ["nom"]);
  }

  /**
   * The rules of catalogue/reading/files.py and catalogue/reading/file_names.py; `owner` is the file that has the id already.
   * @param {string} id
   * @param {string} extension
   * @param {string} owner
   * @param {Place} location
   */
  ofName(id, extension, owner, location) {
    /** @type {(rule: string, values: Values) => Problem[]} */
    const say = (rule, values) => [this.wording.problem(rule, location, { id, ...values })];
    const { longest, reserved } = this.names;
    if (!id || slug(id) !== id) return say("BAD_ID", { near: `${slug(id) || "nom"}${extension}` });
    if (owner) return say("ID_TAKEN", { other: owner });
    if (reserved.includes(id)) return say("RESERVED_NAME", {});
    return id.length > longest ? say("NAME_TOO_LONG", { count: String(id.length), most: String(longest) }) : [];
  }
}
