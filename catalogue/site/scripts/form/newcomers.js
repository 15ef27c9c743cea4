/*
 * Organisations that the catalogue does not have, described beside the record: each becomes a file of its own, and counts
 * as known as soon as it is begun.
 */

import { proposedFrom } from "./naming.js";
import { slug } from "../explorer/words.js";
import { fields as writeFields } from "./file.js";
import { textView } from "./inputs.js";
import { List, button } from "./lists.js";
import { ORGANISATIONS } from "./organisations.js";
import { part } from "./parts.js";

/**
 * @import { Group } from "./groups.js"
 * @import { Page } from "./page.js"
 * @import { AnyView, Companion, Field, Of, Values } from "./shapes.js"
 */

const HELP = "Celles que le catalogue n’a pas encore. Chacune aura son petit fichier, à envoyer avec la fiche.";
const ID_HELP = "Le nom de son fichier, proposé d’après le nom\u00a0: il figure dans l’adresse de sa page et ne change plus ensuite.";

/**
 * The list of them, put into its place.
 * @param {Page} page
 */
export function placeNewcomers(page) {
  const shown = page.check.organisation.fields.filter(({ kind }) => kind !== "fixed");
  /** @type {Of<"map">} */
  const field = {
    name: ORGANISATIONS, kind: "map", example: "", pattern: "", title: "Organisations à ajouter au catalogue", help: HELP, item: "une nouvelle organisation",
    required: true, whole: true, least: 0, fields: shown,
  };
  const described = new List(field, page, (one) => page.fields.view(one, true), (item) => idField(page, item));
  page.views.set(ORGANISATIONS, described);
  part("described").append(described.element);
  return described;
}

/**
 * The field of an id. It follows the name until somebody writes another, and what names the organisation follows it.
 * @param {Page} page
 * @param {Group} item
 */
function idField(page, item) {
  /** @type {Field} */
  const named = { name: "id", kind: "text", title: "Identifiant", help: ID_HELP, example: "hopital-essos-yaounde", required: true, pattern: "", format: "" };
  const view = textView(named, page);
  const name = item.fields.get("name");
  const set = view.set;
  const called = () => String((name && name.get()) || "");
  const proposed = () => freeId(page, proposedFrom(page, called()), view);
  let follows = "";
  let isOwn = false;
  view.set = (id) => {
    isOwn = Boolean(called()) && id !== proposed();
    follows = String(id);
    set(id);
  };
  /** @param {string} id */
  const change = (id) => {
    set(id);
    know(page);
    if (page.check.registered.has(id)) return; // it would take what names the other one with it
    page.fields.renameOrganisation(follows, id);
    follows = id;
  };
  const typed = () => slug(view.input.value || "");
  name?.input?.addEventListener("change", () => change(isOwn ? String(view.get() || "") : proposed() || follows));
  view.input.addEventListener("change", () => {
    isOwn = Boolean(typed());
    change(isOwn ? freeId(page, typed(), view) : proposed() || follows);
  });
  return view;
}

/**
 * An id that no other new organisation has.
 * @param {Page} page
 * @param {string} id
 * @param {AnyView} [own]
 */
function freeId(page, id, own) {
  const taken = new Set(page.described.items.filter(({ key }) => key !== own).map((item) => item.id()));
  let free = id;
  for (let number = 2; id && taken.has(free); number += 1) free = `${id}-${number}`;
  return free;
}

/**
 * The values of those that say anything, by id.
 * @param {Page} page
 * @returns {Record<string, Values>}
 */
export function newOrganisations(page) {
  return Object.fromEntries(Object.entries(page.described.byId()).filter(([, one]) => Object.keys(one).length));
}

/**
 * @param {Page} page
 * @param {Record<string, Values>} [organisations]
 */
export function restoreNewcomers(page, organisations) {
  page.described.set(organisations);
  part("newcomers").open = page.described.items.length > 0;
  know(page);
}

/**
 * Lets the record name those that are described, begun ones included.
 * @param {Page} page
 */
export function know(page) {
  const described = Object.entries(page.described.byId());
  page.tables.organisations = page.check.registered.with(
    described.filter(([id]) => !page.check.registered.has(id)).map(([code, { name, city, country, acronym }]) => ({
      code, label: String(name || code), meaning: [city, "pas encore au catalogue"].filter(Boolean).join(", "),
      names: [city, acronym].filter(Boolean).map(String), home: country ? String(country) : undefined,
    })),
  );
}

/**
 * A button that begins the description of what somebody named: by an id, or more often by a name.
 * @param {Page} page
 * @param {string} code
 */
export function describing(page, code) {
  return button("Décrire cette organisation", () => {
    const isId = slug(code) === code;
    const id = freeId(page, isId ? code : proposedFrom(page, code));
    const item = page.described.add(isId ? undefined : { name: code }, id || undefined);
    item.fold(false);
    part("newcomers").open = true;
    know(page);
    page.fields.renameOrganisation(code, item.id());
    item.focus();
    page.say(`${item.toggle.textContent}, à décrire.`);
  });
}

/**
 * The files of new organisations: `{id, folder, name, path, text}`.
 * @param {Page} page
 * @returns {Companion[]}
 */
export function newFiles(page) {
  const schema = page.check.organisation;
  return Object.entries(newOrganisations(page)).map(([id, values]) => ({
    id, folder: ORGANISATIONS, name: `${id}.yml`, path: `${ORGANISATIONS}/${id}.yml`, text: writeFields(schema, { ...page.fixed(schema), ...values }),
  }));
}
