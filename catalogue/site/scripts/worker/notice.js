/* What a page that comes from this device says of itself. It stands in the page's HTML, so that no page can come without. */

/** @typedef {keyof typeof WHY} Why */

const WHY = {
  offline: "vous êtes hors ligne",
  late: "le réseau tarde à répondre",
  down: "le site ne répond pas",
};

/**
 * `22 novembre 2026 à 10:15`, on this device's clock.
 * @param {Date} moment
 */
function said(moment) {
  return moment.toLocaleString("fr-FR", { dateStyle: "long", timeStyle: "short" });
}

/**
 * The sentence for a copy of a moment, and why it stands in for the page.
 * @param {Date} moment
 * @param {Why} why
 */
export function sentence(moment, why) {
  return `Version enregistrée le ${said(moment)} – ${WHY[why]}.`;
}

/**
 * A copy of a page with its notice, first in its body.
 * @param {Response} copy
 * @param {Date} moment
 * @param {Why} why
 */
export async function noticed(copy, moment, why) {
  const html = await copy.text();
  const notice = `<div class="ps-kept" role="status" data-kept>${sentence(moment, why)}</div>`;
  const body = /<body\b[^>]*>/.exec(html);
  const at = body ? body.index + body[0].length : 0;
  return new Response(html.slice(0, at) + notice + html.slice(at), {
    headers: { "content-type": "text/html; charset=utf-8" },
  });
}
