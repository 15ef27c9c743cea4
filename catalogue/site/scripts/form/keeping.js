/* What becomes of what somebody wrote: kept as a draft, taken up again, or cleared. */

import { newOrganisations } from "./newcomers.js";
import { same } from "./file.js";
import { part } from "./parts.js";

/**
 * @import { Page } from "./page.js"
 * @import { State } from "./shapes.js"
 */

/**
 * @param {Page} page
 * @returns {State}
 */
export function stateOf(page) {
  return { values: page.values(), organisations: newOrganisations(page), body: page.written(), name: page.named ? String(page.name.get() || "") : "", version: page.origin ? page.origin.version : "", basis: page.choice.get() };
}

/** @param {Page} page */
export function keep(page) {
  if (!page.fresh) return;
  const state = stateOf(page);
  const unchanged = same(state, page.fresh);
  part("restart").hidden = unchanged;
  if (unchanged && !page.kept) return;
  if (page.pending) {
    part("saved").textContent = "Pas enregistré\u00a0: un brouillon plus ancien attend votre choix, en haut de la page.";
    return;
  }
  const saved = page.draft.save(state);
  page.kept = true;
  part("saved").textContent = saved ? `Brouillon gardé dans ce navigateur, ${saved}.` : "Ce navigateur ne garde pas de brouillon\u00a0: téléchargez le fichier avant de partir.";
}

/** @param {Page} page */
export function resume(page) {
  const kept = page.pending;
  decided(page);
  if (kept) page.restore(kept);
  page.say("Brouillon repris.");
}

/** @param {Page} page */
export function forget(page) {
  page.draft.clear();
  decided(page);
  page.refresh();
  page.say("Brouillon effacé.");
}

/**
 * Empties the form, or takes up the published record again.
 * @param {Page} page
 */
export function restart(page) {
  if (!window.confirm("Effacer ce que vous avez écrit ici\u00a0?")) return;
  page.draft.clear();
  page.kept = false;
  page.pending = null;
  part("draft").hidden = true;
  page.restore(page.published());
  part("saved").textContent = "";
  part("title").focus();
}

/** @param {Page} page */
function decided(page) {
  page.pending = null;
  part("draft").hidden = true;
  part("title").focus();
}
