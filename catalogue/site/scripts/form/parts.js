/* The parts of the form's page, named by their attribute data-form. */

/** @import { Parts } from "./shapes.js" */

/**
 * @template {keyof Parts} N
 * @param {N} name
 */
export function part(name) {
  return /** @type {Parts[N]} */ (document.querySelector(`[data-form="${name}"]`));
}
