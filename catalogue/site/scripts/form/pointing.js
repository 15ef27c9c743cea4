/* From a problem to where it shows, and to what leads on from it. */

import { describing } from "./newcomers.js";
import { element } from "../explorer/element.js";
import { LEVELS } from "./inputs.js";

/**
 * @import { Page } from "./page.js"
 * @import { AnyView, KnownRecord, Place, Placed, Problem } from "./shapes.js"
 */

/**
 * Problems, each with its view, what that is called, and what leads on; by their level, then as they stand on the page.
 * @param {Page} page
 * @param {Problem[]} problems
 */
export function placedProblems(page, problems) {
  return inOrder(problems.map((one) => ({ problem: { ...one, link: wayOut(page, one) }, ...whereIs(page, one.location) })));
}

/**
 * The view where a problem shows, and what it is called.
 * @param {Page} page
 * @param {Place} place
 * @returns {{view: AnyView, name: string}}
 */
function whereIs(page, [name, ...rest]) {
  if (name === "nom") return { view: page.name, name: page.name.field.title };
  const first = page.views.get(page.choice.shown(String(name)));
  if (!first) return { view: page.body, name: String(name) };
  const view = first.at(rest);
  const field = page.check.schema.fields.find((one) => one.name === name) || first.field;
  const title = field ? field.title : String(name);
  const step = rest.length && first.nameOf ? first.nameOf(rest[0]) : title;
  const inner = view.field && view.field.title !== title ? `, ${view.field.title.toLowerCase()}` : "";
  return { view, name: `${step}${inner}` };
}

/**
 * @param {Page} page
 * @param {AnyView} view
 */
export function go(page, view) {
  for (let node = /** @type {HTMLElement | null} */ (view.element); node; node = node.parentElement) if (node instanceof HTMLDetailsElement) node.open = true;
  page.views.forEach(({ items }) => (items || []).filter(({ frame }) => frame.contains(view.element)).forEach((item) => item.fold(false)));
  view.focus();
  view.element.scrollIntoView({ block: "center" });
}

/**
 * What leads on from a problem: to the record that it is about, or to the description of an unknown organisation.
 * @param {Page} page
 * @param {Problem} problem
 */
function wayOut(page, { record, unknown }) {
  if (record) return () => recordLink(page, record);
  return unknown && unknown.vocabulary === "organisations" ? () => describing(page, unknown.code) : null;
}

/**
 * @param {Page} page
 * @param {KnownRecord} record
 */
function recordLink(page, record) {
  return element("a", { href: pageAddress(page, `${record.folder}/${record.id}`) }, `Voir «\u00a0${record.title}\u00a0»`);
}

/**
 * Another page of the site. A folder opened from a disk shows its files: name the page.
 * @param {Page} page
 * @param {string} path
 */
export function pageAddress(page, path) {
  return `${page.root}${path}${window.location.protocol === "file:" ? "/index.html" : "/"}`;
}

/** @param {Placed[]} placed */
function inOrder(placed) {
  const levels = Object.keys(LEVELS);
  /** @type {(one: Node, other: Node) => number} */
  const follows = (one, other) => (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1);
  return placed.sort(
    (one, other) =>
      levels.indexOf(one.problem.level) - levels.indexOf(other.problem.level) ||
      (one.view === other.view ? 0 : follows(one.view.element, other.view.element)),
  );
}
