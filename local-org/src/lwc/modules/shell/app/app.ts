// The root of every page: decides what the page shows, and catches links, toasts and refreshes on their way up.
import { LightningElement } from "lwc";
import Toast from "lightning/toast";
import { ShowToastEventName, type ToastDetail } from "lightning/platformShowToastEvent";
import { RefreshEventName, refreshPage } from "lightning/refresh";
import { goTo, isInside, opensHere, tellListeners } from "local/routes";
import { session } from "local/session";

export default class App extends LightningElement {
  page = session.page;
  showsProblems = session.problems > 0;

  connectedCallback(): void {
    window.addEventListener(ShowToastEventName, this.showToast, true);
    window.addEventListener(RefreshEventName, this.refresh);
    window.addEventListener("click", this.followLink);
    window.addEventListener("popstate", tellListeners);
    this.listenForReloads();
  }

  disconnectedCallback(): void {
    window.removeEventListener(ShowToastEventName, this.showToast, true);
    window.removeEventListener(RefreshEventName, this.refresh);
    window.removeEventListener("click", this.followLink);
    window.removeEventListener("popstate", tellListeners);
  }

  get isSignIn(): boolean {
    return this.page.kind === "signIn";
  }
  get isLightning(): boolean {
    return this.page.kind === "lightning";
  }
  get isSite(): boolean {
    return this.page.kind === "site";
  }
  get isOutbox(): boolean {
    return this.page.kind === "outbox";
  }
  get isClock(): boolean {
    return this.page.kind === "clock";
  }
  get isProblem(): boolean {
    return this.page.kind === "problem";
  }
  get isComponent(): boolean {
    return this.page.kind === "component";
  }
  get showsBar(): boolean {
    return !session.isGuest;
  }

  handleProblemsClosed(): void {
    this.showsProblems = false;
  }

  handleSkip(event: Event): void {
    event.preventDefault();
    const main = this.template?.querySelector<HTMLElement>(".content");
    main?.focus();
  }

  // In the capture phase: lightning-toast-container listens for an event of the same name that its own Toast.show sends.
  showToast = (event: Event): void => {
    const { detail } = event as CustomEvent<ToastDetail & { readonly toast?: unknown }>;
    if (detail.toast !== undefined) {
      return;
    }
    event.stopImmediatePropagation();
    const { title = "", message, messageData, variant = "info", mode } = detail;
    const isSticky = mode === "sticky" || (mode === undefined && variant === "error");
    void Toast.show(
      {
        label: withLinks(title, messageData),
        message: withLinks(message ?? "", messageData),
        variant,
        mode: isSticky ? "sticky" : "dismissible",
      },
      this,
    );
  };

  refresh = (): void => {
    void refreshPage();
  };

  // Links inside the application change the page without loading another document.
  followLink = (event: MouseEvent): void => {
    const link = event
      .composedPath()
      .find(
        (node): node is HTMLAnchorElement =>
          node instanceof HTMLAnchorElement && node.hasAttribute("href"),
      );
    const isHere =
      link !== undefined &&
      (link.target === "" || link.target === "_self") &&
      !link.hasAttribute("download");
    const isApplication = this.isLightning || this.isSite;
    if (
      link &&
      opensHere(event) &&
      isHere &&
      isApplication &&
      isInside(link.href) &&
      !new URL(link.href).pathname.startsWith("/lightning/app/") &&
      !link.getAttribute("href")?.startsWith("#")
    ) {
      event.preventDefault();
      goTo(link.href, link.href === window.location.href);
    }
  };

  private listenForReloads(): void {
    const source = new EventSource("/local/events");
    source.addEventListener("hello", (event) => {
      const { server } = JSON.parse(event.data as string) as { server: string };
      if (server !== session.serverId) {
        window.location.reload();
      }
    });
    source.addEventListener("reload", () => window.location.reload());
  }
}

/** `{0}` in a toast's text stands for a link or a word. */
function withLinks(text: string, data: ToastDetail["messageData"]): string {
  return text.replace(/\{(\d+)\}/g, (whole, index: string) => {
    const part = data?.[Number(index)];
    return part === undefined ? whole : typeof part === "string" ? part : part.label;
  });
}
