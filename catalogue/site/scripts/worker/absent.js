/* The page that stands for one that is not on this device: it says so, and leads to those that are. */

/** @import { Store } from "../device/store.js" */

const AT_MOST = 30;
const TITLE = /<title>([^<]*)<\/title>/;
/** The name of the catalogue, as HTML: catalogue/publishing/service_worker.py writes it. */
const NAME = CatalogueName;
const END = ` – ${NAME}`;

/**
 * The pages visited last, as items of a list. Their titles are HTML already.
 * @param {Store} store
 */
async function visited(store) {
  const cache = await store.open("visited");
  const urls = (await cache.keys()).map((key) => key.url).filter((url) => url.endsWith("/"));
  const items = urls.reverse().slice(0, AT_MOST).map(async (url) => {
    const copy = await cache.match(url);
    const title = copy && TITLE.exec(await copy.text());
    return title ? `<li><a href="${encodeURI(url)}">${title[1].endsWith(END) ? title[1].slice(0, -END.length) : title[1]}</a></li>` : "";
  });
  return (await Promise.all(items)).join("\n");
}

/**
 * The page, at the address that was asked for: to reload it is to try again.
 * @param {Store} store
 */
export async function absent(store) {
  const pages = await visited(store);
  const html = `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Page non enregistrée – ${NAME}</title>
<link rel="stylesheet" href="${store.scope}assets/site.css">
</head>
<body class="ps-absent">
<main>
<p><a href="${store.scope}">${NAME}</a></p>
<h1>Cette page n’est pas enregistrée sur cet appareil</h1>
<p>Vous êtes hors ligne, et elle n’a pas encore été lue ici. <a href="">Réessayer</a></p>
${pages && `<h2>Pages enregistrées</h2>\n<ul>\n${pages}\n</ul>`}

</main>
</body>
</html>`;

  return new Response(html, { status: 503, headers: { "content-type": "text/html; charset=utf-8" } });
}
