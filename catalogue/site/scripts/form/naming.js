/* The name of a new file, which becomes the address of its page: proposed, and checked. Methods of the page, see page.js. */
(function () {
  "use strict";

  const { slug } = window.Explorer.words;

  window.Form.naming = {
    nameField() {
      const help = "En minuscules sans accent, avec des tirets\u00a0: il figure dans l’adresse de la fiche et ne change plus ensuite.";
      return { name: "nom", kind: "text", title: "Nom du fichier, sans «\u00a0.md\u00a0»", help, example: "bordeaux-yaounde-neurochirurgie", required: true, pattern: "", format: "" };
    },

    id() {
      if (this.origin) return this.origin.id;
      return this.name.get() || "";
    },

    nameProblems() {
      const id = this.id();
      if (this.origin || (!id && !this.named)) return [];
      return this.check.naming(id);
    },

    /** A name made of the title or of another text, cut after a whole word. */
    proposedName() {
      return this.proposed(this.views.get("title").get() || "");
    },

    proposed(text) {
      const name = slug(text);
      const longest = this.check.names.proposed;
      return name.length <= longest ? name : name.slice(0, name.lastIndexOf("-", longest));
    },
  };
})();
