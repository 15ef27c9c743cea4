/*
 * The search: an inverted index of titles, of the names in shared tables and, once loaded, of the texts.
 * A query's words must all match. A title weighs more than a name, a name more than a specialty or a country, these
 * more than the text. Nothing here touches the page.
 */

import { SHORT, distance, split, stem, tolerance } from "./words.js";

/** @import { Column as RecordColumn, Found, Named, Records, TableName, TextData } from "./shapes.js" */

const WEIGHTS = { title: 8, text: 1 };

/** Which tables are searched, through which columns of the records, with which weight. */
const TABLES = /** @type {[TableName, [RecordColumn, number][]][]} */ ([
  ["organisations", [["lead", 5], ["partner", 5], ["named", 3]]],
  ["specialties", [["specialty", 4]]],
  ["countries", [["country", 4]]],
  ["themes", [["theme", 4]]],
  ["regions", [["region", 2]]],
  ["schemes", [["scheme", 3]]],
  ["audiences", [["audience", 2]]],
  ["activities", [["activity", 2]]],
  ["kinds", [["kind", 2]]],
]);

/** Names of one and the same thing: whoever types one means all (Vietnam, Viêt Nam). */
const SAME_THING = /** @type {Set<TableName>} */ (new Set(["countries"]));
const LONGEST_PHRASE = 6;
const LONG = 6;
const EXACT = 1;
const BEGINNING = 0.7;
const MISSPELT = 0.5;
const WHOLE_NAME = 1.5;
const SECOND_PLACE = 0.1;

/** @typedef {{words: string[], named: Named[]}} Term */

/** Builds the index. `records` is what `Explorer.read` returns. */
export class Index {
  /**
   * @param {Records} records
   * @param {string[]} stopWords
   */
  constructor(records, stopWords) {
    this.count = records.count;
    this.stopWords = new Set(stopWords);
    /** @type {Map<string, number[]>} */
    this.places = new Map();
    /** @type {Map<string, string>} */
    this.surfaces = new Map();
    /** @type {Map<string, Named[]>} */
    this.phrases = new Map();
    /** @type {{weight: number, of: (item: number) => number[]}[][]} */
    this.columns = [];
    /** @type {string[] | null} */
    this.order = null;
    this.hasText = false;
    this._titles(records);
    TABLES.forEach(([table, columns]) => this._table(records, table, columns));
  }

  /** @param {Records} records */
  _titles(records) {
    const column = this.columns.push([{ weight: WEIGHTS.title, of: (record) => [record] }]) - 1;
    records.titles.forEach((title, record) => this._add(title, column, record));
  }

  /**
   * @param {Records} records
   * @param {TableName} name
   * @param {[RecordColumn, number][]} columns
   */
  _table(records, name, columns) {
    const table = records.tables[name];
    const column = this.columns.push(columns.map(([one, weight]) => ({ weight, of: inverse(records[one]) }))) - 1;
    table.labels.forEach((label, item) => {
      const names = [label, ...((table.also && table.also[item]) || [])];
      const place = { table: name, column, item, spellings: SAME_THING.has(name) ? names.map((one) => this.stems(one)) : [] };
      names.forEach((one) => {
        this._add(one, column, item);
        this._phrase(one, place);
      });
    });
  }

  /**
   * @param {string} text
   * @param {number} column
   * @param {number} item
   */
  _add(text, column, item) {
    split(text).forEach((word) => {
      if (!this.stopWords.has(word)) this._put(stem(word), word, column, item);
    });
  }

  /**
   * @param {string} token
   * @param {string} surface
   * @param {number} column
   * @param {number} item
   */
  _put(token, surface, column, item) {
    const places = this.places.get(token);
    if (places) places.push(column, item);
    else {
      this.places.set(token, [column, item]);
      this.surfaces.set(token, surface);
    }
  }

  /**
   * @param {string} name
   * @param {Named} place
   */
  _phrase(name, place) {
    const key = this.stems(name).join(" ");
    if (!key) return;
    const places = this.phrases.get(key);
    if (places) places.push(place);
    else this.phrases.set(key, [place]);
  }

  /**
   * Adds the words of the texts, as `explorer-text.js` holds them.
   * @param {TextData} text
   */
  addText(text) {
    const words = text.words ? text.words.split(" ") : [];
    const gaps = text.records.split(";");
    const column = this.columns.push([{ weight: WEIGHTS.text, of: (word) => decoded(gaps[word]) }]) - 1;
    words.forEach((word, item) => this._put(stem(word), word, column, item));
    /** @type {string[] | null} */
    this.order = null;
    this.hasText = true;
  }

  /**
   * The stems of a text without stop words. A query of nothing but stop words keeps them.
   * @param {string} text
   */
  stems(text) {
    const words = split(text);
    const kept = words.filter((word) => !this.stopWords.has(word));
    return (kept.length ? kept : words).map(stem);
  }

  /**
   * Scores of all records for a query (0: not found), words that were read as others, words that nothing has, and
   * the values of tables that the query names. Returns null when the query has no word.
   * @param {string} query
   * @returns {Found | null}
   */
  search(query) {
    const stems = this.stems(query);
    if (!stems.length) return null;
    /** @type {Found} */
    const found = { scores: new Float32Array(this.count), corrected: [], unknown: [], named: [] };
    this._terms(stems).forEach((term, number) => {
      const scores = this._score(term, found);
      for (let record = 0; record < this.count; record += 1) {
        const known = number === 0 || found.scores[record] > 0;
        found.scores[record] = known && scores[record] > 0 ? found.scores[record] + scores[record] : 0;
      }
    });
    return found;
  }

  /**
   * Parts a query into the longest names that the tables know, and single words.
   * @param {string[]} stems
   */
  _terms(stems) {
    /** @type {Term[]} */
    const terms = [];
    for (let start = 0; start < stems.length; ) {
      let end = Math.min(stems.length, start + LONGEST_PHRASE);
      while (end > start + 1 && !this.phrases.has(stems.slice(start, end).join(" "))) end -= 1;
      const words = stems.slice(start, end);
      terms.push({ words, named: this.phrases.get(words.join(" ")) || [] });
      start = end;
    }
    return terms;
  }

  /**
   * @param {Term} term
   * @param {Found} found
   */
  _score(term, found) {
    if (!term.named.length) return this._word(term.words[0], found);
    const scores = this._all(term.words);
    found.named.push(...term.named);
    term.named.forEach((place) => {
      const named = new Float32Array(this.count);
      this._spread(named, named.slice(), place.column, place.item, WHOLE_NAME);
      join(scores, named);
      place.spellings.forEach((words) => join(scores, this._all(words)));
    });
    return scores;
  }

  /**
   * The mean score of records that have all of these words of a name.
   * @param {string[]} words
   */
  _all(words) {
    const each = words.map((word) => this._word(word, null));
    const scores = new Float32Array(this.count);
    for (let record = 0; record < this.count; record += 1) {
      if (each.every((one) => one[record] > 0)) {
        scores[record] = each.reduce((sum, one) => sum + one[record], 0) / each.length;
      }
    }
    return scores;
  }

  /**
   * Scores of one word: as it stands, then as the beginning of others, then misspelt. Without `found` it is a word of
   * a known name, hence well spelt, and only a long one begins others (ORL does not begin Orléans).
   * @param {string} word
   * @param {Found | null} found
   */
  _word(word, found) {
    /** @type {[string, number][]} */
    const matches = [];
    if (this.places.has(word)) matches.push([word, EXACT]);
    const whole = found ? SHORT : LONG - 1;
    if (!(matches.length && word.length <= whole)) matches.push(...this._beginning(word));
    if (found && !matches.length) matches.push(...this._misspelt(word, found));
    const best = new Float32Array(this.count);
    const second = new Float32Array(this.count);
    matches.forEach(([token, quality]) => {
      const places = this.places.get(token) || [];
      for (let at = 0; at < places.length; at += 2) this._spread(best, second, places[at], places[at + 1], quality);
    });
    return best.map((score, record) => score + SECOND_PLACE * second[record]);
  }

  /**
   * @param {string} word
   * @returns {[string, number][]}
   */
  _beginning(word) {
    const order = this._sorted();
    /** @type {[string, number][]} */
    const matches = [];
    for (let at = firstFrom(order, word); at < order.length && order[at].startsWith(word); at += 1) {
      if (order[at] !== word) matches.push([order[at], BEGINNING]);
    }
    return matches;
  }

  /**
   * @param {string} word
   * @param {Found} found
   * @returns {[string, number][]}
   */
  _misspelt(word, found) {
    const near = this.nearest(word, tolerance(word));
    if (near.length) found.corrected.push({ typed: word, read: this.surfaces.get(near[0]) || near[0] });
    else found.unknown.push(word);
    return near.map((token) => [token, MISSPELT]);
  }

  /**
   * The records that have a value, given its place.
   * @param {{column: number, item: number}} place
   */
  records({ column, item }) {
    return this.columns[column].flatMap(({ of }) => of(item));
  }

  /**
   * The known words nearest to one that is not, at most `limit` edits away; whole words come first, then titles.
   * @param {string} word
   * @param {number} limit
   */
  nearest(word, limit) {
    let best = limit;
    /** @type {[string, number][]} */
    let near = [];
    if (limit > 0) {
      for (const token of this.places.keys()) {
        const edits = distance(word, token, best, false);
        if (edits < best) near = [];
        if (edits <= best) near.push([token, distance(word, token, edits, true)]);
        best = Math.min(best, edits);
      }
    }
    return near.sort((one, other) => one[1] - other[1]).map(([token]) => token);
  }

  _sorted() {
    if (!this.order) this.order = [...this.places.keys()].sort();
    return this.order;
  }

  /**
   * Gives the records of one value its weight, as their best or second best.
   * @param {Float32Array} best
   * @param {Float32Array} second
   * @param {number} column
   * @param {number} item
   * @param {number} quality
   */
  _spread(best, second, column, item, quality) {
    this.columns[column].forEach(({ weight, of }) => {
      const given = weight * quality;
      of(item).forEach((record) => {
        if (given > best[record]) {
          second[record] = best[record];
          best[record] = given;
        } else if (given > second[record]) second[record] = given;
      });
    });
  }
}

/**
 * Adds other scores to the first ones: the best counts, the second a little.
 * @param {Float32Array} scores
 * @param {Float32Array} others
 */
function join(scores, others) {
  for (let record = 0; record < scores.length; record += 1) {
    const [low, high] = scores[record] < others[record] ? [scores[record], others[record]] : [others[record], scores[record]];
    scores[record] = high + SECOND_PLACE * low;
  }
}

/**
 * What gives the records of a value, from the values of each record.
 * @param {number[][]} column
 */
function inverse(column) {
  /** @type {Map<number, number[]>} */
  const records = new Map();
  column.forEach((values, record) =>
    values.forEach((value) => {
      const found = records.get(value);
      if (found) found.push(record);
      else records.set(value, [record]);
    }),
  );
  /** @param {number} value */
  return (value) => records.get(value) || [];
}

/**
 * Indexes of records from their gaps in base 36.
 * @param {string} gaps
 */
function decoded(gaps) {
  let record = 0;
  return gaps.split(" ").map((gap) => (record += parseInt(gap, 36)));
}

/**
 * @param {string[]} order
 * @param {string} word
 */
function firstFrom(order, word) {
  let low = 0;
  let high = order.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (order[middle] < word) low = middle + 1;
    else high = middle;
  }
  return low;
}
