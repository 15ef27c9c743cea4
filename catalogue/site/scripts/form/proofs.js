/* The rules of what proves a record: its only source, its evidence, and the claims that cite it, as catalogue/rules/ has them. */

import { cited, claims } from "./claims.js";
import { deducedAssertions } from "./summaries.js";
import { isMapping, isNothing, isShort } from "./types.js";
import { entries, text } from "./values.js";

/** @import { Rule, Values } from "./shapes.js" */

export const PROOF_RULES = /** @type {Record<string, Rule>} */ ({
  /** A claim cites only evidence that the front matter defines. */
  *evidenceIsDefined(values, { schema, say, wording }) {
    const known = isMapping(values.evidence) ? values.evidence : {};
    for (const { claim, location } of claims(schema, values)) {
      for (const [at, id] of cited(claim).entries()) {
        if (!Object.hasOwn(known, id)) yield say("UNKNOWN_EVIDENCE", [...location, "evidence", at], { evidence: id, near: wording.nearest(id, Object.keys(known)) });
      }
    }
  },

  /** Every claim cites at least one evidence, unless one line names the source of the whole record. */
  *claimsAreProven(values, { schema, say }) {
    if (text(values.source) || !Object.keys(isMapping(values.evidence) ? values.evidence : {}).length) return;
    for (const { field, claim, location } of claims(schema, values)) {
      const said = isShort(field) ? `code: ${claim.code}` : "…";
      if (isNothing(claim.evidence) || cited(claim).length === 0) yield say("NO_EVIDENCE", location, { field: field.name, claim: said });
    }
  },

  /** Every evidence is cited by a claim or by the body. */
  *evidenceIsUsed(values, { schema, say, cites }) {
    const used = new Set([...claims(schema, values).flatMap(({ claim }) => cited(claim)), ...cites]);
    for (const id of Object.keys(isMapping(values.evidence) ? values.evidence : {})) {
      if (!used.has(id)) yield say("UNUSED_EVIDENCE", ["evidence", id], { evidence: id });
    }
  },

  /** An inferred or disputed evidence has a note. */
  *inferenceIsExplained(values, { say }) {
    for (const [id, { confidence, note }] of entries(values.evidence)) {
      if (["inferred", "disputed"].includes(text(confidence)) && !text(note)) yield say("INFERENCE_WITHOUT_NOTE", ["evidence", id], { evidence: id });
    }
  },

  /** A quote has words, and more than one of some length unless it has a number or its note says why it is cut. */
  *quotesHaveWords(values, { say, texts, limits }) {
    for (const [id, { quote, note }] of entries(values.evidence)) {
      const saying = texts.found("saying", text(quote)).map(([word]) => word);
      const isCut = saying.length < limits.quoteWords && !saying.some((word) => /\p{Nd}/u.test(word));
      if (text(quote) && !texts.found("word", text(quote)).length) yield say("QUOTE_WITHOUT_WORDS", ["evidence", id, "quote"], { quote: text(quote) });
      else if (text(quote) && isCut && !text(note)) yield say("SHORT_QUOTE", ["evidence", id, "quote"], { quote: text(quote) });
    }
  },

  /** A machine-translated source proves nothing as `stated`. */
  *translationIsNotAStatement(values, { say, tables }) {
    for (const [id, { source, confidence }] of entries(values.evidence)) {
      const known = tables.sources.get(text(source));
      if (known && known.translated && confidence === "stated") yield say("TRANSLATION_STATED", ["evidence", id, "confidence"], { source });
    }
  },

  /** A record names its only source, or has evidence. A section stands beside the source. */
  *originIsTold(values, { say }) {
    if (text(values.source)) return;
    if (!Object.keys(isMapping(values.evidence) ? values.evidence : {}).length) yield say("NO_PROOF", ["evidence"], {});
    if (text(values.section)) yield say("SECTION_WITHOUT_SOURCE", ["section"], {});
  },

  /** A record with a `source` line has no other source. */
  *onlySourceIsAlone(values, { say }) {
    const only = text(values.source);
    for (const [id, { source }] of entries(values.evidence)) {
      if (only && text(source) && text(source) !== only) yield say("OTHER_SOURCE", ["evidence", id, "source"], { only, evidence: id, source: text(source) });
    }
  },

  /** An evidence has a quote, or tells in our own words what the source says: one of the two. */
  *evidenceSaysSomething(values, { say }) {
    for (const [id, { quote, says }] of entries(values.evidence)) {
      if (!text(quote) && !text(says)) yield say("EVIDENCE_WITHOUT_TEXT", ["evidence", id], { evidence: id });
      else if (text(quote) && text(says)) yield say("EVIDENCE_WITH_TWO_TEXTS", ["evidence", id, "says"], { evidence: id });
    }
  },

  /** A summary asserts nothing that only a deduction carries. */
  *summaryKeepsTheCaution(values, knows) {
    for (const value of deducedAssertions(values, knows)) yield knows.say("SUMMARY_OF_A_DEDUCTION", ["summary"], { value });
  },
});

/**
 * Ids of the sources, each once: the only one, or those of the evidence in the file's order.
 * @param {Values} values
 */
export function sourcesOf(values) {
  const own = [text(values.source), ...entries(values.evidence).map(([, { source }]) => text(source))];
  return [...new Set(own.filter(Boolean))];
}

/**
 * Ids of the sources that the status cites, or of all where it cites none.
 * @param {Values} values
 */
export function sourcesOfStatus(values) {
  const evidence = new Map(entries(values.evidence));
  const ids = isMapping(values.status) ? cited(values.status) : [];
  const named = ids.map((id) => text(evidence.get(id)?.source)).filter(Boolean);
  return named.length ? named : sourcesOf(values);
}
