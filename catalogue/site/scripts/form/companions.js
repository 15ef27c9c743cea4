/* A file that goes with the record, at the end of the form: its text, its page on the forge, its download. */

import { element } from "../explorer/element.js";
import { button } from "./lists.js";
import { COPIED, NOT_COPIED, copy, download, newFile } from "./sending.js";

/** @import { Companion } from "./shapes.js" */

/**
 * `forge` is the name of the forge and `newFile` the address of its page for a new file, empty where it has none;
 * `places` are where the text, the link and the button stand.
 */
export class Companions {
  /**
   * @param {{forge: string, newFile: string}} forge
   * @param {{previews: HTMLElement, links: HTMLElement | null, downloads: HTMLElement}} places
   */
  constructor({ forge, newFile: pattern }, { previews, links, downloads }) {
    this.forge = forge;
    this.pattern = pattern;
    this.previews = previews;
    this.links = links;
    this.downloads = downloads;
    /** @type {{nodes: HTMLElement[], show: (file: Companion) => void}[]} */
    this.shown = [];
  }

  /**
   * Shows files. What is there already is changed in place, so that nothing closes and no focus is lost.
   * @param {Companion[]} files
   */
  show(files) {
    this.shown.splice(files.length).forEach(({ nodes }) => nodes.forEach((node) => node.remove()));
    while (this.shown.length < files.length) this.shown.push(this.one());
    files.forEach((file, at) => this.shown[at].show(file));
  }

  one() {
    /** @type {Companion} */
    let file;
    const code = element("code", {});
    const pre = element("pre", { class: "ps-fo-file", tabindex: "0", role: "region" });
    const said = element("span", { role: "status" });
    const copying = button("Copier le fichier", async () => (said.textContent = (await copy(file.text)) ? COPIED : NOT_COPIED));
    const preview = element("details", { class: "ps-fo-preview" }, element("summary", {}, "Voir le fichier ", code), element("p", {}, copying, " ", said), pre);
    const link = element("a", { class: "ps-button", target: "_blank", rel: "noopener" });
    const linked = element("p", {}, link);
    const down = button("", () => download(file.name, file.text, "text/yaml"));
    const downloaded = element("p", {}, down);
    this.previews.append(preview);
    if (this.pattern && this.links) this.links.append(linked);
    this.downloads.append(downloaded);
    /** @param {Companion} one */
    const show = (one) => {
      file = one;
      code.textContent = file.path;
      pre.textContent = file.text;
      pre.setAttribute("aria-label", `Fichier ${file.path}`);
      copying.setAttribute("aria-label", `Copier le fichier ${file.path}`);
      down.textContent = `Télécharger ${file.name}`;
      const { address, whole } = newFile(this.pattern, file.folder, file.name, file.text);
      link.href = address;
      link.textContent = whole ? `Ouvrir ${this.forge} avec ${file.name} rempli` : `Ouvrir ${this.forge} pour ${file.name} (copier d’abord son texte)`;
    };
    return { nodes: [preview, linked, downloaded], show };
  }
}
