/* The ways out of the form: an address of the forge, a file, a letter. Pure but for the clipboard and the download. */

import { element } from "../explorer/element.js";

/** @import { Companion } from "./shapes.js" */

/** GitHub refuses an address of more than 8,191 bytes: github.com/github/docs/issues/5136. */
const LONGEST = 8000;
export const COPIED = "Copié.";
export const NOT_COPIED = "La copie est refusée ici\u00a0: sélectionnez le texte et copiez-le.";

/**
 * The forge's page for a new file, filled in; without its text where the address would be too long, or where the
 * forge takes none from it. `pattern` is the address, with {folder}, {name} and perhaps &…={text} to fill in.
 * @param {string} pattern
 * @param {string} folder
 * @param {string} name
 * @param {string} text
 */
export function newFile(pattern, folder, name, text) {
  const page = pattern.replace("{folder}", folder).replace("{name}", encodeURIComponent(name));
  const empty = page.replace(/&[a-z]+=\{text\}/, "");
  const address = page.replace("{text}", () => encodeURIComponent(text));
  return page !== empty && address.length <= LONGEST ? { address, whole: true } : { address: empty, whole: false };
}

/**
 * The forge's page that changes a file; it takes no text. `pattern` is the address, with {file} to fill in.
 * @param {string} pattern
 * @param {string} file
 */
export function editFile(pattern, file) {
  return { address: pattern.replace("{file}", file), whole: false };
}

/**
 * A letter to whoever keeps the catalogue. `others` are files that go with the record.
 * @param {string} title
 * @param {string} id
 * @param {string} text
 * @param {boolean} isNew
 * @param {Companion[]} others
 */
export function letter(title, id, text, isNew, others) {
  const subject = `${isNew ? "Nouvelle fiche" : "Correction de la fiche"}\u00a0: ${title || id}`;
  const what = isNew ? "Je propose d’ajouter cette fiche au catalogue" : `Je propose de corriger la fiche ${id}`;
  const along = others.map((file) => `\nElle va avec le fichier ${file.path}\u00a0:\n\n${file.text}\n`).join("");
  const body = `Bonjour,\n\n${what}, sous le nom ${id}.md.\n\n${text}\n${along}`;
  return `Objet\u00a0: ${subject}\n\n${body}`;
}

/**
 * @param {string} name
 * @param {string} text
 * @param {string} type
 */
export function download(name, text, type) {
  const file = new Blob([text], { type: `${type};charset=utf-8` });
  const link = element("a", { href: URL.createObjectURL(file), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

/**
 * Copies a text; a page on a disk may only copy what is selected. Tells whether it worked.
 * @param {string} text
 */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelected(text);
  }
}

/** @param {string} text */
function copySelected(text) {
  const before = document.activeElement;
  const field = element("textarea", { class: "ps-sr", "aria-hidden": "true" });
  field.value = text;
  document.body.append(field);
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  if (before instanceof HTMLElement) before.focus();
  return copied;
}
