/* The parts of the explorer's page, named by their attribute data-explorer. */

/** @import { Parts } from "./shapes.js" */

/**
 * @template {keyof Parts} N
 * @param {N} name
 */
export function part(name) {
  return /** @type {Parts[N]} */ (document.querySelector(`[data-explorer="${name}"]`));
}
