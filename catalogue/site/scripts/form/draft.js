/* A draft in this browser and nowhere else, one for each record. A browser that keeps nothing is no error. */

/** @import { State } from "./shapes.js" */

const PREFIX = "passerelles-formulaire:";
const SAID = new Intl.DateTimeFormat("fr", { dateStyle: "long", timeStyle: "short" });

/** The draft of one record, or of a new one without `id`. */
export class Draft {
  /** @param {string | null} [id] */
  constructor(id) {
    this.key = PREFIX + (id || "nouvelle");
  }

  /**
   * What was kept: `{saved, values, organisations, body, name, version}`, or null.
   * @returns {(State & {saved: string}) | null}
   */
  read() {
    try {
      const kept = JSON.parse(window.localStorage.getItem(this.key) || "null");
      return kept && typeof kept.values === "object" && kept.values && typeof kept.body === "string" ? kept : null;
    } catch {
      return null;
    }
  }

  /**
   * Keeps a state; tells when, or nothing where the browser refuses.
   * @param {State} state
   */
  save(state) {
    const saved = new Date();
    try {
      window.localStorage.setItem(this.key, JSON.stringify({ ...state, saved: saved.toISOString() }));
      return SAID.format(saved);
    } catch {
      return "";
    }
  }

  clear() {
    try {
      window.localStorage.removeItem(this.key);
    } catch {
      // nothing was kept
    }
  }

  /** @param {{saved: string}} kept */
  said({ saved }) {
    const at = new Date(saved);
    return Number.isNaN(at.getTime()) ? "" : SAID.format(at);
  }
}
