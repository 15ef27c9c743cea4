/* Dates, periods and durations as catalogue/language/edtf.py and catalogue/language/durations.py read them, and as one says them. */

/**
 * The bounds of a date or period as days `2021-11-18`; `doubtful` where a mark says so, `bare` for a side without a date.
 * @typedef {{earliest: string, latest: string, doubtful?: boolean, bare?: boolean}} Days
 * @typedef {"D" | "M" | "W" | "Y"} Unit
 */

const OPEN = "..";
const FIRST_DAY = "0001-01-01";
const LAST_DAY = "9999-12-31";
/** EDTF's codes of seasons: name, first month and last month, as wide as any use of the word. */
const SEASONS = /** @type {Record<string, [string, string, string]>} */ ({ 21: ["printemps", "03", "06"], 22: ["été", "06", "09"], 23: ["automne", "09", "12"], 24: ["hiver", "01", "03"] });
const UNTIL = /** @type {Record<string, string>} */ ({ "le ": "jusqu’au ", "les ": "jusqu’aux ", "l’": "jusqu’à l’" });
const ROMAN = /** @type {Record<number, string>} */ ({ 15: "XVI", 16: "XVII", 17: "XVIII", 18: "XIX", 19: "XX", 20: "XXI" });
/** Years before today that a mistyped year is looked for in. */
const OLDEST_GUESS = 75;
const DAYS = { Y: 365, M: 30, W: 7, D: 1 };
const UNITS = { Y: ["an", "ans"], M: ["mois", "mois"], W: ["semaine", "semaines"], D: ["jour", "jours"] };
const SPOKEN = new Intl.DateTimeFormat("fr", { dateStyle: "long", timeZone: "UTC" });
const MONTH = new Intl.DateTimeFormat("fr", { month: "long", year: "numeric", timeZone: "UTC" });

/** Reads with the patterns that Python uses. */
export class Dates {
  /** @param {Record<string, string>} patterns */
  constructor(patterns) {
    this.datePattern = new RegExp(`^(?:${patterns.date})$`, "u");
    this.lengthPattern = new RegExp(`^(?:${patterns.duration})$`, "u");
  }

  /**
   * `{earliest, latest}` as days `2021-11-18`, or null for what is no date. Where a one-of set has no bound, the first
   * or last day that can be written stands for it.
   * @param {string} text
   * @returns {Days | null}
   */
  date(text) {
    const members = alternatives(text);
    if (!members) return members === null ? this.single(text) : null;
    const written = members.filter((member) => member !== OPEN);
    const known = written.flatMap((member) => this.single(member) || []);
    if (known.length < written.length || known.some((day, at) => day.doubtful || (at > 0 && day.earliest < known[at - 1].earliest))) return null;
    return {
      earliest: members[0] === OPEN ? FIRST_DAY : known[0].earliest,
      latest: members[members.length - 1] === OPEN ? LAST_DAY : known.map((day) => day.latest).sort()[known.length - 1],
    };
  }

  /**
   * @param {string} text
   * @returns {Days | null}
   */
  single(text) {
    const match = this.datePattern.exec(text);
    if (!match || !match.groups) return null;
    const { year, month, day, mark } = match.groups;
    /** @type {(earliest: string, latest: string) => Days} */
    const between = (earliest, latest) => ({ earliest, latest, doubtful: Boolean(mark) });
    if (year.includes("X")) {
      if (month) return null;
      const first = year.replace(/X/g, "0");
      return between(`${first === "0000" ? "0001" : first}-01-01`, `${year.replace(/X/g, "9")}-12-31`);
    }
    if (year === "0000") return null;
    if (SEASONS[month]) {
      const [name, first, last] = SEASONS[month];
      const end = name === "hiver" && year !== "9999" ? String(Number(year) + 1).padStart(4, "0") : year;
      return day ? null : between(`${year}-${first}-01`, `${end}-${last}-${monthEnd(end, last)}`);
    }
    const last = monthEnd(year, month || "12");
    if (month && (month < "01" || month > "12")) return null;
    if (day && (day < "01" || Number(day) > last)) return null;
    return between(`${year}-${month || "01"}-${day || "01"}`, `${year}-${month || "12"}-${day || String(last)}`);
  }

  /**
   * Whether a text is a date or an interval of two, one of whose sides may be open (`..`) or unknown (nothing).
   * @param {string} text
   * @returns {Days | null}
   */
  period(text) {
    const at = text.indexOf("/");
    if (at < 0) return this.date(text);
    /** @type {(part: string, bound: string) => Days | null} */
    const side = (part, bound) => (part === OPEN || part === "" ? { earliest: bound, latest: bound, bare: true } : this.date(part));
    const start = side(text.slice(0, at), FIRST_DAY);
    const end = side(text.slice(at + 1), LAST_DAY);
    if (!start || !end || (start.bare && end.bare) || end.latest < start.earliest) return null;
    return { earliest: start.earliest, latest: end.latest };
  }

  /**
   * Counts and units of a duration or of a range of two, or null.
   * @param {string} text
   * @returns {[number, Unit][] | null}
   */
  duration(text) {
    const parts = text.split("/").map((part) => this.lengthPattern.exec(part));
    if (parts.length > 2) return null;
    const read = parts.flatMap((part) => (part ? [/** @type {[number, Unit]} */ ([Number(part[1]), part[2]])] : []));
    if (read.length < parts.length) return null;
    const lengths = read.map(([count, unit]) => count * DAYS[unit]);
    if (lengths.includes(0) || lengths[0] > lengths[lengths.length - 1]) return null;
    return read;
  }

  /**
   * Whether a duration lasts longer than some years.
   * @param {string} text
   * @param {number} years
   */
  isLong(text, years) {
    const parts = this.duration(text) || [];
    return parts.slice(-1).some(([count, unit]) => count * DAYS[unit] > years * DAYS.Y);
  }

  /**
   * The day after a day `2021-11-18`.
   * @param {string} day
   */
  dayAfter(day) {
    const date = new Date(`${day}T00:00:00Z`);
    date.setUTCDate(date.getUTCDate() + 1);
    return date.toISOString().slice(0, 10);
  }

  /**
   * What a date was likely meant to be, as catalogue/language/edtf.py guesses; nothing where no year is near.
   * @param {string} text
   * @param {string} today
   */
  retyped(text, today) {
    const year = text.slice(0, 4);
    if (!/^[0-9]{4}$/.test(year)) return null;
    const now = Number(today.slice(0, 4));
    const swapped = [0, 1, 2].map((at) => year.slice(0, at) + year[at + 1] + year[at] + year.slice(at + 2));
    const replaced = [0, 1, 2, 3].flatMap((at) => [..."0123456789"].map((digit) => year.slice(0, at) + digit + year.slice(at + 1)));
    for (const guesses of [swapped, replaced]) {
      const likely = guesses.filter((one) => one !== year && now - OLDEST_GUESS <= Number(one) && Number(one) <= now);
      if (likely.length) return likely.sort().pop() + text.slice(4);
    }
    return null;
  }

  /**
   * What a text of a format says, in French; nothing for what it does not say.
   * @param {string} format
   * @param {string} text
   */
  said(format, text) {
    if (format === "edtf-date") return this.date(text) ? this.spoken(text) : "";
    if (format === "edtf-period") return this.period(text) ? this.interval(text) : "";
    const parts = format === "duration" ? this.duration(text) : null;
    if (!parts) return "";
    const said = parts.map(([count, unit]) => `${count} ${UNITS[unit][count > 1 ? 1 : 0]}`);
    return said.length === 1 ? said[0] : `de ${said[0]} à ${said[1]}`;
  }

  /** @param {string} text */
  interval(text) {
    const [start, end] = text.split("/");
    if (end === undefined) return this.spoken(start);
    if (start === "" || start === OPEN) return this.until(end) + (start === "" ? ", début inconnu" : "");
    if (end === "" || end === OPEN) return this.since(start) + (end === "" ? ", fin inconnue" : "");
    return `de ${this.spoken(start)} à ${this.spoken(end)}`;
  }

  /**
   * The words of catalogue/language/french.py: `since`, `until` and `edtf` there say the same.
   * @param {string} text
   * @returns {string}
   */
  since(text) {
    const members = alternatives(text);
    if (members) {
      const known = members.filter((member) => member !== OPEN);
      if (!members.includes(OPEN)) return `depuis ${this.spoken(text)}`;
      if (known.length === 2) return `depuis une date située ${this.spoken(text)}`;
      return `${this.since(known[0])} au plus ${members[0] === OPEN ? "tard" : "tôt"}`;
    }
    const said = this.spoken(text);
    return said.startsWith("vers ") ? `depuis ${said.replace("vers ", "environ ")}` : `depuis ${article(text)}${said}`;
  }

  /** @param {string} text */
  until(text) {
    if (alternatives(text)) return `jusqu’à une date inconnue, ${this.spoken(text)}`;
    const said = this.spoken(text);
    if (said.startsWith("vers ")) return `jusque ${said}`;
    return (UNTIL[article(text)] || "jusqu’en ") + said;
  }

  /**
   * @param {string} text
   * @returns {string}
   */
  spoken(text) {
    const members = alternatives(text);
    if (members) return this.oneOf(members);
    const bare = unmarked(text);
    const mark = text.slice(bare.length);
    const [year, month] = bare.split("-");
    const at = new Date(`${bare}T00:00:00Z`);
    let said = bare;
    if (year.endsWith("XX")) said = century(year);
    else if (year.endsWith("X")) said = `années ${year.replace("X", "0")}`;
    else if (bare.length === 10) said = SPOKEN.format(at).replace(/^1 /, "1er ");
    else if (SEASONS[month]) said = `${SEASONS[month][0]} ${year}`;
    else if (month) said = MONTH.format(new Date(`${bare}-01T00:00:00Z`));
    if (mark === "~" || mark === "%") said = `vers ${said}`;
    return mark === "?" || mark === "%" ? `${said} (incertain)` : said;
  }

  /** @param {string[]} members */
  oneOf(members) {
    const known = members.filter((member) => member !== OPEN);
    const said = known.map((member) => this.spoken(member));
    if (!members.includes(OPEN)) return `${said.slice(0, -1).join(", ")} ou ${said[said.length - 1]}`;
    if (known.length === 2) return `entre ${article(known[0])}${said[0]} et ${article(known[1])}${said[1]}`;
    const word = article(known[0]);
    const day = known[0].includes("X") || known[0].length === 7 ? "au " : "le ";
    const when = word === "le " ? day : word === "les " ? "dans les " : "en ";
    return `au plus ${members[0] === OPEN ? "tard" : "tôt"} ${when}${said[0]}`;
  }
}

/**
 * The members of a one-of set, with `..` where it stands; null for what is no set, undefined for a bad one.
 * @param {string} text
 */
function alternatives(text) {
  if (!text.startsWith("[") || !text.endsWith("]")) return null;
  const inside = text.slice(1, -1);
  const at = inside.indexOf(OPEN);
  if (at < 0) {
    const members = inside.split(",").map((member) => member.trim());
    return members.length > 1 ? members : undefined;
  }
  const members = [inside.slice(0, at), OPEN, inside.slice(at + 2)].filter((member) => member !== "");
  return members.length > 1 ? members : undefined;
}

/** @param {string} text */
function unmarked(text) {
  return text.replace(/[~?%]$/, "");
}

/**
 * What stands before a date in a sentence.
 * @param {string} text
 */
function article(text) {
  const bare = unmarked(text);
  if (bare.includes("X")) return bare[2] === "X" ? "le " : "les ";
  if (bare.length === 7 && SEASONS[bare.slice(5)]) return bare.endsWith("21") ? "le " : "l’";
  return bare.length === 10 ? "le " : "";
}

/** @param {string} year */
function century(year) {
  const number = Number(year.slice(0, 2));
  return `${ROMAN[number] || number + 1}e siècle`;
}

/**
 * @param {string} year
 * @param {string} month
 */
function monthEnd(year, month) {
  const end = new Date(Date.UTC(2000, Number(month), 0));
  end.setUTCFullYear(Number(year), Number(month), 0);
  return end.getUTCDate();
}
