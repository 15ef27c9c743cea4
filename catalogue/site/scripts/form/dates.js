/* Dates, periods and durations as catalogue/language/edtf.py and catalogue/language/durations.py read them, and as one says them. */
(function () {
  "use strict";

  /** Years before today that a mistyped year is looked for in. */
  const OLDEST_GUESS = 75;
  const DAYS = { Y: 365, M: 30, W: 7, D: 1 };
  const UNITS = { Y: ["an", "ans"], M: ["mois", "mois"], W: ["semaine", "semaines"], D: ["jour", "jours"] };
  const SPOKEN = new Intl.DateTimeFormat("fr", { dateStyle: "long", timeZone: "UTC" });
  const MONTH = new Intl.DateTimeFormat("fr", { month: "long", year: "numeric", timeZone: "UTC" });

  /** Reads with the patterns that Python uses. */
  function Dates(patterns) {
    this.datePattern = new RegExp(`^(?:${patterns.date})$`, "u");
    this.lengthPattern = new RegExp(`^(?:${patterns.duration})$`, "u");
  }

  /** `{earliest, latest}` as days `2021-11-18`, or null for what is no date. */
  Dates.prototype.date = function (text) {
    const match = this.datePattern.exec(text);
    if (!match) return null;
    const { year, month, day } = match.groups;
    if (year.includes("X")) {
      if (month) return null;
      const first = year.replace(/X/g, "0");
      return { earliest: `${first === "0000" ? "0001" : first}-01-01`, latest: `${year.replace(/X/g, "9")}-12-31` };
    }
    const last = monthEnd(year, month || "12");
    if (year === "0000" || (month && (month < "01" || month > "12"))) return null;
    if (day && (day < "01" || Number(day) > last)) return null;
    return { earliest: `${year}-${month || "01"}-${day || "01"}`, latest: `${year}-${month || "12"}-${day || String(last)}` };
  };

  /** Whether a text is a date or an interval of two, whose end may be open. */
  Dates.prototype.period = function (text) {
    const at = text.indexOf("/");
    const start = this.date(at < 0 ? text : text.slice(0, at));
    if (at < 0 || !start) return start;
    const end = text.slice(at + 1) === ".." ? { latest: "9999-12-31" } : this.date(text.slice(at + 1));
    return end && end.latest >= start.earliest ? { earliest: start.earliest, latest: end.latest } : null;
  };

  /** Counts and units of a duration or of a range of two, or null. */
  Dates.prototype.duration = function (text) {
    const parts = text.split("/").map((part) => this.lengthPattern.exec(part));
    if (parts.length > 2 || parts.some((part) => !part)) return null;
    const lengths = parts.map(([, count, unit]) => Number(count) * DAYS[unit]);
    if (lengths.includes(0) || lengths[0] > lengths[lengths.length - 1]) return null;
    return parts.map(([, count, unit]) => [Number(count), unit]);
  };

  /** Whether a duration lasts longer than some years. */
  Dates.prototype.isLong = function (text, years) {
    const [count, unit] = this.duration(text).pop();
    return count * DAYS[unit] > years * DAYS.Y;
  };

  /** The day after a day `2021-11-18`. */
  Dates.prototype.dayAfter = function (day) {
    const date = new Date(`${day}T00:00:00Z`);
    date.setUTCDate(date.getUTCDate() + 1);
    return date.toISOString().slice(0, 10);
  };

  /** What a date was likely meant to be, as catalogue/language/edtf.py guesses; nothing where no year is near. */
  Dates.prototype.retyped = function (text, today) {
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
  };

  /** What a text of a format says, in French; nothing for what it does not say. */
  Dates.prototype.said = function (format, text) {
    if (format === "edtf-date") return this.date(text) ? this.spoken(text) : "";
    if (format === "edtf-period") return this.period(text) ? this.interval(text) : "";
    const parts = format === "duration" ? this.duration(text) : null;
    if (!parts) return "";
    const said = parts.map(([count, unit]) => `${count} ${UNITS[unit][count > 1 ? 1 : 0]}`);
    return said.length === 1 ? said[0] : `de ${said[0]} à ${said[1]}`;
  };

  Dates.prototype.interval = function (text) {
    const [start, end] = text.split("/");
    if (!end) return this.spoken(start);
    return end === ".." ? `depuis ${this.spoken(start)}` : `de ${this.spoken(start)} à ${this.spoken(end)}`;
  };

  Dates.prototype.spoken = function (text) {
    const bare = text.replace(/[~?%]$/, "");
    const mark = text.slice(bare.length);
    const [year, month] = bare.split("-");
    const at = new Date(`${bare}T00:00:00Z`);
    let said = bare;
    if (year.endsWith("XX")) said = `entre ${year.replace(/X/g, "0")} et ${year.replace(/X/g, "9")}`;
    else if (year.endsWith("X")) said = `les années ${year.replace("X", "0")}`;
    else if (bare.length === 10) said = SPOKEN.format(at).replace(/^1 /, "1er ");
    else if (month) said = MONTH.format(new Date(`${bare}-01T00:00:00Z`));
    if (mark === "~" || mark === "%") said = `vers ${said}`;
    return mark === "?" || mark === "%" ? `${said} (incertain)` : said;
  };

  function monthEnd(year, month) {
    const end = new Date(Date.UTC(2000, Number(month), 0));
    end.setUTCFullYear(Number(year), Number(month), 0);
    return end.getUTCDate();
  }

  window.Form.Dates = Dates;
})();
