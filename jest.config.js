// Component tests: sfdx-lwc-jest compiles the .ts sources; what it has no stub for is mapped here.
import { createRequire } from "node:module";

const { jestConfig } = createRequire(import.meta.url)("@salesforce/sfdx-lwc-jest/config");

export default {
  ...jestConfig,
  modulePathIgnorePatterns: ["<rootDir>/.local-org", "<rootDir>/local-org"],
  testMatch: ["<rootDir>/force-app/**/__tests__/**/*.test.ts"],
  setupFilesAfterEnv: [
    ...(jestConfig.setupFilesAfterEnv ?? []),
    "<rootDir>/scripts/lib/jest-setup.cjs",
  ],
  moduleNameMapper: {
    ...jestConfig.moduleNameMapper,
    "^@salesforce/community/basePath$": "<rootDir>/scripts/lib/jest-stubs/base-path.js",
  },
  collectCoverageFrom: ["force-app/**/lwc/**/*.ts", "!**/__tests__/**"],
};
