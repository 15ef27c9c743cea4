/* The end of the form: the file as it stands, and the ways to send it. */

import { Companions } from "./companions.js";
import { same } from "./file.js";
import { ownId } from "./naming.js";
import { COPIED, NOT_COPIED, copy, download, editFile, letter, newFile } from "./sending.js";
import { part } from "./parts.js";

/**
 * @import { Page } from "./page.js"
 * @import { Companion, PublishedRecord, Parts } from "./shapes.js"
 */

const FOLDER = "partnerships";
const SAID_FOR = 4000;

/**
 * The places of files that go with the record.
 * @param {Page} page
 */
export function companionsOf(page) {
  const places = { previews: part("companion-previews"), links: part("companion-links"), downloads: part("companion-downloads") };
  const { forge = "", newFile: pattern = "" } = page.frame.dataset;
  return new Companions({ forge, newFile: pattern }, places);
}

/**
 * Buttons that copy a part of the page, and the one that downloads.
 * @param {Page} page
 */
export function listen(page) {
  // Before the click reaches a link or a button: what was typed last goes with the file.
  page.frame.addEventListener("click", () => page.settle(), { capture: true });
  /** @type {(button: HTMLElement | null, from: HTMLElement, said: HTMLElement | null) => void} */
  const copying = (button, from, said) => {
    if (button && said) button.addEventListener("click", async () => tell(said, (await copy(from.textContent || "")) ? COPIED : NOT_COPIED));
  };
  copying(part("copy-file"), part("file"), part("copy-file-said"));
  copying(part("copy-letter"), part("letter"), part("copy-letter-said"));
  copying(part("copy-for-forge"), part("file"), part("copy-for-forge-said"));
  part("download").addEventListener("click", () => download(`${ownId(page) || "fiche"}.md`, part("file").textContent || "", "text/markdown"));
}

/**
 * @param {HTMLElement} place
 * @param {string} text
 */
function tell(place, text) {
  place.textContent = text;
  setTimeout(() => (place.textContent = ""), SAID_FOR);
}

/**
 * Shows the file, and where it goes. `invalid` counts what must be mended, `lost` names the fields whose comments will not be kept, `others` go with it.
 * @param {Page} page
 * @param {number} invalid
 * @param {string} text
 * @param {string[]} lost
 * @param {Companion[]} others
 */
export function show(page, invalid, text, lost, others) {
  const id = ownId(page) || "fiche";
  const { origin } = page;
  part("file").textContent = text;
  part("file-name").textContent = origin ? origin.file : `${FOLDER}/${id}.md`;
  part("letter").textContent = letter(String(page.views.get("title")?.get() || ""), id, text, !origin, others);
  const way = part("forge");
  if (way) showForge(page, way, id, text);
  part("lost").hidden = !lost.length;
  part("lost-names").textContent = lost.map((name) => `«\u00a0${name}\u00a0»`).join(", ");
  part("unchanged").hidden = !origin || lost.length > 0 || !unchanged(page, origin);
  page.companions.show(others);
  hide("companion-forge", !others.length);
  part("companion-file").hidden = !others.length;
  part("invalid").hidden = !invalid;
  part("verdict").textContent = invalid ? "Il reste des points à corriger" : "La fiche est prête";
}

/**
 * Shows the way to the forge, on a page that has one.
 * @param {Page} page
 * @param {HTMLAnchorElement} way
 * @param {string} id
 * @param {string} text
 */
function showForge(page, way, id, text) {
  const { origin } = page;
  const { forge, newFile: ofNew = "", editFile: ofKnown = "" } = page.frame.dataset;
  const { address, whole } = origin ? editFile(ofKnown, origin.file) : newFile(ofNew, FOLDER, `${id}.md`, text);
  way.href = address;
  way.textContent = whole ? `Ouvrir ${forge} avec la fiche remplie` : origin ? `2. Ouvrir le fichier sur ${forge}` : `2. Ouvrir un nouveau fichier sur ${forge}`;
  hide("forge-whole", !whole);
  hide("forge-long", whole || Boolean(origin));
  hide("forge-edit", !origin);
  hide("forge-copy", whole);
}

/**
 * @param {keyof Parts} name
 * @param {boolean} hidden
 */
function hide(name, hidden) {
  const place = part(name);
  if (place) place.hidden = hidden;
}

/**
 * @param {Page} page
 * @param {PublishedRecord} origin
 */
function unchanged(page, origin) {
  return same(page.values(), { ...origin.values, ...page.fixed() }) && page.text() === origin.body;
}
