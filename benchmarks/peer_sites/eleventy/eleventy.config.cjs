// Bare: Markdown with footnotes, one layout. Modules are found through NODE_PATH.
const footnotes = require("markdown-it-footnote");

module.exports = function (config) {
  config.amendLibrary("md", (library) => library.use(footnotes));
  config.setLiquidOptions({ cache: true });
  return {
    dir: { input: "content", layouts: "../_layouts", output: "_site" },
    markdownTemplateEngine: false,
  };
};
