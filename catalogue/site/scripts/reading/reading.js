/* On every page over http: starts the worker that keeps what is read, and shows what it has to say. */

/** The notice of this page, which the worker may have put there. */
function notice() {
  const found = document.querySelector("[data-kept]");
  if (found) return found;
  const made = document.createElement("div");
  made.className = "ps-kept";
  made.dataset.kept = "";
  made.setAttribute("role", "status");
  document.body.prepend(made);
  return made;
}

/**
 * Says something in a region that was there before, as screen readers need, with a button that loads the page again.
 * @param {string} text
 */
function say(text) {
  const region = notice();
  setTimeout(() => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Recharger";
    button.addEventListener("click", () => window.location.reload());
    region.replaceChildren(text, " ", button);
  }, 300);
}

/**
 * The first page was read before the worker was there, which then takes it from the browser's own copies.
 * @param {ServiceWorkerContainer} workers
 * @param {URL} root
 */
async function keepThisPage(workers, root) {
  const { active } = await workers.ready;
  const read = performance.getEntriesByType("resource").map((one) => one.name);
  if (active) active.postMessage({ read: [window.location.href, ...read].filter((url) => url.startsWith(root.href)) });
}

/**
 * @param {ServiceWorkerContainer} workers
 * @param {URL} root the address of the site
 */
function start(workers, root) {
  workers.addEventListener("message", ({ data }) => {
    if (data.newer) say("Une version plus récente de cette page vient d’arriver.");
    else if (data.kept && !document.querySelector("[data-kept]")) say(`Données : ${data.kept}`);
  });
  workers.startMessages();
  const saved = document.querySelector("[data-kept]");
  if (saved) say(saved.textContent || "");
  if (!workers.controller) window.addEventListener("load", () => keepThisPage(workers, root));
  workers.register(new URL("sw.js", root), { updateViaCache: "none" }).catch(() => undefined);
}

const script = /** @type {HTMLScriptElement} */ (document.currentScript);
if (navigator.serviceWorker && /^https?:$/.test(window.location.protocol)) start(navigator.serviceWorker, new URL("..", script.src));
