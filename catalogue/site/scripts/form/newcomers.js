/*
 * Organisations that the catalogue does not have, described beside the record: each becomes a file of its own, and counts
 * as known as soon as it is begun. Methods of the page, see page.js.
 */
(function () {
  "use strict";

  const { List, ORGANISATIONS: FOLDER, button, file, textView } = window.Form;
  const { slug } = window.Explorer.words;
  const HELP = "Celles que le catalogue n’a pas encore. Chacune aura son petit fichier, à envoyer avec la fiche.";
  const ID_HELP = "Le nom de son fichier, proposé d’après le nom\u00a0: il figure dans l’adresse de sa page et ne change plus ensuite.";
  const part = (name) => document.querySelector(`[data-form="${name}"]`);

  window.Form.newcomers = {
    placeNewcomers(fields) {
      const shown = this.check.organisation.fields.filter(({ kind }) => kind !== "fixed");
      const field = {
        name: FOLDER, kind: "map", title: "Organisations à ajouter au catalogue", help: HELP, item: "une nouvelle organisation",
        required: true, whole: true, least: 0, fields: shown,
      };
      this.fields = fields;
      this.described = new List(field, this, (one) => fields.view(one, true), (item) => this.idOf(item));
      this.views.set(FOLDER, this.described);
      part("described").append(this.described.element);
    },

    /** The field of an id. It follows the name until somebody writes another, and what names the organisation follows it. */
    idOf(item) {
      const named = { name: "id", kind: "text", title: "Identifiant", help: ID_HELP, example: "hopital-essos-yaounde", required: true, pattern: "", format: "" };
      const view = textView(named, this);
      const name = item.fields.get("name");
      const set = view.set;
      const proposed = () => this.freeId(this.proposed(name.get() || ""), view);
      let follows = "";
      let isOwn = false;
      view.set = (id) => {
        isOwn = Boolean(name.get()) && id !== proposed();
        follows = id;
        set(id);
      };
      const change = (id) => {
        set(id);
        this.know();
        if (this.check.registered.has(id)) return; // it would take what names the other one with it
        this.fields.renameOrganisation(follows, id);
        follows = id;
      };
      name.input.addEventListener("change", () => change(isOwn ? view.get() : proposed() || follows));
      view.input.addEventListener("change", () => {
        isOwn = Boolean(slug(view.input.value));
        change(isOwn ? this.freeId(slug(view.input.value), view) : proposed() || follows);
      });
      return view;
    },

    /** An id that no other new organisation has. */
    freeId(id, own) {
      const taken = new Set(this.described.items.map(({ key }) => key).filter((key) => key !== own).map((key) => key.get()));
      let free = id;
      for (let number = 2; id && taken.has(free); number += 1) free = `${id}-${number}`;
      return free;
    },

    /** The values of those that say anything, by id. */
    organisations() {
      return Object.fromEntries(Object.entries(this.described.get() || {}).filter(([, one]) => Object.keys(one).length));
    },

    restoreNewcomers(organisations) {
      this.described.set(organisations);
      part("newcomers").open = this.described.items.length > 0;
      this.know();
    },

    /** Lets the record name those that are described, begun ones included. */
    know() {
      const described = Object.entries(this.described.get() || {});
      this.tables.organisations = this.check.registered.with(
        described.filter(([id]) => !this.check.registered.has(id)).map(([code, { name, city, country, acronym }]) => ({
          code, label: name || code, meaning: [city, "pas encore au catalogue"].filter(Boolean).join(", "),
          names: [city, acronym].filter(Boolean), home: country,
        })),
      );
    },

    /** A button that begins the description of what somebody named: by an id, or more often by a name. */
    describing(code) {
      return button("Décrire cette organisation", () => {
        const isId = slug(code) === code;
        const id = this.freeId(isId ? code : this.proposed(code));
        const item = this.described.add(isId ? undefined : { name: code }, id || undefined);
        item.fold(false);
        part("newcomers").open = true;
        this.know();
        this.fields.renameOrganisation(code, item.key.get());
        item.focus();
        this.say(`${item.toggle.textContent}, à décrire.`);
      });
    },

    /** The files of new organisations: `{id, folder, name, path, text}`. */
    newFiles() {
      const schema = this.check.organisation;
      return Object.entries(this.organisations()).map(([id, values]) => ({
        id, folder: FOLDER, name: `${id}.yml`, path: `${FOLDER}/${id}.yml`, text: file.fields(schema, { ...this.fixed(schema), ...values }),
      }));
    },
  };
})();
