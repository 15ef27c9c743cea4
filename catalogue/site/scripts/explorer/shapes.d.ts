/* What the explorer reads and holds. catalogue/data/explorer.py writes the data. */

/** `window.PASSERELLES`: texts are packed words, lists of numbers packed too (packing.js). */
export interface Data {
  date: string;
  stopWords: string[];
  slugs: string;
  words: string;
  tables: Record<Exclude<TableName, "organisations" | "programmes">, Table>;
  organisations: { codes: string; labels: string; also: string };
  homes: string;
  programmes: number[];
  regionsOf: string;
  folderOf: string[];
  starts: Start[];
  traces: Trace[];
  records: Record<"id" | "title" | WrittenColumn, string>;
}

/** `window.PASSERELLES_TEXT`: words, and for each the records that have it, as gaps in base 36. */
export interface TextData {
  words: string;
  records: string;
}

export type Start = [date: string, said: string, firstYear: number, lastYear: number];
export type Trace = [date: string, said: string];

export type TableName =
  | "activities" | "audiences" | "countries" | "deducible" | "kinds" | "organisations" | "programmes"
  | "regions" | "schemes" | "specialties" | "statuses" | "themes";

/** Values by their index: codes, what they are called, and other spellings where there are any. */
export interface Table {
  codes: string[];
  labels: string[];
  also?: string[][];
}

export type WrittenColumn =
  | "activity" | "audience" | "country" | "deduced" | "deduced_party" | "funder" | "host" | "kind" | "lead" | "other"
  | "partner"
  | "programme" | "scheme" | "specialty" | "start" | "status" | "theme" | "trace";
export type Column = WrittenColumn | "named" | "organisation" | "region";

/** A column holds indexes into its table, a list for each record. */
export type Records = Record<Column, number[][]> & {
  count: number;
  date: string;
  folders: string[];
  homes: number[][];
  ids: string[];
  starts: (Start | null)[];
  tables: Record<TableName, Table>;
  titles: string[];
  traces: (Trace | null)[];
};

/** What a reader chose: indexes of values by the name of the facet, years, and how to show the records. */
export interface Selection {
  query: string;
  chosen: Record<string, Set<number>>;
  from: number | null;
  to: number | null;
  sort: Sort;
  view: View;
}

export type Sort = "debut" | "pertinence" | "titre" | "trace";
export type View = "carte" | "liste" | "tableau";

/** How many records each value would leave, by the name of the facet. */
export type Counts = Record<string, Map<number, number>>;

/** A value that a query names: where it stands, and its other spellings as stems. */
export interface Named {
  table: TableName;
  column: number;
  item: number;
  spellings: string[][];
}

/** The outcome of a search: a score for each record, 0 where it is not found. */
export interface Found {
  scores: Float32Array;
  corrected: { typed: string; read: string }[];
  unknown: string[];
  named: Named[];
}

/** The parts of the page by their names in explorer.html.j2. */
export type Parts = Record<
  | "active" | "active-count" | "count" | "criteria" | "filters" | "frame" | "ideas" | "list" | "liste" | "nothing"
  | "reading" | "rows" | "search" | "silent" | "tableau" | "title" | "undated" | "views",
  HTMLElement
> &
  Record<"clear" | "csv" | "more" | "print", HTMLButtonElement> &
  Record<"from" | "query" | "to", HTMLInputElement> &
  Record<"fold" | "period", HTMLDetailsElement> & { carte: HTMLElement | null; sort: HTMLSelectElement };
