/* The panel by which readers keep the whole catalogue on their device, update it and delete it. */
(function (world) {
  "use strict";

  const { changes, kept, published, weight } = world.PasserellesInventory;
  const { download } = world.PasserellesDownload;
  const part = (name) => document.querySelector(`[data-keeping="${name}"]`);
  const frame = part("frame");
  if (!frame) return;
  const store = new world.PasserellesStore(new URL(frame.dataset.root, window.location.href).href);

  /** `1 fiche`, `2 fiches`, as French counts. */
  const plural = (count, one, many) => `${count.toLocaleString("fr-FR")}\u00a0${count < 2 ? one : many}`;
  const day = (text) => new Date(`${text}T12:00:00`).toLocaleDateString("fr-FR", { dateStyle: "long" });

  /** `85 ko`, `1,2 Mo`. */
  function size(bytes) {
    if (bytes < 1e6) return `${Math.ceil(bytes / 1e3).toLocaleString("fr-FR")}\u00a0ko`;
    return `${(Math.ceil(bytes / 1e5) / 10).toLocaleString("fr-FR")}\u00a0Mo`;
  }

  let list = null;
  let running = null;

  function show(name, shown) {
    part(name).hidden = !shown;
  }

  /** What is kept, what there is to fetch, and what one can do about it. */
  async function refresh() {
    const state = await kept(store);
    list = await published(store).catch(() => null);
    const files = Object.keys(state.files).length;
    const here = Object.values(state.files).reduce((sum, [bytes]) => sum + bytes, 0);
    part("state").textContent = stateOf(state, files, here);
    const todo = list ? changes(list, state).fetch : [];
    part("cost").textContent = costOf(todo, files);
    part("start").textContent = files ? "Mettre à jour" : "Garder tout le catalogue sur cet appareil";
    if (files && !state.complete) part("start").textContent = "Reprendre";
    show("start", list && (todo.length > 0 || !state.complete));
    await pages();
    show("delete", files > 0 || part("pages").childElementCount > 0);
  }

  function stateOf(state, files, here) {
    if (!files) return "Le catalogue entier n’est pas gardé sur cet appareil.";
    if (!state.complete) return `Gardé en partie : ${plural(files, "fichier", "fichiers")}, ${size(here)}.`;
    return `Le catalogue entier est gardé sur cet appareil : version du ${day(state.date)}, ${size(here)}.`;
  }

  function costOf(todo, files) {
    if (!list) return "Le réseau manque pour savoir s’il y a du nouveau.";
    if (!todo.length) return "Rien de plus récent n’est publié.";
    const what = files ? "À télécharger" : "Tout garder";
    return `${what} : ${plural(todo.length, "fichier", "fichiers")}, ${size(weight(todo))} une fois sur l’appareil. Moins que cela passe par le réseau quand le serveur compresse ce qu’il envoie.`;
  }

  /** The pages that were visited, by their titles. */
  async function pages() {
    const cache = await store.open("visited");
    const urls = (await cache.keys()).map((key) => key.url).filter((url) => url.endsWith("/"));
    const items = await Promise.all(
      urls.reverse().slice(0, 30).map(async (url) => {
        const html = await (await cache.match(url)).text();
        const link = document.createElement("a");
        link.href = url;
        link.textContent = new DOMParser().parseFromString(html, "text/html").title.replace(/ – Passerelles Santé$/, "");
        const item = document.createElement("li");
        item.append(link);
        return item;
      }),
    );
    part("pages").replaceChildren(...items);
    part("count").textContent = plural(urls.length, "page visitée est gardée", "pages visitées sont gardées");
    show("visited", urls.length > 0);
  }

  async function start() {
    const state = await kept(store);
    const bytes = weight(changes(list, state).fetch);
    const stop = new AbortController();
    running = stop;
    if (navigator.storage && navigator.storage.persist) navigator.storage.persist().catch(() => undefined);
    busy(true);
    part("bar").max = Math.max(1, bytes);
    part("bar").value = 0;
    say("Téléchargement commencé.");
    try {
      const failed = await download(store, list, state, stop.signal, (done) => {
        part("bar").value = done;
        part("done").textContent = `${size(done)} sur ${size(bytes)}`;
      });
      if (stop.signal.aborted) say("Arrêté. Ce qui est déjà là est gardé.");
      else if (failed) say(`${plural(failed, "fichier n’a pas pu", "fichiers n’ont pas pu")} être téléchargé${failed < 2 ? "" : "s"}. Réessayez plus tard.`);
      else say("C’est fait : le catalogue entier se lit sans réseau.");
    } catch (error) {
      say(error.name === "QuotaExceededError" ? "La place manque sur cet appareil. Ce qui est déjà là est gardé." : "Le téléchargement a échoué. Ce qui est déjà là est gardé.");
    }
    busy(false);
    await refresh();
  }

  async function remove() {
    await store.clear(true);
    say("Tout ce que ce site gardait sur cet appareil est supprimé.");
    await refresh();
    part("state").focus();
  }

  /** The buttons while a download runs, and after. The one that had the focus never leaves it nowhere. */
  function busy(is) {
    show("progress", is);
    show("start", !is);
    show("delete", !is);
    (is ? part("stop") : part("state")).focus();
  }

  function say(text) {
    part("said").textContent = text;
  }

  const attempt = (action) => () => action().catch(() => say("Votre navigateur ne permet pas de garder ce site."));
  part("start").addEventListener("click", attempt(start));
  part("stop").addEventListener("click", () => running.abort());
  part("delete").addEventListener("click", attempt(remove));
  if (!("serviceWorker" in navigator) || !("caches" in world)) return;
  show("none", false);
  show("able", true);
  attempt(refresh)();
})(self);
