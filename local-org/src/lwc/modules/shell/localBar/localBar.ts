// The thin bar above every page that belongs to the local org and not to the product: who you are, outbox, clock, another user.
import { LightningElement } from "lwc";
import { call } from "local/http";
import { initialsOf } from "local/formats";
import { session } from "local/session";

export default class LocalBar extends LightningElement {
  userName = session.userName;
  initials = initialsOf(session.userName);
  kind = session.page.kind;

  get outboxCurrent(): string | undefined {
    return this.kind === "outbox" ? "page" : undefined;
  }
  get clockCurrent(): string | undefined {
    return this.kind === "clock" ? "page" : undefined;
  }

  async handleSignOut(): Promise<void> {
    await call("POST", "/local/sign-out", {});
    window.location.assign("/");
  }
}
