/* The panel by which readers keep the whole catalogue on their device, update it and delete it. */
(function (world) {
  "use strict";

  const { changes, kept, published, summary, weight } = world.PasserellesInventory;
  const { download } = world.PasserellesDownload;
  const part = (name) => document.querySelector(`[data-keeping="${name}"]`);
  const frame = part("frame");
  if (!frame) return;
  const END = ` – ${frame.dataset.name}`;
  const store = new world.PasserellesStore(new URL(frame.dataset.root, window.location.href).href);

  /** `1 fiche`, `2 fiches`, as French counts. */
  const plural = (count, one, many) => `${count.toLocaleString("fr-FR")}\u00a0${count < 2 ? one : many}`;
  const day = (text) => new Date(`${text}T12:00:00`).toLocaleDateString("fr-FR", { dateStyle: "long" });

  /** `85 ko`, `1,2 Mo`. */
  function size(bytes) {
    if (bytes < 1e6) return `${Math.ceil(bytes / 1e3).toLocaleString("fr-FR")}\u00a0ko`;
    return `${(Math.ceil(bytes / 1e5) / 10).toLocaleString("fr-FR")}\u00a0Mo`;
  }

  let running = null;

  function show(name, shown) {
    part(name).hidden = !shown;
  }

  /** What is kept, what there is to fetch, and what one can do about it. */
  async function refresh() {
    const state = await kept(store);
    const files = Object.keys(state.files).length;
    const todo = await toFetch(state, files).catch(() => null);
    part("state").textContent = stateOf(state, files);
    part("cost").textContent = costOf(todo, files);
    part("start").textContent = files ? (state.digest ? "Mettre à jour" : "Reprendre") : part("start").dataset.first;
    show("start", todo && (todo.files > 0 || !state.digest));
    await pages();
    show("delete", files > 0 || part("pages").childElementCount > 0);
  }

  /** Number and bytes of the files to fetch. The list itself is only asked for where something is here already. */
  async function toFetch(state, files) {
    const all = await summary(store);
    if (!files) return all;
    if (state.digest === all.digest) return { files: 0, bytes: 0 };
    const todo = changes(await published(store), state).fetch;
    return { files: todo.length, bytes: weight(todo) };
  }

  function stateOf(state, files) {
    const here = size(Object.values(state.files).reduce((sum, [bytes]) => sum + bytes, 0));
    if (!files) return "Le catalogue entier n’est pas gardé sur cet appareil.";
    if (!state.digest) return `Gardé en partie : ${plural(files, "fichier", "fichiers")}, ${here}.`;
    return `Le catalogue entier est gardé sur cet appareil : version du ${day(state.date)}, ${here}.`;
  }

  function costOf(todo, files) {
    if (!todo) return "Le réseau manque pour savoir s’il y a du nouveau.";
    if (!todo.files) return "Rien de plus récent n’est publié.";
    const what = files ? "À télécharger" : "Tout garder";
    return `${what} : ${plural(todo.files, "fichier", "fichiers")}, ${size(todo.bytes)} une fois sur l’appareil. Moins que cela passe par le réseau quand le serveur compresse ce qu’il envoie.`;
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
        const { title } = new DOMParser().parseFromString(html, "text/html");
        link.textContent = title.endsWith(END) ? title.slice(0, -END.length) : title;
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
    const list = await published(store);
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

  const attempt = (action) => () => action().catch(() => say("Cela n’a pas marché : le réseau manque, ou votre navigateur ne permet pas de garder ce site."));
  part("start").addEventListener("click", attempt(start));
  part("stop").addEventListener("click", () => running.abort());
  part("delete").addEventListener("click", attempt(remove));
  if (!("serviceWorker" in navigator) || !("caches" in world)) return;
  show("none", false);
  show("able", true);
  attempt(refresh)();
})(self);
