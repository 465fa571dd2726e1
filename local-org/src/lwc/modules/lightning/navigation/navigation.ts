// `lightning/navigation`: page references, the navigation mixin and its two functions.
import {
  currentPage,
  navigate as goToPage,
  onNavigate,
  urlOf,
  type PageReference,
} from "local/routes";

// A mixin's base constructor must take any[] (TypeScript Handbook, "Mixins").
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Constructor = new (...parameters: any[]) => object;

const navigateMethod: unique symbol = Symbol("Navigate");
const generateUrlMethod: unique symbol = Symbol("GenerateUrl");

function addNavigation<Base extends Constructor>(base: Base) {
  return class extends base {
    [navigateMethod](page: PageReference, replace?: boolean): void {
      goToPage(page, replace);
    }
    [generateUrlMethod](page: PageReference): Promise<string> {
      return Promise.resolve().then(() => urlOf(page));
    }
  };
}

export const NavigationMixin = Object.assign(addNavigation, {
  Navigate: navigateMethod,
  GenerateUrl: generateUrlMethod,
} as const);

/** The page the component is on; provisions again whenever that changes. */
export class CurrentPageReference {
  private readonly dataCallback: (page: PageReference) => void;
  private stop: (() => void) | undefined;

  constructor(dataCallback: (page: PageReference) => void) {
    this.dataCallback = dataCallback;
  }
  connect(): void {
    this.stop = onNavigate((page) => this.dataCallback(page));
    this.dataCallback(currentPage());
  }
  disconnect(): void {
    this.stop?.();
  }
  update(): void {}
}

/** The navigation context that `navigate` and `generateUrl` take; there is one page here, hence one context. */
export class NavigationContext {
  constructor(dataCallback: (context: object) => void) {
    dataCallback(Object.freeze({ kind: "NavigationContext" }));
  }
  connect(): void {}
  disconnect(): void {}
  update(): void {}
}

export function navigate(_context: object, page: PageReference, replace?: boolean): void {
  goToPage(page, replace);
}

export function generateUrl(_context: object, page: PageReference): string {
  return urlOf(page);
}
