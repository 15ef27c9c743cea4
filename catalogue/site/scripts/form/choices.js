/* Fields whose values are codes: a few side by side, a short list, or a search among many; one value or several. */

import { element } from "../explorer/element.js";
import { Combobox } from "./combobox.js";
import { View } from "./inputs.js";
import { isMapping } from "./types.js";

/**
 * @import { Page } from "./page.js"
 * @import { Choice, Field, Of, Values } from "./shapes.js"
 * @import { Table } from "./codes.js"
 */

const HINTS = /** @type {Record<string, string>} */ ({
  organisations: "Chercher par le nom, le sigle ou la ville.",
  sources: "Chercher par le titre ou l’éditeur.",
  partnerships: "Chercher par le titre.",
  countries: "Chercher par le nom ou le code.",
  evidence: "La ou les citations qui le montrent.",
});

/** @type {(field: Field) => Field} */
const hinted = (field) => ({ ...field, hint: HINTS[field.vocabulary || field.refersTo || ""] || "" });

/**
 * A code among few, all shown with their meanings.
 * @param {Of<"code">} field
 * @param {Page} form
 */
export function radioView(field, form) {
  const name = form.nextId();
  const boxes = form.tables[field.vocabulary].choices.map(({ code, label, meaning }) => {
    const input = element("input", { type: "radio", name, value: code, id: form.nextId() });
    const text = element("span", {}, element("strong", {}, label), meaning ? element("span", { class: "ps-fo-meaning" }, ` ${meaning}`) : null);
    return { input, label: element("label", { class: "ps-fo-radio", for: input.id }, input, text) };
  });
  const control = element("div", { id: name, class: "ps-fo-radios" }, ...boxes.map(({ label }) => label));
  const view = new View(field, form, control, { legend: true });
  view.get = () => boxes.find(({ input }) => input.checked)?.input.value;
  view.set = (value) => boxes.forEach(({ input }) => (input.checked = input.value === value));
  view.focus = () => (boxes.find(({ input }) => input.checked) || boxes[0]).input.focus();
  return view;
}

/**
 * A code in a list that opens; below it, what the chosen one means.
 * @param {Field} field
 * @param {Page} form
 * @param {Pick<Choice, "code" | "label" | "meaning">[]} choices
 */
export function selectView(field, form, choices) {
  const input = element(
    "select",
    { id: form.nextId() },
    element("option", { value: "" }, field.required ? "Choisir…" : "Non renseigné"),
    ...choices.map(({ code, label }) => element("option", { value: code }, label)),
  );
  const said = element("p", { id: `${input.id}-sens`, class: "ps-fo-said" });
  const view = new View(field, form, input, { said });
  const tell = () => (said.textContent = choices.find(({ code }) => code === input.value)?.meaning || "");
  input.addEventListener("change", tell);
  view.set = (value) => {
    const code = String(value || "");
    if (code && !choices.some((one) => one.code === code)) input.append(element("option", { value: code }, code));
    View.prototype.set.call(view, value);
    tell();
  };
  return view;
}

/**
 * A code among many: what is typed and names no choice stays, and is reported.
 * @param {Field} field
 * @param {Page} form
 * @param {() => Table} table
 */
export function searchView(field, form, table) {
  let code = "";
  const label = () => table().get(code)?.label || code;
  const combobox = new Combobox({
    id: form.nextId(), label: field.title, search: (query) => table().search(query),
    mark: (choice) => choice.code === code,
    choose: (choice) => {
      view.set(choice.code);
      form.changed();
    },
  });
  const said = element("p", { id: `${combobox.input.id}-sens`, class: "ps-fo-said" });
  const view = new View(hinted(field), form, combobox.input, { control: combobox.element, said });
  const tell = () => (said.textContent = table().get(code)?.meaning || "");
  combobox.input.addEventListener("input", () => {
    code = combobox.input.value.trim();
    tell();
  });
  combobox.input.addEventListener("blur", () => {
    const named = code && !table().has(code) ? table().named(code) : null;
    if (named) view.set(named.code);
    else if (table().has(code)) combobox.input.value = label();
    form.changed();
  });
  view.get = () => code || undefined;
  view.set = (value) => {
    code = String(value || "");
    combobox.input.value = label();
    tell();
  };
  view.rename = (old, name) => {
    if (code === old) view.set(name);
  };
  return view;
}

/**
 * Several codes: those chosen stand as labels that a button removes.
 * @param {Field} field
 * @param {Page} form
 * @param {() => Table} table
 * @param {{choices: () => Choice[]}} [extra]
 */
export function severalView(field, form, table, extra) {
  /** @type {string[]} */
  let codes = [];
  const chosen = element("ul", { class: "ps-fo-chosen", "aria-label": `${field.title}, choisis` });
  /** @param {string} code */
  const add = (code) => {
    if (!codes.includes(code)) codes.push(code);
    draw();
    form.changed();
  };
  const combobox = new Combobox({
    id: form.nextId(), label: field.title, placeholder: "Ajouter…", mark: ({ code }) => codes.includes(code),
    search: (query) => [...table().search(query).filter(({ code }) => !codes.includes(code)), ...(extra ? extra.choices() : [])],
    choose: (choice) => {
      combobox.input.value = "";
      if (choice.act) choice.act(add);
      else add(choice.code);
    },
  });
  const control = element("div", {}, chosen, combobox.element);
  const view = new View(hinted(field), form, combobox.input, { control });
  const draw = () => {
    chosen.replaceChildren(...codes.map((code) => element("li", {}, chip(code))));
    chosen.hidden = !codes.length;
  };
  /** @param {string} code */
  const chip = (code) => {
    const label = table().get(code)?.label || code;
    const cross = element("span", { class: "ps-chip__cross", "aria-hidden": "true" }, "×");
    const button = element("button", { type: "button", class: "ps-chip" }, element("span", { class: "ps-sr" }, "Retirer "), label, cross);
    button.addEventListener("click", () => {
      codes = codes.filter((one) => one !== code);
      draw();
      combobox.input.focus();
      form.changed();
    });
    return button;
  };
  combobox.input.addEventListener("blur", () => {
    const text = combobox.input.value.trim();
    const named = text && table().named(text);
    if (text) {
      combobox.input.value = "";
      add(named ? named.code : text);
    }
  });
  view.get = () => (codes.length ? [...codes] : undefined);
  view.set = (value) => {
    codes = (Array.isArray(value) ? value : [value]).filter((one) => one !== undefined && one !== null).map(String);
    draw();
  };
  view.rename = (old, name) => {
    codes = codes.map((one) => (one === old ? name : one));
    draw();
  };
  draw();
  return view;
}

/**
 * Codes of which some cite evidence in what was taken up: it stays with its code, and follows a renamed one.
 * @param {Field} field
 * @param {Page} form
 * @param {() => Table} table
 */
export function tagsView(field, form, table) {
  const view = severalView(field, form, table);
  const [codesOf, setCodes] = [view.get, view.set];
  /** @type {Map<unknown, Values>} */
  let tags = new Map();
  view.get = () => {
    const codes = /** @type {string[] | undefined} */ (codesOf());
    tags = new Map([...tags].filter(([code]) => codes?.includes(String(code))));
    return codes?.map((code) => tags.get(code) || code);
  };
  view.set = (value) => {
    const items = Array.isArray(value) ? value : [];
    tags = new Map(items.filter(isMapping).map((tag) => [tag.code, tag]));
    setCodes(items.map((item) => (isMapping(item) ? item.code : item)));
  };
  view.rename = (old, name) => {
    tags.forEach((tag, code) => {
      const ids = /** @type {unknown[]} */ ([]).concat(tag.evidence || []);
      tags.set(code, { ...tag, evidence: ids.map((id) => (id === old ? name : id)) });
    });
  };
  return view;
}
