/* From the schema to views: which kind of field is shown how. A new field of a known kind needs nothing here. */

import { element } from "../explorer/element.js";
import { slug } from "../explorer/words.js";
import { radioView, searchView, selectView, severalView, tagsView } from "./choices.js";
import { Table } from "./codes.js";
import { groupView } from "./groups.js";
import { View, flagView, textView, textsView } from "./inputs.js";
import { List, button } from "./lists.js";

/**
 * @import { Page } from "./page.js"
 * @import { AnyView, Field, Of } from "./shapes.js"
 */

const EXCERPT = 110;

/** Makes the views of a form. `form` gives ids, tables and dates, and is told of changes. */
export class Fields {
  /** @param {Page} form */
  constructor(form) {
    this.form = form;
    /** @type {AnyView[]} */
    this.references = [];
    /** @type {AnyView[]} */
    this.naming = [];
    /** @type {List | null} */
    this.evidence = null;
  }

  /**
   * The view of one field; what names organisations is kept, to follow when the id of a new one changes.
   * @param {Field} field
   * @param {boolean} repeated
   * @returns {AnyView}
   */
  view(field, repeated) {
    const view = this.made(field, repeated);
    if (field.vocabulary === "organisations") this.naming.push(view);
    return view;
  }

  /**
   * @param {string} old
   * @param {string} id
   */
  renameOrganisation(old, id) {
    this.naming.forEach((view) => view.rename && view.rename(old, id));
  }

  /**
   * One field; in a group that repeats, few codes stand in a list that opens.
   * @param {Field} field
   * @param {boolean} repeated
   * @returns {AnyView}
   */
  made(field, repeated) {
    const { form } = this;
    const table = () => form.tables[field.vocabulary || ""];
    switch (field.kind) {
      case "group":
        return groupView(field, form, (one) => this.view(one, repeated));
      case "list":
        return new List(field, form, (one) => this.view(one, true));
      case "map":
        return this.map(field);
      case "code":
        if (!field.few) return searchView(field, form, table);
        return repeated ? selectView(field, form, table().choices) : radioView(field, form);
      case "codes":
        return severalView(field, form, table);
      case "tags":
        return this.tags(field);
      case "option":
        return selectView(field, form, field.options.map((code) => ({ code, label: field.labels[code] || code, meaning: "" })));
      case "reference":
        return searchView(field, form, () => form.tables[field.refersTo || ""]);
      case "references":
        return this.citing(field);
      case "flag":
        return flagView(field, form);
      case "texts":
        return textsView(field, form);
      default:
        return textView(field, form);
    }
  }

  /**
   * Groups under ids: the id can be changed, and what cites it follows.
   * @param {Of<"map">} field
   */
  map(field) {
    const fields = field.fields.map((one) => ({ ...one, required: Boolean(one.needed), whole: one.name === "says" }));
    const list = new List({ ...field, fields }, this.form, (one) => this.view(one, true), () => {
      /** @type {Field} */
      const named = { name: "id", kind: "text", title: "Identifiant", help: "Un mot court, pour citer cette preuve dans les champs et dans le texte.", required: true, pattern: field.pattern, example: "", format: "" };
      const view = textView(named, this.form);
      let before = "";
      const set = view.set;
      view.set = (value) => {
        before = String(value);
        set(value);
      };
      view.input.addEventListener("change", () => {
        const name = slug(view.input.value || "") || before;
        view.input.value = name;
        this.rename(before, name);
        before = name;
      });
      return view;
    });
    this.evidence = list;
    return list;
  }

  /**
   * @param {string} old
   * @param {string} name
   */
  rename(old, name) {
    if (old === name) return;
    this.references.forEach((view) => view.rename && view.rename(old, name));
    this.form.renamed(old, name);
    this.form.changed();
  }

  /**
   * Chooses among the evidence of this form, or begins a new one.
   * @param {Field} field
   */
  citing(field) {
    const extra = { choices: () => [{ code: "", label: "＋ Nouvelle preuve", meaning: "L’ajouter aux preuves, puis revenir ici", names: [], act: (/** @type {(code: string) => void} */ add) => this.begin(add) }] };
    const view = severalView({ ...field, required: true }, this.form, () => this.table(), extra);
    this.references.push(view);
    return view;
  }

  /**
   * Codes that may cite evidence.
   * @param {Of<"tags">} field
   */
  tags(field) {
    const view = tagsView(field, this.form, () => this.form.tables[field.vocabulary]);
    this.references.push(view);
    return view;
  }

  /** @param {(code: string) => void} add */
  begin(add) {
    if (!this.evidence) return;
    const item = this.evidence.add();
    add(item.id());
    item.focus();
    this.form.say(`${item.toggle.textContent}, ajoutée et citée.`);
  }

  /** The evidence of this form as choices, each with the beginning of what it says. */
  table() {
    const all = Object.entries(this.evidence ? this.evidence.byId() : {});
    return new Table(
      all.map(([code, { quote, says }]) => ({ code, label: code, meaning: excerpt(String(quote || says || "Citation à écrire")), names: [String(quote || says || "")] })),
    );
  }

  /** The text of the record, with a button that cites each evidence at the cursor. */
  body() {
    const { form } = this;
    /** @type {Field} */
    const field = { name: "body", kind: "long", title: "Présentation", required: false, example: "", help: "Avec vos propres mots, en paragraphes séparés d’une ligne vide. Un titre commence par ## ; là où la fiche a des preuves, chaque affirmation renvoie à la sienne. De 120 à 400 mots, si les sources le permettent." };
    const input = element("textarea", { id: form.nextId(), rows: "12" });
    const said = element("p", { id: `${input.id}-lu`, class: "ps-fo-said" });
    const cites = element("p", { class: "ps-fo-cites" });
    const view = new View(field, form, input, { said, control: element("div", {}, input, cites) });
    view.get = () => input.value;
    const refresh = () => {
      const ids = Object.keys(this.evidence ? this.evidence.byId() : {});
      const count = form.check.texts.count(input.value);
      said.textContent = count ? `${count} mot${count > 1 ? "s" : ""}` : "";
      cites.hidden = !ids.length;
      if (cites.dataset.ids === ids.join(" ")) return;
      cites.dataset.ids = ids.join(" ");
      cites.replaceChildren("Renvoyer, à l’endroit du curseur, à\u00a0: ", ...ids.map((id) => citeButton(input, id)));
    };
    return Object.assign(view, { refresh });
  }
}

/** @param {string} text */
function excerpt(text) {
  return text.length > EXCERPT ? `${text.slice(0, EXCERPT - 1)}…` : text;
}

/**
 * @param {HTMLTextAreaElement} input
 * @param {string} id
 */
function citeButton(input, id) {
  const one = button(id, () => {
    input.setRangeText(`[^${id}]`, input.selectionEnd, input.selectionEnd, "end");
    input.focus();
    input.dispatchEvent(new Event("input", { bubbles: true }));
  });
  one.setAttribute("aria-label", `Renvoyer à la preuve ${id}`);
  return one;
}
