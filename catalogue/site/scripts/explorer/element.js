/* Nodes and counts. Builds nodes with their text, never with markup. */
(function () {
  "use strict";

  /** A node: `element("a", { href }, "text", otherNode)`. */
  function element(name, attributes, ...children) {
    const node = document.createElement(name);
    Object.entries(attributes || {}).forEach(([key, value]) => node.setAttribute(key, value));
    node.append(...children.filter((child) => child !== null && child !== ""));
    return node;
  }

  /** `1 fiche`, `1 234 fiches`. */
  function plural(count, singular, several) {
    const number = count.toLocaleString("fr-FR");
    return `${number}\u00a0${count < 2 ? singular : several || singular + "s"}`;
  }

  window.Explorer = Object.assign(window.Explorer || {}, { element, plural });
})();
