/* The name of a new file, which becomes the address of its page: proposed, and checked. */

import { slug } from "../explorer/words.js";

/**
 * @import { Page } from "./page.js"
 * @import { Field } from "./shapes.js"
 */

/** @returns {Field} */
export function nameField() {
  const help = "En minuscules sans accent, avec des tirets\u00a0: il figure dans l’adresse de la fiche et ne change plus ensuite.";
  return { name: "nom", kind: "text", title: "Nom du fichier, sans «\u00a0.md\u00a0»", help, example: "bordeaux-yaounde-neurochirurgie", required: true, pattern: "", format: "" };
}

/** @param {Page} page */
export function ownId(page) {
  if (page.origin) return page.origin.id;
  return String(page.name.get() || "");
}

/** @param {Page} page */
export function nameProblems(page) {
  const id = ownId(page);
  if (page.origin || (!id && !page.named)) return [];
  return page.check.naming(id);
}

/**
 * A name made of the title or of another text, cut after a whole word.
 * @param {Page} page
 */
export function proposedName(page) {
  return proposedFrom(page, String(page.views.get("title")?.get() || ""));
}

/**
 * @param {Page} page
 * @param {string} text
 */
export function proposedFrom(page, text) {
  const name = slug(text);
  const longest = page.check.names.proposed;
  return name.length <= longest ? name : name.slice(0, name.lastIndexOf("-", longest));
}
