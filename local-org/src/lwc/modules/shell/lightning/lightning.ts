// The app inside: header with the app's tabs, bells and launcher, and below it the page that the address names.
import { LightningElement, api } from "lwc";
import { currentPage, goTo, onNavigate, type PageReference } from "local/routes";
import { session } from "local/session";

interface NavigationTab {
  readonly name: string;
  readonly label: string;
  readonly href: string;
  readonly objectApiName: string | null;
  readonly icon: string;
}

export interface Navigation {
  readonly apps: readonly {
    readonly name: string;
    readonly label: string;
    readonly description: string;
  }[];
  readonly app: { readonly name: string; readonly label: string };
  readonly tabs: readonly NavigationTab[];
}

/** Room that the "More" button takes in the tab bar. */
const moreWidth = 90;

export default class Lightning extends LightningElement {
  @api navigation: Navigation = { apps: [], app: { name: "", label: "" }, tabs: [] };

  page: PageReference = currentPage();
  isMenuOpen = false;
  shownTabs = Number.POSITIVE_INFINITY;
  private tabWidths: number[] = [];
  private stop: (() => void) | undefined;
  private observer: ResizeObserver | undefined;

  connectedCallback(): void {
    let path = window.location.pathname;
    this.stop = onNavigate((page) => {
      this.page = page;
      this.isMenuOpen = false;
      if (path !== window.location.pathname) {
        path = window.location.pathname;
        window.scrollTo(0, 0);
        this.template?.querySelector<HTMLElement>("main")?.focus();
      }
    });
  }

  disconnectedCallback(): void {
    this.stop?.();
    this.observer?.disconnect();
  }

  renderedCallback(): void {
    const bar = this.template?.querySelector<HTMLElement>(".tabs");
    if (bar && !this.observer) {
      this.tabWidths = [...bar.querySelectorAll<HTMLElement>("li.tab")].map(
        (tab) => tab.offsetWidth,
      );
      this.observer = new ResizeObserver(() => this.fitTabs(bar.clientWidth));
      this.observer.observe(bar);
    }
  }

  get tabs() {
    return this.navigation.tabs.map((tab, index) => ({
      ...tab,
      isHidden: index >= this.shownTabs,
      current: this.isCurrent(tab) ? "page" : undefined,
      className: this.isCurrent(tab) ? "tab active" : "tab",
    }));
  }

  get barTabs() {
    return this.tabs.filter((tab) => !tab.isHidden);
  }

  get moreTabs() {
    return this.tabs.filter((tab) => tab.isHidden);
  }

  get hasMore(): boolean {
    return this.moreTabs.length > 0;
  }

  get otherApps() {
    return this.navigation.apps.map((app) => ({
      ...app,
      href: `/lightning/app/${app.name}`,
      isCurrent: app.name === this.navigation.app.name,
    }));
  }

  get hasOtherApps(): boolean {
    return this.navigation.apps.length > 1;
  }

  get menuExpanded(): string {
    return String(this.isMenuOpen);
  }

  get menuClass(): string {
    return this.isMenuOpen ? "menu open" : "menu";
  }

  get appLabel(): string {
    return this.navigation.app.label;
  }

  get userName(): string {
    return session.userName;
  }

  get isRecord(): boolean {
    return this.page.type === "standard__recordPage" && this.page.attributes.actionName === "view";
  }
  get isEdit(): boolean {
    return this.page.type === "standard__recordPage" && this.page.attributes.actionName === "edit";
  }
  get isNew(): boolean {
    return this.page.type === "standard__objectPage" && this.page.attributes.actionName === "new";
  }
  get isList(): boolean {
    return this.page.type === "standard__objectPage" && !this.isNew;
  }
  get isTab(): boolean {
    return this.page.type === "standard__navItemPage";
  }
  get isComponent(): boolean {
    return this.page.type === "standard__component";
  }
  get isHome(): boolean {
    return this.page.type === "standard__namedPage";
  }
  get isUnknown(): boolean {
    return ![
      this.isRecord,
      this.isEdit,
      this.isNew,
      this.isList,
      this.isTab,
      this.isComponent,
      this.isHome,
    ].includes(true);
  }
  get recordId(): unknown {
    return this.page.attributes.recordId;
  }
  get objectApiName(): unknown {
    return this.page.attributes.objectApiName;
  }
  get tabName(): unknown {
    return this.page.attributes.apiName;
  }
  get componentName(): string {
    return String(this.page.attributes.componentName ?? "").replace(/^.*?__/, "");
  }
  get state(): PageReference["state"] {
    return this.page.state;
  }
  get homeTiles() {
    return this.navigation.tabs.filter((tab) => !tab.href.startsWith("/lightning/page/"));
  }
  get hasTiles(): boolean {
    return this.homeTiles.length > 0;
  }

  handleMenu(): void {
    this.isMenuOpen = !this.isMenuOpen;
  }

  handleMore(event: CustomEvent<{ value: string }>): void {
    goTo(event.detail.value);
  }

  handleApp(event: CustomEvent<{ value: string }>): void {
    window.location.assign(event.detail.value);
  }

  private isCurrent(tab: NavigationTab): boolean {
    const path = window.location.pathname;
    const recordObject = this.page.attributes.objectApiName;
    return (
      path === tab.href ||
      (tab.objectApiName !== null && recordObject === tab.objectApiName) ||
      (this.page.type === "standard__navItemPage" &&
        tab.href.endsWith(`/n/${String(this.tabName)}`))
    );
  }

  private fitTabs(width: number): void {
    const total = this.tabWidths.reduce((sum, tab) => sum + tab, 0);
    if (width === 0 || total <= width) {
      this.shownTabs = Number.POSITIVE_INFINITY;
      return;
    }
    let used = moreWidth;
    this.shownTabs = this.tabWidths.findIndex((tab) => (used += tab) > width);
  }
}
