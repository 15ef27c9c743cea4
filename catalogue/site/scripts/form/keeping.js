/* What becomes of what somebody wrote: kept as a draft, taken up again, or cleared. Methods of the page, see page.js. */
(function () {
  "use strict";

  const { file } = window.Form;
  const part = (name) => document.querySelector(`[data-form="${name}"]`);

  window.Form.keeping = {
    state() {
      return { values: this.values(), organisations: this.organisations(), body: this.body.get(), name: this.named ? this.name.get() || "" : "", version: this.origin ? this.origin.version : "" };
    },

    keep() {
      if (!this.fresh) return;
      const state = this.state();
      const unchanged = file.same(state, this.fresh);
      part("restart").hidden = unchanged;
      if (unchanged && !this.kept) return;
      if (this.pending) {
        part("saved").textContent = "Pas enregistré\u00a0: un brouillon plus ancien attend votre choix, en haut de la page.";
        return;
      }
      const saved = this.draft.save(state);
      this.kept = true;
      part("saved").textContent = saved ? `Brouillon gardé dans ce navigateur, ${saved}.` : "Ce navigateur ne garde pas de brouillon\u00a0: téléchargez le fichier avant de partir.";
    },

    resume() {
      const kept = this.pending;
      this.decide();
      this.restore(kept);
      this.say("Brouillon repris.");
    },

    forget() {
      this.draft.clear();
      this.decide();
      this.refresh();
      this.say("Brouillon effacé.");
    },

    /** Empties the form, or takes up the published record again. */
    restart() {
      if (!window.confirm("Effacer ce que vous avez écrit ici\u00a0?")) return;
      this.draft.clear();
      this.kept = false;
      this.pending = null;
      part("draft").hidden = true;
      this.restore(this.published());
      part("saved").textContent = "";
      part("title").focus();
    },

    decide() {
      this.pending = null;
      part("draft").hidden = true;
      part("title").focus();
    },
  };
})();
