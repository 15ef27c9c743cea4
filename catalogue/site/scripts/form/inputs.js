/*
 * Fields of one value. A view is `{element, get, set, at, show, focus}`: what it holds as the file will say it, and the
 * problems that it shows. `around` lays out every one of them: label, help, control, what is said of it.
 */

import { element } from "../explorer/element.js";

/**
 * @import { Page } from "./page.js"
 * @import { AnyView, Control, Field, Level, Problem } from "./shapes.js"
 */

/**
 * `legend` for a group of controls, `said` what is said of the value, `input` what the label names.
 * @typedef {{legend?: boolean, said?: HTMLElement | null, input?: HTMLElement}} Options
 */

export const LEVELS = /** @type {Record<Level, string>} */ ({ invalid: "À corriger", doubtful: "À vérifier", useful: "Conseil" });

/**
 * The control of a field with its label, its help, what is said of it, and the place of its problems.
 * @param {Field} field
 * @param {Page} form
 * @param {HTMLElement} control
 * @param {Options} options
 * @returns {{frame: HTMLElement, problems: HTMLElement}}
 */
function around(field, form, control, { legend = false, said = null, input = control } = {}) {
  const id = input.id || form.nextId();
  const help = helpOf(field);
  const problems = element("ul", { id: `${id}-erreurs`, class: "ps-fo-problems", hidden: "" });
  const title = [field.title, field.required ? null : element("span", { class: "ps-fo-optional" }, " (facultatif)")];
  const frame = element(
    legend ? "fieldset" : "div",
    { class: `ps-fo-field ps-fo-field--${field.kind}` },
    legend ? element("legend", {}, ...title) : element("label", { for: id }, ...title),
    help ? element("p", { id: `${id}-aide`, class: "ps-fo-help" }, ...help) : null,
    control,
    said,
    problems,
  );
  const parts = [help ? `${id}-aide` : "", said ? said.id : "", `${id}-erreurs`].filter(Boolean);
  (legend ? frame : input).setAttribute("aria-describedby", parts.join(" "));
  return { frame, problems };
}

/** @param {Field} field */
function helpOf(field) {
  const repeats = field.help.replace(/\.$/, "") === field.title;
  const help = field.hint || (repeats ? "" : field.help);
  const example = field.example && !help.includes(field.example) ? element("span", { class: "ps-fo-example" }, `Par exemple\u00a0: ${field.example}`) : null;
  return help || example ? [...withCode(help), help && example ? " " : null, example] : null;
}

/**
 * Problems in a list, each with the way to mend it. What is said already stays: somebody may be about to click on it.
 * @param {HTMLElement} list
 * @param {Problem[]} problems
 */
export function showProblems(list, problems) {
  const said = JSON.stringify(problems.map(({ level, message, fix }) => [level, message, fix]));
  if (list.dataset.said !== said) list.replaceChildren(...problems.map((one) => problem(one)));
  list.dataset.said = said;
  list.hidden = problems.length === 0;
  return problems.some(({ level }) => level === "invalid");
}

/** @param {Problem} problem */
function problem({ level, message, fix, link }) {
  return element(
    "li",
    { class: `ps-fo-problem ps-fo-problem--${level}` },
    element("strong", {}, `${LEVELS[level]}\u00a0: `),
    ...withCode(`${message}. `),
    element("span", { class: "ps-fo-fix" }, ...withCode(sentence(fix))),
    link ? " " : null,
    link ? link() : null,
  );
}

/** @param {string} text */
function sentence(text) {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? "" : "."}`;
}

/**
 * A text as nodes: what stands between backticks is code, and signs stay with their words.
 * @param {string} text
 */
export function withCode(text) {
  return text.split("`").map((piece, at) => (at % 2 ? element("code", {}, piece) : bound(piece)));
}

/** @param {string} text */
function bound(text) {
  return text.replace(/« /g, "«\u00a0").replace(/ ([»:;!?])/g, "\u00a0$1");
}

/** A view of one control whose value is a text. */
export class View {
  /**
   * @param {Field} field
   * @param {Page} form
   * @param {Control} input
   * @param {Options & {control?: HTMLElement}} [options]
   */
  constructor(field, form, input, options = {}) {
    this.field = field;
    this.form = form;
    this.input = input;
    this.touched = false;
    /**
     * Renames a code that it may hold.
     * @type {((old: string, name: string) => void) | undefined}
     */
    this.rename = undefined;
    const { frame, problems } = around(field, form, options.control || input, { ...options, input });
    this.element = frame;
    this.problems = problems;
    frame.addEventListener("focusout", () => this.touch());
  }

  touch() {
    if (this.touched) return;
    this.touched = true;
    this.form.changed();
  }

  /** @returns {unknown} */
  get() {
    return (this.input.value || "").trim() || undefined;
  }

  /** @param {unknown} value */
  set(value) {
    this.input.value = value === undefined ? "" : String(value);
  }

  /** @returns {AnyView} */
  at() {
    return this;
  }

  /** @returns {AnyView[]} */
  views() {
    return [this];
  }

  /**
   * @param {Problem[]} problems
   * @param {boolean} all
   */
  show(problems, all) {
    const shown = all || this.touched ? problems : [];
    const invalid = showProblems(this.problems, shown);
    if (invalid) this.input.setAttribute("aria-invalid", "true");
    else this.input.removeAttribute("aria-invalid");
  }

  focus() {
    this.input.focus();
  }
}

/**
 * A line or several of free text, with what a date says and how many signs are left.
 * @param {Field} field
 * @param {Page} form
 */
export function textView(field, form) {
  const id = form.nextId();
  const long = field.kind === "long";
  const input = element(long ? "textarea" : "input", { id, ...(long ? { rows: (field.most || 0) > 350 ? "4" : "3" } : { type: "text" }), autocomplete: "off" });
  if (field.kind === "number") input.setAttribute("inputmode", "decimal");
  if (field.format || field.pattern) ["autocapitalize", "spellcheck"].forEach((name) => input.setAttribute(name, name === "spellcheck" ? "false" : "none"));
  const said = field.format || (field.most && long) ? element("p", { id: `${id}-lu`, class: "ps-fo-said" }) : null;
  const view = new View(field, form, input, { said });
  const tell = () => {
    if (said) said.textContent = field.format ? read(form, field, input.value) : counted(field, input.value);
  };
  input.addEventListener("input", tell);
  view.set = (value) => {
    View.prototype.set.call(view, value);
    tell();
  };
  tell();
  return view;
}

/**
 * @param {Page} form
 * @param {Field} field
 * @param {string} text
 */
function read(form, field, text) {
  const said = form.dates.said(field.format || "", text.trim());
  return said ? `Se lira\u00a0: ${said}` : "";
}

/**
 * @param {Field} field
 * @param {string} text
 */
function counted(field, text) {
  const count = [...text.trim()].length;
  return count ? `${count} caractères sur ${field.most}` : `${field.most} caractères au plus`;
}

/**
 * A box to tick.
 * @param {Field} field
 * @param {Page} form
 */
export function flagView(field, form) {
  const id = form.nextId();
  const input = element("input", { id, type: "checkbox" });
  const view = new View({ ...field, required: true }, form, input);
  view.get = () => (input.checked ? "true" : undefined);
  view.set = (value) => (input.checked = String(value) === "true");
  return view;
}

/**
 * Texts, one a line.
 * @param {Field} field
 * @param {Page} form
 */
export function textsView(field, form) {
  const input = element("textarea", { id: form.nextId(), rows: "2", autocapitalize: "none", spellcheck: "false" });
  const view = new View({ ...field, hint: `${field.help} Un par ligne.` }, form, input);
  view.get = () => {
    const list = input.value.split("\n").map((one) => one.trim()).filter(Boolean);
    return list.length ? list : undefined;
  };
  view.set = (value) => (input.value = (Array.isArray(value) ? value : []).join("\n"));
  return view;
}
