// A partner site: its navigation menu and the page that the address names, made of the project's components.
import { LightningElement } from "lwc";
import { currentPage, onNavigate, opensHere, urlOf, type PageReference } from "local/routes";
import { session } from "local/session";

interface SiteFacts {
  readonly label: string;
  readonly navigation: readonly {
    readonly label: string;
    readonly target: string;
    readonly type: string;
  }[];
  readonly pages: readonly {
    readonly name: string;
    readonly components: readonly {
      readonly name: string;
      readonly properties: Readonly<Record<string, unknown>>;
    }[];
  }[];
}

export default class Site extends LightningElement {
  facts = session.page as unknown as SiteFacts;
  page: PageReference = currentPage();
  isMenuOpen = false;
  private visit = 0;
  private shownKey = "";
  private stop: (() => void) | undefined;

  connectedCallback(): void {
    this.shownKey = this.keyOf(this.page);
    this.stop = onNavigate((page) => {
      const key = this.keyOf(page);
      const isOther = key !== this.shownKey;
      this.shownKey = key;
      this.page = page;
      this.isMenuOpen = false;
      if (isOther) {
        window.scrollTo(0, 0);
        this.template?.querySelector<HTMLElement>("main")?.focus();
      }
      this.showTitle();
    });
    this.showTitle();
  }

  disconnectedCallback(): void {
    this.stop?.();
  }

  get label(): string {
    return this.facts.label;
  }
  get homeHref(): string {
    return session.basePath;
  }
  get userName(): string {
    return session.userName;
  }
  get menuExpanded(): string {
    return String(this.isMenuOpen);
  }
  get navClass(): string {
    return this.isMenuOpen ? "nav open" : "nav";
  }

  get items() {
    return this.facts.navigation.map((item, index) => {
      const href = hrefOf(item);
      const isCurrent =
        item.type !== "ExternalLink" &&
        new URL(href, window.location.href).pathname.replace(/\/$/, "") === this.currentPath;
      return {
        key: String(index),
        label: item.label,
        href,
        target: item.type === "ExternalLink" ? "_blank" : undefined,
        current: isCurrent ? "page" : undefined,
        className: isCurrent ? "item active" : "item",
      };
    });
  }

  // Depends on `page`, so that the menu marks the page again after every move.
  get currentPath(): string {
    return this.page.type === "" ? "" : window.location.pathname.replace(/\/$/, "");
  }

  /** One entry, keyed by page, so that another page gets new components. */
  get shown() {
    const name = this.pageName;
    const page = this.facts.pages.find((candidate) => candidate.name === name);
    const recordId = this.page.attributes.recordId;
    const context = recordId === undefined ? {} : { recordId };
    return page
      ? [
          {
            key: this.keyOf(this.page),
            components: page.components.map((component, index) => ({
              key: `${name}-${index}`,
              name: component.name.replace(/^.*[:/]|^.*?__/, ""),
              properties: resolved({ ...component.properties, ...context }, this.page),
            })),
          },
        ]
      : [];
  }

  get isMissing(): boolean {
    return this.shown.length === 0;
  }

  get title(): string {
    return session.site?.pages.find((page) => page.name === this.pageName)?.title ?? this.label;
  }

  handleMenu(): void {
    this.isMenuOpen = !this.isMenuOpen;
  }

  /** The entry of the page that is open starts that page afresh. */
  handleItem(event: MouseEvent): void {
    const { key } = (event.currentTarget as HTMLElement).dataset;
    const isCurrent = this.items.find((item) => item.key === key)?.current !== undefined;
    if (isCurrent && opensHere(event)) {
      this.visit += 1;
    }
  }

  private get pageName(): string {
    return String(this.page.attributes.pageName ?? this.page.attributes.name ?? "");
  }

  private keyOf(page: PageReference): string {
    return JSON.stringify([page.attributes, this.visit]);
  }

  private showTitle(): void {
    document.title = `${this.title} | ${this.label}`;
  }
}

// Experience Builder passes `{!recordId}` and the like through to a page's components.
function resolved(
  properties: Readonly<Record<string, unknown>>,
  page: PageReference,
): Record<string, unknown> {
  const value = (name: string): unknown => page.attributes[name] ?? page.state[name];
  return Object.fromEntries(
    Object.entries(properties).map(([name, given]) => {
      const parameter =
        typeof given === "string"
          ? /^\{!?:?(?:Route\.)?([A-Za-z]+)\}$/.exec(given)?.[1]
          : undefined;
      return [name, parameter === undefined ? given : value(parameter)];
    }),
  );
}

function hrefOf({ target, type }: SiteFacts["navigation"][number]): string {
  if (type === "ExternalLink") {
    return /^https?:\/\//i.test(target) ? target : "#";
  }
  if (target.startsWith("/")) {
    return session.basePath + target;
  }
  try {
    return urlOf({ type: "comm__namedPage", attributes: { name: target }, state: {} });
  } catch {
    return `${session.basePath}/${target}`;
  }
}
