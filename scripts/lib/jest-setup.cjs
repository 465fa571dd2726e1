// For every component test: the accessibility matcher, an empty document after each test, and what jsdom lacks.
const { webcrypto } = require("node:crypto");
const { registerSa11yMatcher } = require("@sa11y/jest");

registerSa11yMatcher();
if (globalThis.crypto?.randomUUID === undefined)
  Object.defineProperty(globalThis, "crypto", { value: webcrypto });

afterEach(() => {
  document.body.replaceChildren();
  jest.clearAllMocks();
});
