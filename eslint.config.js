import tseslint from "typescript-eslint";

const noClock = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: "The core does not ask what time it is: take a day as an argument." },
  { selector: "MemberExpression[object.name='Date'][property.name='now']", message: "The core does not ask what time it is: take a day as an argument." },
  { selector: "MemberExpression[object.name='Math'][property.name='random']", message: "The core is a function of its facts." },
];

const only = (...patterns) => ["error", { patterns: [{ group: patterns, message: "See docs/architecture.md: imports go in one direction." }] }];

/** What the engine says is typed by the contracts; how it reads is not the engine's business. */
const typesOfContractsAlone = ["error", { patterns: [{ group: ["@partner-ledger/*"], allowTypeImports: true, message: "The core takes types alone from the contracts (decision 0018)." }] }];

export default tseslint.config(
  { ignores: ["node_modules/", ".build/", ".data/", "dist/", "artifacts/", "src/server/generated/", "src/app/node_modules/"] },
  ...tseslint.configs.strict,
  {
    rules: {
      "max-lines": ["error", { max: 300, skipBlankLines: false, skipComments: false }],
      "max-lines-per-function": ["error", { max: 60, skipBlankLines: true, skipComments: true }],
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/consistent-type-imports": "error",
      "no-console": "error",
      eqeqeq: "error",
    },
  },
  { files: ["test/**"], rules: { "max-lines-per-function": "off" } },
  { files: ["src/program/**", "src/ledger/**"], rules: { "no-restricted-syntax": ["error", ...noClock], "no-restricted-globals": ["error", "process", "fetch"] } },
  { files: ["src/program/**", "src/ledger/**"], rules: { "@typescript-eslint/no-restricted-imports": typesOfContractsAlone } },
  { files: ["src/program/**"], rules: { "no-restricted-imports": only("**/ledger/**", "**/scenario/**", "**/server/**", "zod", "express", "node:*") } },
  { files: ["src/ledger/**"], rules: { "no-restricted-imports": only("**/scenario/**", "**/server/**", "zod", "express", "node:*") } },
  { files: ["src/scenario/**"], rules: { "no-restricted-imports": only("**/server/**", "express") } },
  { files: ["sandbox/**"], ignores: ["sandbox/local/**", "sandbox/demo/**"], rules: { "no-restricted-imports": only("**/src/server/**", "**/src/ledger/**", "**/src/program/**") } },
);
