/*
 * What a selection says: its filters as chips that remove them, how a query was read, and what to try when nothing is
 * found.
 */

import { element } from "./element.js";
import { part } from "./parts.js";
import { tolerance } from "./words.js";

/**
 * @import { Page } from "./page.js"
 * @import { Selection } from "./shapes.js"
 */

/**
 * @typedef {{what: string, value: string, remove: () => void}} Criterion
 * @typedef {{said: string, act: () => void}} Idea
 */

const SUGGESTED_FILTERS = 4;
const FARTHEST = 3;

/**
 * Each filter that is set: what it says, and what removes it.
 * @param {Page} page
 * @returns {Criterion[]}
 */
function criteriaOf(page) {
  const { chosen, from, to, query } = page.selection;
  /** @type {Criterion[]} */
  const said = [];
  if (query.trim()) said.push({ what: "Mots cherchés", value: query.trim(), remove: () => reset(page, { query: "" }) });
  page.facets.forEach(({ name, label, table }) =>
    [...chosen[name]].forEach((value) =>
      said.push({ what: label, value: table.labels[value], remove: () => page.toggle(name, value) }),
    ),
  );
  if (from) said.push({ what: "Début à partir de", value: String(from), remove: () => reset(page, { from: null }) });
  if (to) said.push({ what: "Début jusqu’à", value: String(to), remove: () => reset(page, { to: null }) });
  return said;
}

/**
 * @param {Page} page
 * @param {Partial<Selection>} changes
 */
function reset(page, changes) {
  page.change(changes);
  page.fill();
}

/** @param {Page} page */
export function drawCriteria(page) {
  const criteria = criteriaOf(page);
  part("criteria").replaceChildren(...criteria.map((one, at) => chip(one, at)));
  part("active").hidden = criteria.length === 0;
  part("active-count").textContent = criteria.length ? ` (${criteria.length})` : "";
}

/**
 * @param {Criterion} criterion
 * @param {number} at
 */
function chip({ what, value, remove }, at) {
  const button = element(
    "button",
    { type: "button", class: "ps-chip" },
    element("span", { class: "ps-sr" }, "Retirer "),
    `${what}\u00a0: ${value}`,
    element("span", { class: "ps-chip__cross", "aria-hidden": "true" }, "×"),
  );
  button.addEventListener("click", () => {
    remove();
    const chips = part("criteria").querySelectorAll("button");
    (chips[Math.min(at, chips.length - 1)] || part("query")).focus();
  });
  return element("li", {}, button);
}

/** @param {Page} page */
export function drawReading(page) {
  const corrected = (page.search && page.search.corrected) || [];
  const said = corrected.map(({ typed, read: other }) => `«\u00a0${typed}\u00a0» lu comme «\u00a0${other}\u00a0»`);
  part("reading").hidden = !said.length || !page.order.length;
  part("reading").textContent = `${said.join(", ")}.`;
}

/** @param {Page} page */
export function drawNothing(page) {
  const silent = silentNames(page);
  part("nothing").hidden = page.order.length > 0;
  part("silent").hidden = silent.length === 0;
  part("silent").textContent = `Le catalogue ne recense rien pour l’instant sous\u00a0: ${silent.join(", ")}.`;
  part("ideas").replaceChildren(...(page.order.length ? [] : ideasOf(page).map((one) => ideaItem(one))));
}

/**
 * Names of specialties, countries and the like that the query says and that no record has.
 * @param {Page} page
 */
function silentNames(page) {
  const named = (page.search && page.search.named) || [];
  const names = named.filter((place) => page.index.records(place).length === 0);
  return [...new Set(names.map(({ table, item }) => page.records.tables[table].labels[item]))];
}

/**
 * @param {Page} page
 * @returns {Idea[]}
 */
function ideasOf(page) {
  const unknown = (page.search && page.search.unknown) || [];
  const words = unknown.flatMap((word) => spelling(page, word));
  const others = criteriaOf(page).map(({ what, value, remove }) => ({ said: `Retirer ${what}\u00a0: ${value}`, act: remove }));
  return [...words, ...others.slice(0, SUGGESTED_FILTERS)];
}

/**
 * A word that nothing has: the nearest that something has, farther than the search itself would go.
 * @param {Page} page
 * @param {string} word
 * @returns {Idea[]}
 */
function spelling(page, word) {
  const [near] = page.index.nearest(word, Math.min(FARTHEST, tolerance(word) + 1));
  if (!near) return [];
  const surface = page.index.surfaces.get(near) || near;
  const query = page.index.stems(page.selection.query).map((one) => (one === word ? surface : one)).join(" ");
  return [{ said: `Essayer «\u00a0${query}\u00a0»`, act: () => reset(page, { query }) }];
}

/** @param {Idea} idea */
function ideaItem({ said, act }) {
  const button = element("button", { type: "button", class: "ps-ex-link" }, said);
  button.addEventListener("click", () => {
    act();
    part("title").focus();
  });
  return element("li", {}, button);
}
