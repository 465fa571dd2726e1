// The root of every page: decides what the page shows and catches toasts and refreshes on their way up.
import { LightningElement } from "lwc";
import { session } from "local/session";
import Toast from "lightning/toast";

export default class App extends LightningElement {
  component = session.page;

  connectedCallback(): void {
    window.addEventListener("lightning__showtoast", this.showToast, true);
  }

  disconnectedCallback(): void {
    window.removeEventListener("lightning__showtoast", this.showToast, true);
  }

  // In the capture phase: lightning-toast-container listens for an event of the same name and another shape.
  showToast = (event: Event): void => {
    event.stopImmediatePropagation();
    const { title = "", message, messageData, variant = "info", mode } = (event as CustomEvent).detail;
    void Toast.show({ label: title, message, messageLinks: messageData, variant, mode: mode === "dismissable" ? "dismissible" : mode }, this);
  };
}
