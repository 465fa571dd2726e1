// Lint rules: typed strictness for all TypeScript, Salesforce's own rules for components, SLDS rules for their HTML and CSS.
import slds from "@salesforce-ux/eslint-plugin-slds";
import lwc from "@salesforce/eslint-config-lwc";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

const components = ["force-app/**/lwc/**/*.ts", "local-org/src/lwc/modules/**/*.ts"];
/** A name with an underscore, or one taken out beside `...rest`, is left unused on purpose. */
const unusedVariables = [
  "error",
  { argsIgnorePattern: "^_", varsIgnorePattern: "^_", ignoreRestSiblings: true },
];

export default defineConfig(
  globalIgnores([
    // installed, built, or written by a run
    "**/node_modules/**",
    ".local-org/**",
    "coverage/**",
    "test-results/**",
    "types/generated/**",
    "**/lwc/**/*.js",
    // inputs of the compiler's tests, wrong on purpose
    "local-org/tests/fixtures/**",
    "local-org/fixtures/**",
  ]),
  {
    linterOptions: { reportUnusedDisableDirectives: "error" },
  },
  {
    files: ["**/*.{js,mjs,cjs}"],
    extends: [tseslint.configs.strict],
    rules: { "@typescript-eslint/no-unused-vars": unusedVariables },
  },
  // what Jest loads is CommonJS
  { files: ["**/*.cjs"], rules: { "@typescript-eslint/no-require-imports": "off" } },
  {
    files: components,
    extends: [lwc.configs.recommended],
    rules: {
      // the compiler resolves imports and checks names
      "import/default": "off",
      "import/named": "off",
      "import/namespace": "off",
      "import/export": "off",
      // the same rules in the forms that know types
      "no-unused-vars": "off",
      "no-unused-expressions": "off",
      "no-throw-literal": "off",
      "no-useless-constructor": "off",
      "no-return-await": "off",
      "dot-notation": "off",
      "@typescript-eslint/dot-notation": "error",
      "no-shadow": "off",
      "@typescript-eslint/no-shadow": "error",
      "no-use-before-define": "off",
      "@typescript-eslint/no-use-before-define": ["error", { functions: false, variables: false }],
      // `void` marks a promise nobody waits for, as no-floating-promises asks
      "no-void": ["error", { allowAsStatement: true }],
      // the compiler knows which switches are exhaustive and which functions return
      "default-case": "off",
      "consistent-return": "off",
      // Prettier takes the parentheses away again
      "no-confusing-arrow": "off",
    },
  },
  {
    files: ["**/*.{ts,mts}"],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      // a row's value is one of several kinds; where a column holds text we say so by String()
      "@typescript-eslint/no-base-to-string": "off",
      // spreading a string gives its code points, which is what the places that do it want
      "@typescript-eslint/no-misused-spread": [
        "error",
        { allow: [{ from: "lib", name: "string" }] },
      ],
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "@typescript-eslint/no-floating-promises": [
        "error",
        // node:test waits for what it was given
        {
          allowForKnownSafeCalls: [
            { from: "package", package: "node:test", name: ["test", "describe", "it", "suite"] },
          ],
        },
      ],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // `() => list.push(x)` and `if (...) return fail(...)` are how we write short steps
      "@typescript-eslint/no-confusing-void-expression": [
        "error",
        {
          ignoreArrowShorthand: true,
          ignoreVoidOperator: true,
          ignoreVoidReturningFunctions: true,
        },
      ],
      "@typescript-eslint/no-unnecessary-condition": [
        "error",
        { allowConstantLoopConditions: "only-allowed-literals" },
      ],
      "@typescript-eslint/no-unused-vars": unusedVariables,
      // `jest.fn<void, …>` is a mock that returns nothing
      "@typescript-eslint/no-invalid-void-type": "off",
    },
  },
  {
    files: components,
    rules: {
      // LWC ignores what a lifecycle hook returns, so it may be async
      "@typescript-eslint/no-misused-promises": [
        "error",
        { checksVoidReturn: { inheritedMethods: false } },
      ],
    },
  },
  {
    // a test waits for what the component does later
    files: ["force-app/**/__tests__/**"],
    rules: { "@lwc/lwc/no-async-operation": "off" },
  },
  {
    // the grammar's types call every child of a node present
    files: ["local-org/src/soql/parse*.ts"],
    rules: { "@typescript-eslint/no-unnecessary-condition": "off" },
  },
  slds.configs["flat/recommended"],
  {
    files: ["force-app/**/*.css"],
    rules: {
      "@salesforce-ux/slds/no-hardcoded-values-slds2": [
        "error",
        { reportNumericValue: "hasReplacement" },
      ],
    },
  },
  {
    // the shell is the local org's own page; no org's theme ever reaches it
    files: ["local-org/src/**/*.css"],
    rules: { "@salesforce-ux/slds/no-hardcoded-values-slds2": "off" },
  },
);
