/* Reads what catalogue/data/packing.py wrote: lists of numbers, and texts of a shared vocabulary. */
(function () {
  "use strict";

  const SIGNS = Array.from({ length: 94 }, (_, at) => String.fromCharCode(33 + at)).filter((sign) => !'"\\'.includes(sign));
  const LAST = 62;
  const VALUES = new Map(SIGNS.map((sign, at) => [sign, at]));

  /** Lists of numbers. */
  function unpack(text) {
    return text.split(" ").map((signs) => {
      const numbers = [];
      let head = 0;
      for (const sign of signs) {
        const value = VALUES.get(sign);
        if (value >= LAST) head = head * (SIGNS.length - LAST) + value - LAST + 1;
        else {
          numbers.push(head * LAST + value);
          head = 0;
        }
      }
      return numbers;
    });
  }

  /** Texts, given their vocabulary and what stands between their words. */
  function unpackTexts(text, vocabulary, separator) {
    const words = vocabulary.split("\n");
    return unpack(text).map((numbers) => numbers.map((number) => words[number]).join(separator));
  }

  window.Explorer = Object.assign(window.Explorer || {}, { unpack, unpackTexts });
})();
