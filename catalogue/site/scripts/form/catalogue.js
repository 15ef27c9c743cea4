/* What the catalogue knows, read from form.js and explorer.js: tables of codes and the records to compare with. */
(function () {
  "use strict";

  const { Table, Dates, Names } = window.Form;

  /** Tables by the names of the schema's vocabularies, and `partnerships`. `known` is what records.js read. */
  function tables(data, known) {
    const matcher = new Names(data.matcher);
    const keyOf = (name) => matcher.key(name);
    const terms = Object.entries(data.vocabularies).map(([name, rows]) => [
      name,
      new Table(rows.map(([code, label, meaning, ...names]) => ({ code, label, meaning, names })), keyOf),
    ]);
    return {
      ...Object.fromEntries(terms),
      organisations: organisations(data, known, keyOf),
      sources: sources(data, keyOf),
      partnerships: new Table(known.ids.map((code, at) => ({ code, label: known.titles[at], meaning: "", names: [] })), keyOf),
    };
  }

  function organisations(data, known, keyOf) {
    const { codes, labels, also } = known.tables.organisations;
    const home = (at) => known.tables.countries.codes[known.homes[at][0]];
    const named = codes.map((code, at) => ({ code, label: labels[at], meaning: also[at].join(", "), names: also[at], home: home(at) }));
    const others = data.organisations.map(([code, label, city, ...names]) => ({
      code, label, meaning: [city, ...names].filter(Boolean).join(", "), names: [city, ...names],
    }));
    return new Table([...named, ...others], keyOf);
  }

  function sources(data, keyOf) {
    const dates = new Dates(data.patterns);
    return new Table(
      data.sources.map(([code, label, publisher, date, translated]) => ({
        code, label, names: [publisher], translated: Boolean(translated),
        meaning: [publisher, date && dates.spoken(date)].filter(Boolean).join(", "),
      })),
      keyOf,
    );
  }

  /** Records as duplicates are looked for, with the folder of their page. */
  function records(known) {
    const { organisations: parties, specialties, countries } = known.tables;
    const named = (column, table, at) => column[at].map((one) => table.codes[one]);
    return known.ids.map((id, at) => ({
      id,
      title: known.titles[at],
      folder: known.folders[at],
      working: [...new Set([...named(known.lead, parties, at), ...named(known.partner, parties, at)])],
      specialties: named(known.specialty, specialties, at),
      countries: named(known.country, countries, at),
      start: (known.starts[at] || [""])[0],
    }));
  }

  window.Form.catalogue = { tables, records };
})();
