// `lightning/platformShowToastEvent`: the event a component dispatches to show a toast; the shell listens and shows it.

export const ShowToastEventName = "lightning__showtoast";

export interface ToastDetail {
  readonly title?: string;
  readonly message?: string;
  readonly messageData?: readonly (string | { readonly url: string; readonly label: string })[];
  readonly variant?: "info" | "success" | "warning" | "error";
  readonly mode?: "dismissible" | "dismissable" | "pester" | "sticky";
}

export class ShowToastEvent extends CustomEvent<ToastDetail> {
  constructor(detail: ToastDetail) {
    super(ShowToastEventName, { bubbles: true, composed: true, cancelable: true, detail });
  }
}
