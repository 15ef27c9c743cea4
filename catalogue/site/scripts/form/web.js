/* Addresses of the web, as catalogue/language/web.py judges them. */
(function () {
  "use strict";

  const BRACKETS = ["()", "[]", "{}", "<>"];

  /** Reads with the patterns that Python uses. */
  function Web(patterns, longest) {
    this.whole = new RegExp(`^(?:${patterns.wholeAddress})`, "u");
    this.looseEnd = new RegExp(patterns.looseEnd, "u");
    this.privateHost = new RegExp(`^(?:${patterns.privateHost})$`, "u");
    this.longest = longest;
  }

  /** What is wrong with an address: `form`, `end`, `private`, `long`; nothing for one that a reader can follow. */
  Web.prototype.fault = function (address) {
    if (!this.whole.test(address)) return "form";
    if (this.looseEnd.test(address) || BRACKETS.some(([opened, shut]) => closesTooMuch(address, opened, shut))) return "end";
    if (!URL.canParse(address)) return "form";
    const { hostname, username, password } = new URL(address);
    if (username || password) return "form";
    if (this.privateHost.test(hostname)) return "private";
    return encodedLength(address) > this.longest ? "long" : "";
  };

  function closesTooMuch(address, opened, shut) {
    return address.endsWith(shut) && address.split(shut).length > address.split(opened).length;
  }

  /** A letter with an accent takes six signs. */
  function encodedLength(address) {
    return address.replace(/[^\u0000-\u007f]+/g, encodeURIComponent).length;
  }

  window.Form = Object.assign(window.Form || {}, { Web });
})();
