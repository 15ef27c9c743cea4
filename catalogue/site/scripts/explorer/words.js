/* Words as the search compares them: folded, in the singular, within a few edits. Knows neither page nor data. */

/** @type {Record<string, string>} */
const LIGATURES = { œ: "oe", æ: "ae", ß: "ss", "’": "'" };
const UNIVERSITY_HOSPITAL = /\bcentre hospitalier (?:regional )?universitaire\b|\bchru\b/g;
export const SHORT = 3;

/**
 * Lower case without accents or ligatures, with straight apostrophes, as `catalogue/language/french.py` does.
 * @param {string} text
 */
export function fold(text) {
  return text
    .toLowerCase()
    .replace(/[œæß’]/g, (sign) => LIGATURES[sign])
    .normalize("NFD")
    .replace(/\p{M}/gu, "");
}

/**
 * The words of a text; hyphens and apostrophes part them. A university hospital is a CHU, however it is said.
 * @param {string} text
 */
export function split(text) {
  const words = fold(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  return words.join(" ").replace(UNIVERSITY_HOSPITAL, "chu").split(" ").filter(Boolean);
}

/**
 * The part of an address that a name gives by itself, as `catalogue/language/french.py` does.
 * @param {string} text
 */
export function slug(text) {
  return fold(text)
    .replace(/['’]/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}

/**
 * The singular of a folded word: `hopitaux` → `hopital`, `femmes` → `femme`.
 * @param {string} word
 */
export function stem(word) {
  if (word.length <= SHORT) return word;
  if (word.endsWith("aux") && !word.endsWith("eaux")) return word.slice(0, -2) + "l";
  return /[sx]$/.test(word) ? word.slice(0, -1) : word;
}

/**
 * How many edits a misspelt word may be away from the right one.
 * @param {string} word
 */
export function tolerance(word) {
  if (word.length < 5) return 0;
  return word.length < 8 ? 1 : 2;
}

/**
 * Edits from a word to the nearest beginning of another: insertion, deletion, substitution, swap of neighbours.
 * Returns limit + 1 when it is farther. `whole` counts to the end of the other word.
 * @param {string} word
 * @param {string} other
 * @param {number} limit
 * @param {boolean} whole
 */
export function distance(word, other, limit, whole) {
  if (other.length < word.length - limit) return limit + 1;
  if (whole && other.length > word.length + limit) return limit + 1;
  const width = Math.min(other.length, word.length + limit);
  /** @type {number[] | null} */
  let before = null;
  let last = Array.from({ length: width + 1 }, (_, column) => column);
  for (let row = 1; row <= word.length; row += 1) {
    const line = [row];
    let best = row;
    for (let column = 1; column <= width; column += 1) {
      line[column] = cell(word, other, row, column, line, last, before);
      best = Math.min(best, line[column]);
    }
    if (best > limit) return limit + 1;
    before = last;
    last = line;
  }
  return Math.min(limit + 1, whole ? last[width] + other.length - width : Math.min(...last));
}

/**
 * @param {string} word
 * @param {string} other
 * @param {number} row
 * @param {number} column
 * @param {number[]} line
 * @param {number[]} last
 * @param {number[] | null} before
 */
function cell(word, other, row, column, line, last, before) {
  const same = word[row - 1] === other[column - 1];
  let cost = Math.min(last[column] + 1, line[column - 1] + 1, last[column - 1] + (same ? 0 : 1));
  const swapped =
    before !== null && column > 1 && word[row - 1] === other[column - 2] && word[row - 2] === other[column - 1];
  if (swapped) cost = Math.min(cost, before[column - 2] + 1);
  return cost;
}
