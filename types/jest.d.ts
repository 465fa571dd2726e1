// The accessibility matcher of component tests, as scripts/lib/jest-setup.cjs registers it.
import "@sa11y/jest";
