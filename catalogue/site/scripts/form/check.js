/* All that can be checked of one record without the others' files. Pure: values and a body in, problems out. */
(function () {
  "use strict";

  const { RULES, Dates, Schema, Texts, Types, Wording, likeness } = window.Form;
  const { fold } = window.Explorer.words;
  const LEVELS = ["invalid", "doubtful", "useful"];

  /** `data` is that of catalogue/data/form.py, `tables` what codes exist, `records` what else is told of. */
  function Check(data, tables, records) {
    this.wording = new Wording(data);
    this.schema = new Schema(data.schema, data.vocabularies);
    this.dates = new Dates(data.patterns);
    this.texts = new Texts(data.patterns, this.wording);
    this.types = new Types(this.schema, tables, this.dates, this.wording);
    this.tables = tables;
    this.records = records;
    this.limits = data.limits;
  }

  /** The problems of a record, the worst first. `id` is its own, `today` a day `2026-11-22`. */
  Check.prototype.run = function (values, body, id, today) {
    const found = this.types.check(values);
    const knows = {
      schema: this.schema, dates: this.dates, limits: this.limits, tables: this.tables, wording: this.wording, id, today,
      cites: this.texts.cited(body),
      say: (rule, location, words) => this.wording.problem(rule, location, words),
    };
    Object.values(RULES).forEach((rule) => found.push(...rule(values, knows)));
    found.push(...this.texts.check(body, values.evidence), ...this.texts.checkAll(values, body), ...this.duplicates(values, id));
    const once = new Map(found.map((one) => [`${one.id} ${one.location.join(".")} ${one.message}`, one]));
    return [...once.values()].sort((one, other) => LEVELS.indexOf(one.level) - LEVELS.indexOf(other.level));
  };

  /** Records of the same lead that tell of the same partners and subjects, or have nearly the same title. */
  Check.prototype.duplicates = function (values, id) {
    const parties = Array.isArray(values.parties) ? values.parties.filter(Boolean) : [];
    const named = (role) => parties.filter((one) => one.role === role).map((one) => one.organisation);
    const leads = new Set(named("lead"));
    const partners = new Set(named("partner"));
    const title = fold(String(values.title || "").trim());
    const subjects = new Set(Array.isArray(values.specialties) ? values.specialties : []);
    const linked = new Set((Array.isArray(values.related) ? values.related : []).map((one) => one && one.to));
    return this.records
      .filter((one) => one.id !== id && !linked.has(one.id) && one.leads.some((lead) => leads.has(lead)))
      .map((one) => [one, this.likeness(one, title, partners, subjects)])
      .filter(([, why]) => why)
      .map(([one, why]) => ({ ...this.wording.problem("LIKELY_DUPLICATE", ["title"], { other: `partnerships/${one.id}.md`, why }), record: one }));
  };

  Check.prototype.likeness = function (record, title, partners, subjects) {
    const other = fold(record.title);
    const limit = this.limits.sameTitle;
    if (likeness.mayExceed(title, other, limit) && likeness.ratio(title, other) > limit) return this.wording.words.nearTitles;
    const same = partners.size > 0 && partners.size === record.partners.length && record.partners.every((one) => partners.has(one));
    return same && record.specialties.some((one) => subjects.has(one)) ? this.wording.words.samePartners : "";
  };

  window.Form.Check = Check;
})();
