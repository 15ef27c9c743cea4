/*
 * What the command says of the file of an organisation that the catalogue does not have: types, name, texts, and whether
 * anything names it. Pure; methods of the check, see check.js.
 */
(function () {
  "use strict";

  const { Check, isMapping, isNothing } = window.Form;
  const FOLDER = "registry/organisations";
  const VOCABULARY = "organisations";

  /** The problems of organisations, each under its id, that come with the values of a record. */
  Check.prototype.newcomers = function (organisations, values) {
    const fields = this.organisation.fields;
    const named = new Set([...codes(this.schema.fields, values), ...Object.values(organisations).flatMap((one) => codes(fields, one))]);
    return Object.entries(organisations).flatMap(([id, one]) => [
      ...this.ofName(id, ".yml", this.registered.has(id) && `${FOLDER}/${id}.yml`, [FOLDER, id, "id"]),
      ...this.newcomer(id, one, organisations),
      ...(named.has(id) ? [] : [this.wording.problem("UNUSED_ORGANISATION", [FOLDER, id], {})]),
    ]);
  };

  /** What is wrong with one of them by itself. */
  Check.prototype.newcomer = function (id, values, organisations) {
    const loop = isPartOfItself(id, organisations) ? [this.wording.problem("PARENT_LOOP", [FOLDER, id, "part_of"], { id })] : [];
    return [
      ...this.typesOfOrganisation.group(this.organisation.fields, values, [FOLDER, id]),
      ...this.texts.ofValues(values, [FOLDER, id], this.organisation.fields),
      ...loop,
    ];
  };

  /** Ids of organisations that some values name, at any depth. */
  function codes(fields, values) {
    return fields.filter(({ name }) => !isNothing(values[name])).flatMap((field) => {
      const value = values[field.name];
      if (field.vocabulary === VOCABULARY) return value;
      if (!field.fields) return [];
      const groups = field.kind === "group" ? [value] : Object.values(value);
      return groups.filter(isMapping).flatMap((group) => codes(field.fields, group));
    });
  }

  /** Only new ones can: no file of the catalogue names them. */
  function isPartOfItself(id, organisations) {
    const seen = new Set();
    let parent = id;
    while (Object.hasOwn(organisations, parent) && !seen.has(parent)) {
      seen.add(parent);
      parent = organisations[parent].part_of;
    }
    return parent === id;
  }

  window.Form.ORGANISATIONS = FOLDER;
})();
