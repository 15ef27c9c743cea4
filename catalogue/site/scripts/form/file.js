/*
 * The whole file of a record. A field that nobody changed keeps the lines in which it stood, comments and spaces
 * included; the others are written anew.
 */
(function () {
  "use strict";

  const { lines, pairs } = window.Form.yaml;

  /** The text of a file. `origin` is the published record that is being corrected, if there is one. */
  function write(schema, values, body, origin) {
    const kept = new Map(origin ? origin.written : []);
    const text = pairs(values, schema.fields).map(([name, value, field]) => {
      const unchanged = kept.has(name) && same(value, origin.values[name]);
      return { name, text: unchanged ? kept.get(name) : lines(field || { name }, value) };
    });
    const front = ordered(text, [...kept.keys()]).join("");
    return `---\n${front}---\n${body}`;
  }

  /** The text of a file that has fields alone. */
  function fields(schema, values) {
    return pairs(values, schema.fields).map(([name, value, field]) => lines(field || { name }, value)).join("");
  }

  /** Fields in the order in which the file had them; new ones after the field that the schema has before them. */
  function ordered(parts, names) {
    const order = names.filter((name) => parts.some((part) => part.name === name));
    parts.forEach(({ name }, at) => {
      if (order.includes(name)) return;
      const before = at > 0 ? order.indexOf(parts[at - 1].name) + 1 : 0;
      order.splice(before, 0, name);
    });
    return order.map((name) => parts.find((part) => part.name === name).text);
  }

  /** The comments that writing anew would lose, each with the field that holds it. */
  function lost(values, origin) {
    if (!origin) return [];
    return origin.written
      .filter(([name, text]) => !same(values[name], origin.values[name]) && /^\s*#|\s#/m.test(text))
      .map(([name]) => name);
  }

  /** Values as a file is read: numbers and truths as texts. */
  function asTexts(value) {
    if (value === null || value === undefined) return undefined;
    if (Array.isArray(value)) return value.map(asTexts);
    if (typeof value !== "object") return String(value);
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, asTexts(one)]));
  }

  function same(one, other) {
    return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
  }

  function sorted(value) {
    if (Array.isArray(value)) return value.map(sorted);
    if (value === null || typeof value !== "object") return value;
    return Object.keys(value).sort().map((name) => [name, sorted(value[name])]);
  }

  Object.assign(window.Form, { asTexts, file: { write, fields, lost, same } });
})();
