/*
 * What types cannot say: the rules of one record that need nothing but the record, as catalogue/rules/ has them.
 * Those of its evidence stand in proofs.js. A part that is not well formed is passed over: its form is reported.
 */

import { fold } from "../explorer/words.js";
import { ratio } from "./likeness.js";
import { sourcesOf, sourcesOfStatus } from "./proofs.js";
import { isMapping, isNothing } from "./types.js";
import { list, text } from "./values.js";

/**
 * @import { Days } from "./dates.js"
 * @import { Field, Place, Rule, Values } from "./shapes.js"
 */

/** A rule takes values, and what the check knows: `schema`, `dates`, `limits`, `tables`, `cites` (of the body), `id`, `today`. */
export const RULES = /** @type {Record<string, Rule>} */ ({
  /** A page has a specialty or a theme. */
  *subjectIsTold(values, { say }) {
    /** @param {unknown} value */
    const none = (value) => isNothing(value) || (Array.isArray(value) || typeof value === "string" ? value.length === 0 : false);
    if (none(values.specialties) && none(values.themes)) yield say("NO_SUBJECT", ["specialties"], {});
  },

  /** No end comes before its start, for the page or for a party. */
  *endsFollowStarts(values, { say, dates }) {
    /** @param {unknown} group */
    const dateOf = (group) => (isMapping(group) ? group.date : undefined);
    /** @type {[unknown, unknown, Place][]} */
    const pairs = [[dateOf(values.start), dateOf(values.end), ["end", "date"]]];
    for (const [party, at] of list(values.parties)) pairs.push([party.since, party.until, ["parties", at, "until"]]);
    for (const [start, end, location] of pairs) {
      const [first, last] = [dates.date(text(start)), dates.date(text(end))];
      if (first && last && last.latest < first.earliest) yield say("END_BEFORE_START", location, { start: text(start), end: text(end) });
    }
  },

  /** A draft waits for a decision. */
  *draftsAreTold(values, { say }) {
    if (text(values.draft).toLowerCase() === "true") yield say("IS_DRAFT", ["draft"], {});
  },

  /** A known status has the date on which the source says it, or a source with the day on which it was read. */
  *statusIsDated(values, { say, tables }) {
    const { status } = values;
    if (!isMapping(status) || !text(status.code) || status.code === "unknown" || !isNothing(status.as_of)) return;
    if (sourcesOfStatus(values).some((id) => tables.sources.get(id)?.accessed)) return;
    yield say("STATUS_WITHOUT_DATE", ["status"], { status: status.code, source: sourcesOf(values)[0] || "…" });
  },

  /** The date of a status is that of a source that the record cites, unless a party confirms it. */
  *statusIsNoLaterThanSources(values, { say, dates, tables }) {
    const { status, verified_by: confirming } = values;
    const asOf = isMapping(status) ? text(status.as_of) : "";
    const told = dates.date(asOf);
    if (!told || (Array.isArray(confirming) && confirming.length)) return;
    const days = sourcesOf(values).flatMap((id) => [tables.sources.get(id)?.date, tables.sources.get(id)?.accessed]).flatMap((day) => {
      const read = day ? dates.date(day) : null;
      return day && read ? [{ day, latest: read.latest }] : [];
    });
    const newest = days.reduce((one, other) => (other.latest > one.latest ? other : one), { day: "", latest: "" });
    if (newest.day && told.earliest > newest.latest) yield say("STATUS_AFTER_SOURCES", ["status", "as_of"], { as_of: asOf, newest: newest.day });
  },

  /** A training that is over did not begin after today. */
  *trainingStatesAgree(values, { say, dates, tomorrow }) {
    for (const [{ state, period }, at] of list(values.training)) {
      const starts = dates.period(text(period))?.earliest;
      if (text(state) === "past" && starts && starts > tomorrow) yield say("TRAINING_STATE_DISAGREES", ["training", at, "state"], { state: "past", period: text(period) });
    }
  },

  /** The money of a programme is not that of one partnership. */
  *programmesPayForProgrammes(values, { say }) {
    if (text(values.kind) !== "programme") return;
    for (const [{ scope }, at] of list(values.funding)) {
      if (text(scope) === "partnership") yield say("PROGRAMME_SCOPE", ["funding", at, "scope"], {});
    }
  },

  /** A start is past, unless the page is planned. */
  *startIsPast(values, { say, dates, tomorrow }) {
    const start = isMapping(values.start) ? text(values.start.date) : "";
    const status = isMapping(values.status) ? text(values.status.code) : "";
    const read = dates.date(start);
    if (read && status && read.earliest > tomorrow && status !== "planned") yield say("FUTURE_START", ["start", "date"], { start, status });
  },

  /** Years are plausible, and what was said or took place is past. */
  *datesArePlausible(values, { schema, say, dates, limits, wording, today, tomorrow }) {
    const planned = isMapping(values.status) && values.status.code === "planned";
    const years = [limits.firstYear, Number(today.slice(0, 4)) + limits.yearsAhead].map(String);
    for (const { field, value, location } of leaves(schema.fields, values, [])) {
      if (!["edtf-date", "edtf-period"].includes(field.format || "") || !dates.period(text(value))) continue;
      for (const [side, one] of text(value).split("/").entries()) {
        if (one === "" || one === ".." || (side > 0 && text(value).startsWith(`${one}/`))) continue;
        const read = dates.date(one);
          if (!read) continue;
          const { earliest, latest } = read;
        const said = { value: one, field: field.name, near: wording.didYouMean(dates.retyped(one, today)), first: years[0], last: years[1] };
        if (latest.slice(0, 4) < years[0] || earliest.slice(0, 4) > years[1]) yield say("IMPLAUSIBLE_YEAR", location, said);
        else if (side > 0 || earliest <= tomorrow) continue;
        else if (field.told === "seen") yield say("FUTURE_STATEMENT", location, said);
        else if (field.told === "begun" && !planned) yield say("FUTURE_FACT", location, said);
      }
    }
  },

  /** An agreement was signed on a day that has come. Other milestones may be planned. */
  *signaturesArePast(values, { say, dates, limits, wording, today, tomorrow }) {
    const last = String(Number(today.slice(0, 4)) + limits.yearsAhead);
    for (const [{ date, signed }, at] of list(values.milestones)) {
      const read = text(signed).toLowerCase() === "true" ? dates.date(text(date)) : null;
      if (!read || read.earliest <= tomorrow || read.earliest.slice(0, 4) > last) continue;
      yield say("FUTURE_FACT", ["milestones", at, "date"], { value: text(date), field: "date", near: wording.didYouMean(dates.retyped(text(date), today)) });
    }
  },

  /** Numbers that English readers write for others: `12.000` is twelve here, and twelve thousand there. */
  *dotsAreDecimal(values, { schema, say, thousands, wording }) {
    for (const { field, value, location } of leaves(schema.fields, values, [])) {
      const match = field.kind === "number" ? thousands.exec(text(value)) : null;
      if (match) yield say("DOT_OF_THOUSANDS", location, { value: wording.shown(value), whole: match[1] + match[2] });
    }
  },

  /** An amount has a currency, and a currency an amount. */
  *amountsHaveCurrencies(values, { say }) {
    for (const [{ amount, currency }, at] of list(values.funding)) {
      if (isNothing(amount) === isNothing(currency)) continue;
      const [given, missing] = isNothing(currency) ? ["amount", "currency"] : ["currency", "amount"];
      yield say("AMOUNT_WITHOUT_CURRENCY", ["funding", at, given], { field: missing });
    }
  },

  /** `value_max` is greater than `value`. */
  *rangesGrow(values, { say }) {
    for (const [{ value, value_max: most }, at] of list(values.results)) {
      if (text(value) && text(most) && Number(most) <= Number(value)) yield say("RANGE_REVERSED", ["results", at, "value_max"], { least: text(value), most: text(most) });
    }
  },

  /** At most one result counts the parts of a page. */
  *partsAreCountedOnce(values, { say }) {
    const [first, ...others] = list(values.results).filter(([{ counts }]) => counts === "parts");
    for (const [, at] of others) yield say("PARTS_COUNTED_TWICE", ["results", at, "counts"], { label: text(first[0].label) });
  },

  /** An organisation has a role once. */
  *partiesDiffer(values, { say }) {
    const seen = new Set();
    for (const [{ organisation, role }, at] of list(values.parties)) {
      const key = `${organisation} ${role}`;
      if (organisation && role && seen.has(key)) yield say("PARTY_TWICE", ["parties", at], { organisation, role });
      seen.add(key);
    }
  },

  /** A confirmation has its day, which is past, and the parties that gave it. */
  *confirmationsAreWhole(values, { say, dates, tomorrow }) {
    const day = dates.date(text(values.verified_on));
    const parties = Array.isArray(values.verified_by) ? values.verified_by : [];
    if (day && !parties.length) yield say("HALF_A_CONFIRMATION", ["verified_on"], { field: "verified_by" });
    if (parties.length && !text(values.verified_on)) yield say("HALF_A_CONFIRMATION", ["verified_by"], { field: "verified_on" });
    if (day && day.earliest > tomorrow) yield say("FUTURE_CONFIRMATION", ["verified_on"], { date: text(values.verified_on) });
    const acting = new Set(list(values.parties).filter(([{ role }]) => role !== "mentioned").map(([{ organisation }]) => organisation));
    for (const [at, organisation] of parties.entries()) {
      if (!acting.has(organisation)) yield say("CONFIRMED_BY_A_STRANGER", ["verified_by", at], { organisation });
    }
  },

  /** A related page exists and is another page. */
  *linksLeadSomewhere(values, { say, id, tables, wording }) {
    for (const [{ to }, at] of list(values.related)) {
      const location = ["related", at, "to"];
      if (!text(to)) continue;
      if (text(to) === id) yield say("RELATED_TO_ITSELF", location, {});
      else if (!tables.partnerships.has(text(to))) yield say("UNKNOWN_PARTNERSHIP", location, { id: text(to), near: wording.nearest(text(to), tables.partnerships.keys()) });
    }
  },

  /** A former id is no other page's id. Former ids of other pages are not known here. */
  *formerIdsAreFree(values, { say, tables }) {
    for (const [at, former] of (Array.isArray(values.former_ids) ? values.former_ids : []).entries()) {
      if (tables.partnerships.has(former)) yield say("FORMER_ID_TAKEN", ["former_ids", at], { id: former, other: `partnerships/${former}.md` });
    }
  },

  /** The summary says more than the title. */
  *summaryDiffers(values, { say, limits }) {
    const [title, summary] = [text(values.title), text(values.summary)];
    if (!title || summary.length > 2 * title.length) return;
    if (ratio(fold(title), fold(summary)) > limits.sameSummary) yield say("SUMMARY_REPEATS_TITLE", ["summary"], {});
  },

  /** A page says when the work started. */
  *startIsGiven(values, { say }) {
    if (isNothing(values.start)) yield say("NO_START", ["start"], {});
  },

  /** The last trace of a running partnership is not too old. */
  *statusIsFresh(values, { say, dates, limits, today, tomorrow }) {
    const { status } = values;
    if (!isMapping(status) || !["active", "planned"].includes(text(status.code))) return;
    /** @param {Days} days */
    const toldUntil = ({ earliest, latest }) => (latest.slice(0, 4) === earliest.slice(0, 4) ? latest : earliest);
    const traces = [text(status.as_of), text(values.verified_on)].flatMap((one) => {
      const days = dates.date(one);
      return days ? [{ one, days, until: toldUntil(days) }] : [];
    });
    const last = traces.sort((one, other) => (one.until < other.until ? -1 : 1)).pop();
    if (!last || last.days.earliest > tomorrow) return;
    if (isStale(last.until, today, limits.staleMonths)) yield say("NOT_CONFIRMED", ["status"], { as_of: last.one });
  },
});

/**
 * Every single value of some fields: `{field, value, location}`.
 * @param {Field[]} fields
 * @param {Values} values
 * @param {Place} location
 * @returns {Generator<{field: Field, value: unknown, location: Place}>}
 */
function* leaves(fields, values, location) {
  for (const field of fields) {
    const [value, place] = [values[field.name], [...location, field.name]];
    if (isNothing(value)) continue;
    if (!field.fields) yield { field, value, location: place };
    else if (field.kind === "group" && isMapping(value)) yield* leaves(field.fields, value, place);
    else if (field.kind !== "group") for (const [key, one] of Object.entries(value)) if (isMapping(one)) yield* leaves(field.fields, one, [...place, field.kind === "list" ? Number(key) : key]);
  }
}

/**
 * @param {string} then
 * @param {string} today
 * @param {number} most
 */
function isStale(then, today, most) {
  const [year, month, day] = then.split("-").map(Number);
  const [thisYear, thisMonth, thisDay] = today.split("-").map(Number);
  const months = (thisYear - year) * 12 + thisMonth - month;
  return months > most || (months === most && thisDay > day);
}
