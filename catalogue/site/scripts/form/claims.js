/* The claims of a record, and what they cite: every part that a source must prove, as catalogue/model/claims.py has them. */
(function () {
  "use strict";

  const { isClaim, isMapping, isShort } = window.Form;

  /** Each claim with its field and location. What has not the shape of a claim is left out: its shape is reported. */
  function claims(schema, values) {
    return schema.fields.filter(isClaim).filter(({ kind }) => kind !== "map").flatMap((field) => ofField(field, values[field.name]));
  }

  function ofField(field, value) {
    if (field.kind === "group") return isMapping(value) && !isUnknown(field, value) ? [placed(field, value, [field.name])] : [];
    const items = Array.isArray(value) ? value : [];
    return items
      .map((item, at) => placed(field, isShort(field) && typeof item === "string" ? { code: item } : item, [field.name, at]))
      .filter(({ claim }) => isMapping(claim));
  }

  function placed(field, claim, location) {
    return { field, claim, location };
  }

  /** A status that says that nothing is known needs no proof. */
  function isUnknown(field, value) {
    return field.name === "status" && value.code === "unknown" && cited(value).length === 0;
  }

  /** The ids of evidence that a claim cites: one may stand as a plain text. */
  function cited({ evidence }) {
    const list = typeof evidence === "string" ? [evidence] : evidence;
    return Array.isArray(list) ? list.filter((one) => typeof one === "string").map((one) => one.trim()) : [];
  }

  Object.assign(window.Form, { claims, cited });
})();
