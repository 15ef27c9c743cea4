/* What the form reads and holds. catalogue/data/form.py writes the data, catalogue/data/form_record.py a record. */

import type { TableName } from "../explorer/shapes.js";
import type { Table } from "./codes.js";
import type { Dates } from "./dates.js";
import type { Item } from "./lists.js";
import type { Schema } from "./schema.js";
import type { Texts } from "./text.js";
import type { Wording } from "./wording.js";

/** Values of a file, by the names of fields, as they are read: texts, lists and mappings, in any shape. */
export type Values = Record<string, unknown>;

/** Where a value stands: `["parties", 0, "role"]`. */
export type Place = (number | string)[];

export type Level = "doubtful" | "invalid" | "useful";

/** A problem as a rule tells it. `record` is the page that it is about, `unknown` a code that no table has. */
export interface Problem {
  id: string;
  level: Level;
  location: Place;
  message: string;
  fix: string;
  record?: KnownRecord;
  unknown?: { code: string; vocabulary: string };
  link?: (() => HTMLElement) | null;
}

/** What a rule may ask. `cites` are the evidence ids that the body cites, the days are texts `2026-11-22`. */
export interface Knows {
  schema: Schema;
  dates: Dates;
  limits: Data["limits"];
  tables: Tables;
  wording: Wording;
  texts: Texts;
  thousands: RegExp;
  cities: Set<string>;
  id: string;
  today: string;
  tomorrow: string;
  cites: string[];
  say(rule: string, location: Place, words: Values): Problem;
}

export type Rule = (values: Values, knows: Knows) => Iterable<Problem>;

export type Tables = Record<string, Table>;

/** One of the codes of a table. An organisation has a `home`; a source may be `translated`, and has the days of its publication and reading; one that acts is no code. */
export interface Choice {
  code: string;
  label: string;
  meaning: string;
  names: string[];
  home?: string;
  translated?: boolean;
  date?: string;
  accessed?: string;
  act?: (add: (code: string) => void) => void;
}

/** A published record as duplicates are looked for. */
export interface KnownRecord {
  id: string;
  title: string;
  folder: string;
  working: string[];
  specialties: string[];
  countries: string[];
  start: string;
}

/** `window.PASSERELLES_RECORD`: `written` has the lines of each field. */
export interface PublishedRecord {
  id: string;
  file: string;
  version: string;
  values: Values;
  body: string;
  written: [name: string, lines: string][];
}

/** What a record rests on: one source for all, evidence for each claim, or both. */
export type Basis = "light" | "mixed" | "proven";

/** What the form holds, as a draft keeps it. */
export interface State {
  values: Values;
  organisations?: Record<string, Values>;
  body: string;
  name: string;
  version?: string;
  basis?: Basis;
}

/** `window.PASSERELLES_FORM`. */
export interface Data {
  schema: Shape;
  organisation: Shape;
  vocabularies: Record<string, string[][]>;
  meanings: Partial<Record<TableName, Record<string, string>>>;
  organisations: string[][];
  sources: [id: string, title: string, publisher: string, date?: string, translated?: number, accessed?: string][];
  rules: Record<string, [id: string, level: Level, message: string, fix: string]>;
  words: Record<"addresses" | "bounds" | "forms" | "shapes", Record<string, string>> &
    Record<
      | "anyForm" | "didYouMean" | "longDuration" | "nearTitles" | "nearlySameName" | "plausible"
      | "sameName" | "samePartners",
      string
    >;
  patterns: Record<string, string>;
  damage: {
    oneLine: string;
    signs: string[];
    cp1252: string;
    times: number;
    alone: number;
    reach: number;
    line: number;
    markup: Record<"all" | "our" | "times", number>;
  };
  names: { longest: number; proposed: number; reserved: string[]; formerly: Record<string, string> };
  matcher: { particles: string[]; common: string[]; writtenOut: [string, string][]; near: number; same: number };
  cities: string[];
  needed: string[];
  home: string;
  sides: string[];
  limits: Record<
    | "address" | "bytes" | "firstYear" | "longestYears" | "near" | "numberNamed" | "quoteWords" | "sameSummary"
    | "sameTitle" | "shortText" | "shown" | "staleMonths" | "yearsAhead",
    number
  >;
}

/** A node of the JSON Schema. */
export interface Shape {
  $ref?: string;
  $defs?: Record<string, Shape>;
  anyOf?: Shape[];
  const?: number | string;
  description?: string;
  enum?: (number | string)[];
  examples?: unknown[];
  format?: string;
  items?: Shape;
  maxLength?: number;
  maximum?: number;
  minItems?: number;
  minLength?: number;
  minProperties?: number;
  minimum?: number;
  not?: { enum?: string[] };
  pattern?: string;
  patternProperties?: Record<string, Shape>;
  properties?: Record<string, Shape>;
  required?: string[];
  title?: string;
  type?: string;
  uniqueItems?: boolean;
  "x-item"?: string;
  "x-labels"?: Record<string, string>;
  "x-refers-to"?: string;
  "x-told"?: string;
  "x-unique-by"?: string[];
  "x-vocabulary"?: string;
}

/** What every field has. What its kind adds stands below; without a `needed` one a group is refused, `hint` takes the place of the help, a `whole` one is not folded away, nor what it holds. */
export interface Named {
  name: string;
  title: string;
  help: string;
  example: string;
  required: boolean;
  needed?: boolean;
  hint?: string;
  item?: string;
  refersTo?: string;
  told?: string;
  unique?: string[] | null;
  whole?: boolean;
  vocabulary?: string;
  fields?: Field[];
  shape?: Shape;
  least?: number;
  most?: number;
  pattern?: string;
  format?: string;
  reserved?: string[];
}

/** A field, told apart by its `kind`. */
export type Field = Named & Kind;

/** What a kind of field adds. */
export type Kind =
  | { kind: "flag" }
  | { kind: "reference" }
  | { kind: "references" }
  | { kind: "long" | "text" }
  | { kind: "number"; least: number; most: number }
  | { kind: "fixed"; value: string }
  | { kind: "option"; options: string[]; labels: Record<string, string> }
  | { kind: "code"; vocabulary: string; few: boolean }
  | { kind: "codes"; vocabulary: string; least: number }
  | { kind: "tags"; vocabulary: string; fields: Field[]; shape?: Shape; least: number }
  | { kind: "texts"; least: number; entry: Words }
  | { kind: "group"; fields: Field[]; shape?: Shape }
  | { kind: "list"; fields: Field[]; shape?: Shape; least: number }
  | { kind: "map"; fields: Field[]; shape?: Shape; least: number; pattern: string };

/** A field of a kind. */
export type Of<K extends Kind["kind"]> = Named & Extract<Kind, { kind: K }>;

/** A field that holds others. */
export type GroupField = Named & Extract<Kind, { fields: Field[] }>;

/** What bounds a text. */
export interface Words {
  kind: "long" | "text";
  most?: number;
  least?: number;
  pattern: string;
  format: string;
  reserved: string[];
}

/** What a control of the page has in common with all others, and what some have. */
export type Control = HTMLElement & { value?: string; selectedOptions?: HTMLCollectionOf<HTMLOptionElement> };

/** A field, a group or a list as the page shows it. */
export interface AnyView {
  element: HTMLElement;
  field?: Field;
  input?: Control;
  touched?: boolean;
  items?: Item[];
  get(): unknown;
  set(value: unknown): void;
  at(place: Place): AnyView;
  views(): AnyView[];
  show(problems: Problem[], all: boolean): void;
  focus(): void;
  isTouched?(): boolean;
  flag?(placed: Placed[]): void;
  nameOf?(step: number | string): string;
  rename?: (old: string, name: string) => void;
}

/** A problem with the view where it shows, and what that is called. */
export interface Placed {
  problem: Problem;
  view: AnyView;
  name: string;
}

/** A file that goes with the record. */
export interface Companion {
  id: string;
  folder: string;
  name: string;
  path: string;
  text: string;
}

/** A step of the page, and how far it is. */
export interface Step {
  section: HTMLElement;
  state: HTMLElement;
  optional: boolean;
  touched(): boolean;
  filled(): boolean;
}

/** The parts of the page by their names in form.html.j2. Those of the forge are not there where it is not known. */
export type Parts = Record<
  | "check" | "companion-downloads" | "companion-file" | "companion-previews" | "copy-file" | "copy-file-said"
  | "copy-letter" | "copy-letter-said" | "correction" | "correction-title" | "count" | "described" | "download" | "draft"
  | "draft-date" | "draft-old" | "file" | "file-name" | "forget" | "form" | "frame" | "invalid" | "letter" | "lost"
  | "lost-names" | "name" | "new" | "problems" | "restart" | "resume" | "said" | "saved" | "steps" | "title" | "unchanged"
  | "unknown" | "verdict",
  HTMLElement
> &
  Record<"light" | "proven", HTMLInputElement> & Record<"more" | "newcomers", HTMLDetailsElement> & { forge: HTMLAnchorElement | null } & Record<
    | "companion-forge" | "companion-links" | "copy-for-forge" | "copy-for-forge-said" | "forge-copy" | "forge-edit"
    | "forge-long" | "forge-whole",
    HTMLElement | null
  >;
