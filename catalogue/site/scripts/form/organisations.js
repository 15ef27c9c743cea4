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
      ...this.namesakes(id, one),
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

  /**
   * Registered organisations that a new one may be, as catalogue/rules/namesakes.py tells them. What the page knows of
   * a registered one mixes its city with its names, and has no country for those of France.
   */
  Check.prototype.namesakes = function (id, values) {
    const keys = new Set(namesOf(values).map((name) => this.matcher.key(name)));
    const city = this.matcher.key(text(values.city));
    keys.delete(city || "");
    return [...this.registered.values()].flatMap((other) => {
      if (other.code === values.part_of || (values.country && (other.home || this.home) !== values.country)) return [];
      const known = [other.label, ...other.names].map((name) => this.matcher.key(name));
      const same = known.some((name) => name !== "" && keys.has(name));
      const nearly = city && known.includes(city) && this.matcher.similarity(text(values.name), other.label) >= this.matcher.same;
      if (!same && !nearly) return [];
      const why = same ? this.wording.words.sameName : this.wording.words.nearlySameName;
      return [this.wording.problem("SAME_ORGANISATION", [FOLDER, id, "name"], { other: `${FOLDER}/${other.code}.yml`, why })];
    });
  };

  function namesOf(values) {
    const others = Array.isArray(values.also_known_as) ? values.also_known_as : [];
    return [values.name, values.acronym, ...others].map(text).filter(Boolean);
  }

  function text(value) {
    return typeof value === "string" ? value : "";
  }

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
