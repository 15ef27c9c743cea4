/* Choices over tables that are whole without them. A form with data-filters names the element that holds them; each
   select reads the data attribute of its own name, which holds codes with spaces between. A section or a group of rows
   that keeps no row is hidden. State stands in the address. */
(function () {
  "use strict";

  function start(form) {
    var tables = document.getElementById(form.dataset.filters);
    var selects = Array.prototype.slice.call(form.querySelectorAll("select"));
    var output = form.querySelector("output");
    var rows = Array.prototype.slice.call(tables.querySelectorAll("tbody tr[data-key]"));

    function count(list) {
      var keys = {};
      list.forEach(function (row) { keys[row.dataset.key] = true; });
      return Object.keys(keys).length;
    }

    var total = count(rows);

    function show() {
      var chosen = selects.filter(function (select) { return select.value; });
      var kept = rows.filter(function (row) {
        row.hidden = !chosen.every(function (select) {
          return (row.dataset[select.name] || "").split(" ").indexOf(select.value) >= 0;
        });
        return !row.hidden;
      });
      Array.prototype.forEach.call(tables.querySelectorAll("section, tbody"), function (group) {
        group.hidden = !group.querySelector("tr[data-key]:not([hidden])");
      });
      var left = count(kept);
      output.textContent = left + " " + form.dataset[left < 2 ? "one" : "many"] + (left < total ? " sur " + total : "");
      return chosen;
    }

    function remember() {
      var query = new URLSearchParams(location.search);
      selects.forEach(function (select) {
        if (select.value) { query.set(select.name, select.value); } else { query.delete(select.name); }
      });
      var text = query.toString();
      try {
        history.replaceState(null, "", location.pathname + (text ? "?" + text : "") + location.hash);
      } catch (error) {
        /* Some browsers forbid it on file://: the choice still works, the address just does not tell it. */
      }
    }

    var query = new URLSearchParams(location.search);
    selects.forEach(function (select) {
      select.value = query.get(select.name) || "";
      if (select.selectedIndex < 0) { select.value = ""; }
    });
    form.hidden = false;
    if (show().length && !location.hash) { form.scrollIntoView(); }
    form.addEventListener("change", function () { show(); remember(); });
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    form.addEventListener("reset", function () { setTimeout(function () { show(); remember(); }); });
  }

  Array.prototype.forEach.call(document.querySelectorAll("form[data-filters]"), start);
})();
