/* On every page over http: starts the worker that keeps what is read, and shows what it has to say. */
(function () {
  "use strict";

  const root = new URL("..", document.currentScript.src);
  const workers = navigator.serviceWorker;
  if (!workers || !/^https?:$/.test(window.location.protocol)) return;

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

  /** Says something in a region that was there before, as screen readers need. */
  function say(text, reloads) {
    const region = notice();
    setTimeout(() => {
      region.replaceChildren(text, " ");
      if (!reloads) return;
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = "Recharger";
      button.addEventListener("click", () => window.location.reload());
      region.append(button);
    }, 300);
  }

  /** The first page was read before the worker was there, which then takes it from the browser's own copies. */
  async function keepThisPage() {
    const { active } = await workers.ready;
    const read = performance.getEntriesByType("resource").map((one) => one.name);
    active.postMessage({ read: [window.location.href, ...read].filter((url) => url.startsWith(root.href)) });
  }

  workers.addEventListener("message", ({ data }) => {
    if (data.newer) say("Une version plus récente de cette page vient d’arriver.", true);
    else if (data.kept && !document.querySelector("[data-kept]")) say(`Données : ${data.kept}`, true);
  });
  workers.startMessages();

  const saved = document.querySelector("[data-kept]");
  if (saved) say(saved.textContent, true);
  if (!workers.controller) window.addEventListener("load", keepThisPage);
  workers.register(new URL("sw.js", root), { updateViaCache: "none" }).catch(() => undefined);
})();
