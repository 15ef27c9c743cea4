/*
 * Published records that may tell of the same work, as catalogue/rules/duplicates.py finds them: near titles, or the same
 * organisations, a country and a specialty in common, at dates that overlap. When a record ended is not published with
 * the records: it counts as going on. Nor is every relation: one that only the other record tells is not known.
 */
(function () {
  "use strict";

  const { fold } = window.Explorer.words;
  const { isMapping, likeness } = window.Form;

  /** `home` and `sides` are those of catalogue/knowledge/derive.py. */
  function Duplicates(records, tables, dates, wording, { home, sides }) {
    Object.assign(this, { records, tables, dates, wording, home, sides });
    this.judged = new Set();
  }

  /** What a published record resembles as it stands has been judged, perhaps told apart by the other record. */
  Duplicates.prototype.accept = function ({ id, values }) {
    this.judged = new Set(this.check(values, id).map(({ record }) => record.id));
  };

  /** A problem for each, with the record that it is about. */
  Duplicates.prototype.check = function (values, id) {
    const told = this.told(values);
    return this.records
      .filter((one) => one.id !== id && !told.related.has(one.id) && !this.judged.has(one.id))
      .map((one) => [one, this.why(one, told)])
      .filter(([, why]) => why)
      .map(([one, why]) => ({ ...this.wording.problem("LIKELY_DUPLICATE", ["title"], { other: `partnerships/${one.id}.md`, why }), record: one }));
  };

  /** What a record is compared by. */
  Duplicates.prototype.told = function (values) {
    const groups = (name) => (Array.isArray(values[name]) ? values[name].filter(isMapping) : []);
    const date = (name) => this.dates.date(isMapping(values[name]) ? String(values[name].date) : "");
    const working = new Set(groups("parties").filter(({ role }) => this.sides.includes(role)).map(({ organisation }) => organisation));
    const homes = [...working].map((one) => (this.tables.organisations.get(one) || {}).home).filter((code) => code && code !== this.home);
    return {
      working,
      title: fold(String(values.title || "").trim()),
      countries: new Set([...homes, ...groups("countries").map(({ code }) => code)]),
      specialties: new Set(Array.isArray(values.specialties) ? values.specialties : []),
      related: new Set(groups("related").map(({ to }) => to)),
      end: date("end") ? date("end").latest : "9999",
    };
  };

  Duplicates.prototype.why = function (record, told) {
    const shared = record.working.filter((one) => told.working.has(one)).length;
    if (!shared) return "";
    if (this.isNear(fold(record.title), told.title)) return this.wording.words.nearTitles;
    const same = shared > 1 && shared === told.working.size && shared === record.working.length;
    const overlaps =
      record.specialties.some((one) => told.specialties.has(one)) &&
      record.countries.some((one) => told.countries.has(one)) &&
      (!record.start || this.dates.date(record.start).earliest <= told.end);
    return same && overlaps ? this.wording.words.samePartners : "";
  };

  Duplicates.prototype.isNear = function (one, other) {
    const limit = this.wording.limits.sameTitle;
    return likeness.mayReach(one, other, limit) && likeness.ratio(one, other) >= limit;
  };

  window.Form.Duplicates = Duplicates;
})();
