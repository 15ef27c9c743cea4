/* The end of the form: the file as it stands, and the ways to send it. */
(function () {
  "use strict";

  const { Companions, sending } = window.Form;
  const FOLDER = "partnerships";
  const COPIED = 4000;

  /** Prepares the places of files that go with the record. */
  function prepare(page, part) {
    const places = { previews: part("companion-previews"), links: part("companion-links"), downloads: part("companion-downloads") };
    page.companions = new Companions(page.frame.dataset, places);
  }

  /** Buttons that copy a part of the page, and the one that downloads. */
  function listen(page, part) {
    // Before the click reaches a link or a button: what was typed last goes with the file.
    page.frame.addEventListener("click", () => page.settle(), { capture: true });
    const copies = [["copy-file", "file"], ["copy-letter", "letter"], ["copy-for-forge", "file"]];
    copies.filter(([name]) => part(name)).forEach(([name, from]) =>
      part(name).addEventListener("click", async () => {
        const copied = await sending.copy(part(from).textContent);
        tell(part(`${name}-said`), copied ? sending.COPIED : sending.NOT_COPIED);
      }),
    );
    part("download").addEventListener("click", () => sending.download(`${page.id() || "fiche"}.md`, part("file").textContent, "text/markdown"));
  }

  function tell(place, text) {
    place.textContent = text;
    setTimeout(() => (place.textContent = ""), COPIED);
  }

  /** Shows the file, and where it goes. `lost` names the fields whose comments will not be kept, `others` go with it. */
  function show(page, part, text, lost, others) {
    const id = page.id() || "fiche";
    const { origin } = page;
    part("file").textContent = text;
    part("file-name").textContent = origin ? origin.file : `${FOLDER}/${id}.md`;
    part("letter").textContent = sending.letter(page.views.get("title").get(), id, text, !origin, others);
    if (part("forge")) showForge(page, part, id, text);
    part("lost").hidden = !lost.length;
    part("lost-names").textContent = lost.map((name) => `«\u00a0${name}\u00a0»`).join(", ");
    part("unchanged").hidden = !origin || lost.length > 0 || !unchanged(page, origin);
    page.companions.show(others);
    ["companion-forge", "companion-file"].filter(part).forEach((name) => (part(name).hidden = !others.length));
    const { invalid } = page.counts;
    part("invalid").hidden = !invalid;
    part("verdict").textContent = invalid ? "Il reste des points à corriger" : "La fiche est prête";
  }

  /** Shows the way to the forge, on a page that has one. */
  function showForge(page, part, id, text) {
    const { origin } = page;
    const { forge, newFile, editFile } = page.frame.dataset;
    const { address, whole } = origin ? sending.editFile(editFile, origin.file) : sending.newFile(newFile, FOLDER, `${id}.md`, text);
    part("forge").href = address;
    part("forge").textContent = whole ? `Ouvrir ${forge} avec la fiche remplie` : origin ? `2. Ouvrir le fichier sur ${forge}` : `2. Ouvrir un nouveau fichier sur ${forge}`;
    part("forge-whole").hidden = !whole;
    part("forge-long").hidden = whole || Boolean(origin);
    part("forge-edit").hidden = !origin;
    part("forge-copy").hidden = whole;
  }

  function unchanged(page, origin) {
    return window.Form.file.same(page.values(), { ...origin.values, ...page.fixed() }) && page.text() === origin.body;
  }

  window.Form.outcome = { prepare, listen, show };
})();
