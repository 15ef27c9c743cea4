/* Starts the form, empty or with the record that the address names: `?fiche=tours-hogip`. */

import { element } from "../explorer/element.js";
import { read } from "../explorer/records.js";
import { records, tables } from "./catalogue.js";
import { Check } from "./check.js";
import { asTexts, lost, write } from "./file.js";
import { newcomer, newcomers, organisationsDiffer } from "./organisations.js";
import { Page } from "./page.js";
import { part } from "./parts.js";
import { editFile, newFile } from "./sending.js";

/**
 * @import { Data as Known } from "../explorer/shapes.js"
 * @import { Data, PublishedRecord } from "./shapes.js"
 */

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
/** What the console and tests reach. */
const reached = /** @type {{page: Page | null} & Record<string, unknown>} */ ({ Check, asTexts, editFile, lost, newFile, newcomer, newcomers, organisationsDiffer, page: null, read, records, tables, write });

/**
 * @param {HTMLElement} frame
 * @param {Data} data
 * @param {Known} known
 */
function begin(frame, data, known) {
  const wanted = new URLSearchParams(window.location.search).get("fiche");
  /** @param {PublishedRecord | null} origin */
  const start = (origin) => (reached.page = new Page(frame, data, read(known), origin));
  const unknown = () => {
    part("unknown").hidden = false;
    start(null);
  };
  if (wanted === null) start(null);
  else if (wanted.length <= data.names.longest && SLUG.test(wanted)) load(`${frame.dataset.root}data/partenariats/${wanted}.js`, start, unknown);
  else unknown();
}

/**
 * Loads a record as a script: a page on a disk may do so, and may not fetch.
 * @param {string} src
 * @param {(origin: PublishedRecord) => void} start
 * @param {() => void} unknown
 */
function load(src, start, unknown) {
  const script = element("script", { src });
  script.addEventListener("load", () => start(window.PASSERELLES_RECORD));
  script.addEventListener("error", unknown);
  document.head.append(script);
}

window.Form = reached;
const frame = part("frame");
if (frame && window.PASSERELLES_FORM && window.PASSERELLES) begin(frame, window.PASSERELLES_FORM, window.PASSERELLES);
