/*
 * The records: reads the data file, filters, counts, sorts, and says a selection as an address or as CSV.
 * Pure: takes and returns values, touches neither the page nor the address bar.
 */
(function () {
  "use strict";

  const { unpack, unpackTexts } = window.Explorer;
  const { slug } = window.Explorer.words;
  const NONE = -1;
  /** Each facet: its name in the address, the table of its values, the column of the records. */
  const FACETS = [
    { name: "pays", table: "countries", column: "country" },
    { name: "region", table: "regions", column: "region" },
    { name: "specialite", table: "specialties", column: "specialty" },
    { name: "thematique", table: "themes", column: "theme" },
    { name: "activite", table: "activities", column: "activity" },
    { name: "organisation", table: "organisations", column: "organisation" },
    { name: "programme", table: "programmes", column: "programme" },
    { name: "financeur", table: "organisations", column: "funder" },
    { name: "type", table: "kinds", column: "kind" },
    { name: "etat", table: "statuses", column: "status" },
    { name: "dispositif", table: "schemes", column: "scheme" },
    { name: "public", table: "audiences", column: "audience" },
  ];
  const SORTS = ["pertinence", "titre", "debut", "trace"];
  const VIEWS = ["liste", "tableau", "carte"];
  /** Signs of a query: an address may hold a hundred thousand, and thirty thousand words keep a browser busy for minutes. */
  const LONGEST = 200;

  /** Columns and tables of the data file, with those that follow from them. A column holds a list for each record. */
  function read(data) {
    const tables = readTables(data);
    const ids = data.records.id ? unpackTexts(data.records.id, data.slugs, "-") : [];
    const titles = unpackTexts(data.records.title, data.words, " ").slice(0, ids.length);
    const columns = Object.fromEntries(
      Object.keys(data.records)
        .filter((name) => name !== "id" && name !== "title")
        .map((name) => [name, unpack(data.records[name])]),
    );
    const join = (...names) => ids.map((_, record) => unique(names.flatMap((name) => columns[name][record])));
    const country = countries(columns, data, tables.countries.labels);
    const regions = unpack(data.regionsOf);
    return {
      ...columns,
      date: data.date,
      homes: unpack(data.homes),
      count: ids.length,
      ids,
      titles,
      folders: columns.kind.map(([kind]) => data.folderOf[kind]),
      country,
      region: country.map((list) => unique(list.flatMap((one) => regions[one]))),
      organisation: join("lead", "partner", "funder", "host", "other"),
      named: join("funder", "host", "other"),
      starts: columns.start.map(([rank]) => (rank === undefined ? null : data.starts[rank])),
      traces: columns.trace.map(([rank]) => (rank === undefined ? null : data.traces[rank])),
      tables: { ...tables, programmes: pick(data.programmes, ids, titles) },
    };
  }

  function readTables(data) {
    const { codes, labels, also } = data.organisations;
    const names = unpackTexts(labels, data.words, " ");
    const organisations = {
      codes: unpackTexts(codes, data.slugs, "-").map((code, at) => code || slug(names[at])),
      labels: names,
      also: unpackTexts(also, data.words, " ").map((said) => (said ? said.split(" | ") : [])),
    };
    return { ...data.tables, organisations };
  }

  /** Where each record takes place: the homes of leads and partners, and what its file adds; in the order of names. */
  function countries(columns, data, labels) {
    const homes = unpack(data.homes);
    const order = new Intl.Collator("fr");
    return columns.country.map((added, record) =>
      unique([...[...columns.lead[record], ...columns.partner[record]].flatMap((one) => homes[one]), ...added]).sort(
        (one, other) => order.compare(labels[one], labels[other]),
      ),
    );
  }

  function pick(rows, ids, titles) {
    return { codes: rows.map((row) => ids[row]), labels: rows.map((row) => titles[row]) };
  }

  function unique(values) {
    return [...new Set(values)];
  }

  /** A selection of everything. */
  function everything() {
    return {
      query: "",
      chosen: Object.fromEntries(FACETS.map(({ name }) => [name, new Set()])),
      from: null,
      to: null,
      sort: "pertinence",
      view: "liste",
    };
  }

  /** The selection that an address holds; what it does not know is left out. */
  function fromAddress(search, records) {
    const said = new URLSearchParams(search);
    const selection = everything();
    selection.query = (said.get("q") || "").slice(0, LONGEST);
    FACETS.forEach(({ name, table }) => {
      const codes = records.tables[table].codes;
      said.getAll(name).forEach((code) => {
        const value = codes.indexOf(code);
        if (value !== NONE) selection.chosen[name].add(value);
      });
    });
    selection.from = year(said.get("de"));
    selection.to = year(said.get("a"));
    if (SORTS.includes(said.get("tri"))) selection.sort = said.get("tri");
    if (VIEWS.includes(said.get("vue"))) selection.view = said.get("vue");
    return selection;
  }

  function year(text) {
    return /^\d{4}$/.test(text || "") ? Number(text) : null;
  }

  /** The address of a selection: `?q=…&pays=CM&pays=SN`, or nothing for everything. */
  function toAddress(selection, records) {
    const said = new URLSearchParams();
    if (selection.query.trim()) said.append("q", selection.query.trim());
    FACETS.forEach(({ name, table }) => {
      const codes = records.tables[table].codes;
      [...selection.chosen[name]].sort((one, other) => one - other).forEach((value) => said.append(name, codes[value]));
    });
    if (selection.from) said.append("de", selection.from);
    if (selection.to) said.append("a", selection.to);
    if (selection.sort !== "pertinence") said.append("tri", selection.sort);
    if (selection.view !== "liste") said.append("vue", selection.view);
    const text = said.toString();
    return text ? `?${text}` : "";
  }

  /**
   * The records of a selection, and how many each value of each facet would leave, its own facet's choice apart.
   * `scores` are those of the search, or null without one.
   */
  function select(records, selection, scores) {
    const counts = Object.fromEntries(FACETS.map(({ name }) => [name, new Map()]));
    const found = [];
    const period = { left: 0, undated: 0 };
    for (let record = 0; record < records.count; record += 1) {
      if (scores && !scores[record]) continue;
      const missed = missedBy(records, selection, record);
      if (missed.length === 0) found.push(record);
      if (missed.length === 1 && missed[0] === "periode" && !records.starts[record]) period.undated += 1;
      if (missed.every((name) => name === "periode") && records.starts[record]) period.left += 1;
      count(records, counts, record, missed);
    }
    return { found, counts, period };
  }

  function missedBy(records, selection, record) {
    const missed = FACETS.filter(({ name, column }) => {
      const chosen = selection.chosen[name];
      return chosen.size > 0 && !records[column][record].some((value) => chosen.has(value));
    }).map(({ name }) => name);
    return began(records.starts[record], selection) ? missed : [...missed, "periode"];
  }

  /** Whether a beginning may lie between the two years. An unknown one lies in no period. */
  function began(start, { from, to }) {
    if (!from && !to) return true;
    return start !== null && (!from || start[3] >= from) && (!to || start[2] <= to);
  }

  function count(records, counts, record, missed) {
    if (missed.length > 1) return;
    FACETS.forEach(({ name, column }) => {
      if (missed.length && missed[0] !== name) return;
      const counted = counts[name];
      records[column][record].forEach((value) => counted.set(value, (counted.get(value) || 0) + 1));
    });
  }

  /** Records in the order of a reader's choice; equals stay in the order of their titles. */
  function sorted(records, found, sort, scores) {
    const by = {
      pertinence: (one, other) => (scores ? scores[other] - scores[one] : 0),
      titre: () => 0,
      debut: (one, other) => rank(records.start[one], Infinity) - rank(records.start[other], Infinity),
      trace: (one, other) => rank(records.trace[other], NONE) - rank(records.trace[one], NONE),
    }[sort];
    return [...found].sort((one, other) => by(one, other) || one - other);
  }

  function rank([value], without) {
    return value === undefined ? without : value;
  }

  window.Explorer = Object.assign(window.Explorer || {}, {
    FACETS, LONGEST, read, everything, fromAddress, toAddress, select, sorted,
  });
})();
