/*
 * Choices over tables that are whole without them. A form with data-filters names the element that holds them; each
 * select reads the data attribute of its own name, which holds codes with spaces between. A section or a group of rows
 * that keeps no row is hidden. State stands in the address.
 */

/** @param {HTMLFormElement} form */
function start(form) {
  const tables = /** @type {HTMLElement} */ (document.getElementById(form.dataset.filters || ""));
  const output = /** @type {HTMLOutputElement} */ (form.querySelector("output"));
  const selects = [...form.querySelectorAll("select")];
  const rows = /** @type {HTMLElement[]} */ ([...tables.querySelectorAll("tbody tr[data-key]")]);
  const groups = /** @type {NodeListOf<HTMLElement>} */ (tables.querySelectorAll("section, tbody"));
  const total = count(rows);

  /** Shows the rows that are chosen; tells whether any choice is made. */
  function show() {
    const chosen = selects.filter(({ value }) => value);
    rows.forEach((row) => (row.hidden = !chosen.every(({ name, value }) => (row.dataset[name] || "").split(" ").includes(value))));
    groups.forEach((group) => (group.hidden = !group.querySelector("tr[data-key]:not([hidden])")));
    const left = count(rows.filter(({ hidden }) => !hidden));
    output.textContent = `${left} ${form.dataset[left < 2 ? "one" : "many"]}${left < total ? ` sur ${total}` : ""}`;
    return chosen.length > 0;
  }

  function remember() {
    const query = new URLSearchParams(window.location.search);
    selects.forEach(({ name, value }) => (value ? query.set(name, value) : query.delete(name)));
    const text = query.toString();
    try {
      window.history.replaceState(null, "", window.location.pathname + (text ? `?${text}` : "") + window.location.hash);
    } catch {
      // Some browsers forbid it on file://: the choice still works, the address just does not tell it.
    }
  }

  function change() {
    show();
    remember();
  }

  const query = new URLSearchParams(window.location.search);
  selects.forEach((select) => {
    select.value = query.get(select.name) || "";
    if (select.selectedIndex < 0) select.value = "";
  });
  form.hidden = false;
  if (show() && !window.location.hash) form.scrollIntoView();
  form.addEventListener("change", change);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(change));
}

/**
 * How many things some rows are about: one may have several.
 * @param {HTMLElement[]} rows
 */
function count(rows) {
  return new Set(rows.map((row) => row.dataset.key)).size;
}

document.querySelectorAll("form").forEach((form) => form.dataset.filters && start(form));
