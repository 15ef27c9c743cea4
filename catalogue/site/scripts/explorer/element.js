/* Nodes and counts. Builds nodes with their text, never with markup. */

/**
 * A node: `element("a", { href }, "text", otherNode)`.
 * @template {keyof HTMLElementTagNameMap} N
 * @param {N} name
 * @param {Record<string, string | number>} attributes
 * @param {(Node | string | null)[]} children
 */
export function element(name, attributes, ...children) {
  const node = document.createElement(name);
  Object.entries(attributes).forEach(([key, value]) => node.setAttribute(key, String(value)));
  node.append(...children.flatMap((child) => child || []));
  return node;
}

/**
 * `1 fiche`, `1 234 fiches`.
 * @param {number} count
 * @param {string} singular
 * @param {string} [several]
 */
export function plural(count, singular, several) {
  const number = count.toLocaleString("fr-FR");
  return `${number}\u00a0${count < 2 ? singular : several || singular + "s"}`;
}

/**
 * The first element within another that a selector fits, of a class: `within(form, "output", HTMLOutputElement)`. It is
 * part of the page, so that one that is not there is a fault of ours.
 * @template {Element} E
 * @param {ParentNode} parent
 * @param {string} selector
 * @param {new () => E} kind
 */
export function within(parent, selector, kind) {
  const found = parent.querySelector(selector);
  if (found instanceof kind) return found;
  throw new TypeError(`${selector}: no ${kind.name}`);
}
