/* A file that goes with the record, at the end of the form: its text, its page on the forge, its download. */
(function () {
  "use strict";

  const { element } = window.Explorer;
  const { button, sending } = window.Form;

  /**
   * `forge` is the name of the forge and `newFile` the address of its page for a new file, empty where it has none;
   * `places` are where the text, the link and the button stand.
   */
  function Companions({ forge, newFile }, { previews, links, downloads }) {
    Object.assign(this, { forge, newFile, previews, links, downloads });
    this.shown = [];
  }

  /** Shows files. What is there already is changed in place, so that nothing closes and no focus is lost. */
  Companions.prototype.show = function (files) {
    while (this.shown.length > files.length) this.shown.pop().nodes.forEach((node) => node.remove());
    while (this.shown.length < files.length) this.shown.push(this.one());
    files.forEach((file, at) => this.shown[at].show(file));
  };

  Companions.prototype.one = function () {
    let file;
    const code = element("code", {});
    const pre = element("pre", { class: "ps-fo-file", tabindex: "0", role: "region" });
    const said = element("span", { role: "status" });
    const copying = button("Copier le fichier", async () => (said.textContent = (await sending.copy(file.text)) ? sending.COPIED : sending.NOT_COPIED));
    const preview = element("details", { class: "ps-fo-preview" }, element("summary", {}, "Voir le fichier ", code), element("p", {}, copying, " ", said), pre);
    const link = element("a", { class: "ps-button", target: "_blank", rel: "noopener" });
    const linked = element("p", {}, link);
    const down = button("", () => sending.download(file.name, file.text, "text/yaml"));
    const downloaded = element("p", {}, down);
    this.previews.append(preview);
    if (this.newFile) this.links.append(linked);
    this.downloads.append(downloaded);
    const show = (one) => {
      file = one;
      code.textContent = file.path;
      pre.textContent = file.text;
      pre.setAttribute("aria-label", `Fichier ${file.path}`);
      copying.setAttribute("aria-label", `Copier le fichier ${file.path}`);
      down.textContent = `Télécharger ${file.name}`;
      const { address, whole } = sending.newFile(this.newFile, file.folder, file.name, file.text);
      link.href = address;
      link.textContent = whole ? `Ouvrir ${this.forge} avec ${file.name} rempli` : `Ouvrir ${this.forge} pour ${file.name} (copier d’abord son texte)`;
    };
    return { nodes: [preview, linked, downloaded], show };
  };

  window.Form.Companions = Companions;
})();
