/* The name of a new file, which becomes the address of its page: proposed, and checked. Methods of the page, see page.js. */
(function () {
  "use strict";

  const { slug } = window.Explorer.words;
  const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
  const LONGEST = 60;

  window.Form.naming = {
    nameField() {
      const help = "En minuscules sans accent, avec des tirets\u00a0: il figure dans l’adresse de la fiche et ne change plus ensuite.";
      return { name: "nom", kind: "text", title: "Nom du fichier, sans «\u00a0.md\u00a0»", help, example: "bordeaux-yaounde-neurochirurgie", required: true, pattern: "", format: "" };
    },

    id() {
      if (this.origin) return this.origin.id;
      return this.name.get() || "";
    },

    /** The name of the file is right and nobody's: the rules of catalogue/files.py. */
    nameProblems() {
      const id = this.id();
      if (this.origin || (!id && !this.named)) return [];
      const near = `${slug(id) || "nom"}.md`;
      if (!SLUG.test(id)) return [this.check.wording.problem("BAD_ID", ["nom"], { id, near })];
      const other = `partnerships/${id}.md`;
      return this.tables.partnerships.has(id) ? [this.check.wording.problem("ID_TAKEN", ["nom"], { id, other })] : [];
    },

    /** A name made of the title, cut after a whole word. */
    proposedName() {
      const name = slug(this.views.get("title").get() || "");
      return name.length <= LONGEST ? name : name.slice(0, name.lastIndexOf("-", LONGEST));
    },
  };
})();
