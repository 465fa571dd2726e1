// Lint rules: typed strictness for the local org, LWC rules for the package's components.
import lwc from "@lwc/eslint-plugin-lwc";
import tseslint from "typescript-eslint";

export default tseslint.config(
  {
    ignores: [
      "**/node_modules/**",
      ".local-org/**",
      "types/generated/**",
      "coverage/**",
      "test-results/**",
      "**/lwc/**/*.js",
      "local-org/tests/fixtures/**",
      "local-org/fixtures/**",
    ],
  },
  ...tseslint.configs.strict,
  {
    files: ["**/*.{ts,mjs,cjs}"],
    rules: {
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_", ignoreRestSiblings: true },
      ],
      "@typescript-eslint/no-extraneous-class": "off",
      "@typescript-eslint/no-invalid-void-type": "off",
    },
  },
  { files: ["**/*.cjs"], rules: { "@typescript-eslint/no-require-imports": "off" } },
  {
    files: ["force-app/**/lwc/**/*.ts"],
    plugins: { "@lwc/lwc": lwc },
    rules: {
      "@lwc/lwc/no-async-operation": "error",
      "@lwc/lwc/no-document-query": "error",
      "@lwc/lwc/no-inner-html": "error",
      "@lwc/lwc/valid-api": "error",
      "@lwc/lwc/valid-wire": "error",
      "@lwc/lwc/no-api-reassignments": "error",
      "@lwc/lwc/no-leaky-event-listeners": "error",
    },
  },
);
