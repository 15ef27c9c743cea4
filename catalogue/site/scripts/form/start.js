/* Starts the form, empty or with the record that the address names: `?fiche=tours-hogip`. */
(function () {
  "use strict";

  const { element, read } = window.Explorer;
  const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

  const frame = document.querySelector("[data-form=frame]");
  const wanted = new URLSearchParams(window.location.search).get("fiche");

  function start(origin) {
    window.Form.page = new window.Form.Page(frame, window.PASSERELLES_FORM, read(window.PASSERELLES), origin);
  }

  function unknown() {
    document.querySelector("[data-form=unknown]").hidden = false;
    start(null);
  }

  /** Loads the record as a script: a page on a disk may do so, and may not fetch. */
  function load(id) {
    const script = element("script", { src: `${frame.dataset.root}data/partenariats/${id}.js` });
    script.addEventListener("load", () => start(window.PASSERELLES_RECORD));
    script.addEventListener("error", unknown);
    document.head.append(script);
  }

  if (!frame || !window.PASSERELLES_FORM || !window.PASSERELLES) return;
  if (wanted === null) start(null);
  else if (wanted.length <= window.PASSERELLES_FORM.names.longest && SLUG.test(wanted)) load(wanted);
  else unknown();
})();
