// What scripts may hold. The style of imports and exports is the one that catalogue/site/bundle.py joins.
import js from "@eslint/js";
import globals from "globals";

const joined = "catalogue/site/bundle.py joins `import { name } from \"./file.js\"` and `export` before const, class or function only.";
const unjoined = [
  "ImportDeclaration[specifiers.length=0]",
  "ImportDefaultSpecifier",
  "ImportNamespaceSpecifier",
  "ImportDeclaration:not([source.value=/^[.].*[.]js$/])",
  "ImportExpression",
  "MetaProperty",
  "ExportDefaultDeclaration",
  "ExportAllDeclaration",
  "ExportNamedDeclaration[source]",
  "ExportNamedDeclaration[specifiers.length>0]",
  "ExportNamedDeclaration > VariableDeclaration:not([kind=const])",
  "ExportNamedDeclaration > VariableDeclaration > VariableDeclarator > :not(Identifier).id",
  "Program > ExpressionStatement > AwaitExpression",
  "Program > VariableDeclaration > VariableDeclarator > AwaitExpression",
  ":matches(VariableDeclarator, FunctionDeclaration, ClassDeclaration) > Identifier.id[name=/^[$]/]", // the joiner's own names
];

export default [
  { ignores: [".venv/", "site/", ".site-*/", "public/", "build/"] }, // what was installed or built
  js.configs.recommended,
  {
    files: ["**/*.js"],
    languageOptions: { ecmaVersion: 2022, sourceType: "module" },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      eqeqeq: "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-shadow": ["error", { hoist: "functions" }],
      "no-var": "error",
      "object-shorthand": "error",
      "prefer-const": "error",
      "no-duplicate-imports": "error",
      "no-restricted-syntax": ["error", ...unjoined.map((selector) => ({ selector, message: joined }))],
    },
  },
  { files: ["catalogue/site/scripts/**/*.js"], ignores: ["catalogue/site/scripts/worker/**"], languageOptions: { globals: globals.browser } },
  { files: ["catalogue/site/scripts/worker/**/*.js"], languageOptions: { globals: { ...globals.serviceworker, CatalogueName: "readonly" } } },
  { files: ["eslint.config.js"], rules: { "no-restricted-syntax": "off" } },
];
