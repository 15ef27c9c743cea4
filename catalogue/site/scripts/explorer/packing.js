/* Reads what catalogue/data/packing.py wrote: lists of numbers, and texts of a shared vocabulary. */

const SIGNS = Array.from({ length: 94 }, (_, at) => String.fromCharCode(33 + at)).filter((sign) => !'"\\'.includes(sign));
const LAST = 62;
const VALUES = new Map(SIGNS.map((sign, at) => [sign, at]));

/**
 * Lists of numbers.
 * @param {string} text
 */
export function unpack(text) {
  return text.split(" ").map((signs) => {
    /** @type {number[]} */
    const numbers = [];
    let head = 0;
    for (const sign of signs) {
      const value = VALUES.get(sign) ?? 0;
      if (value >= LAST) head = head * (SIGNS.length - LAST) + value - LAST + 1;
      else {
        numbers.push(head * LAST + value);
        head = 0;
      }
    }
    return numbers;
  });
}

/**
 * Texts, given their vocabulary and what stands between their words.
 * @param {string} text
 * @param {string} vocabulary
 * @param {string} separator
 */
export function unpackTexts(text, vocabulary, separator) {
  const words = vocabulary.split("\n");
  return unpack(text).map((numbers) => numbers.map((number) => words[number]).join(separator));
}
