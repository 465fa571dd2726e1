// The first page: the sample users, one click each.
import { LightningElement, api } from "lwc";
import { messageOf } from "local/errors";
import { call } from "local/http";
import { initialsOf } from "local/formats";

interface UserCard {
  readonly id: string;
  readonly name: string;
  readonly username: string;
  readonly profile: string;
  readonly permissionSets: readonly string[];
  readonly isPortalUser: boolean;
}

export default class SignIn extends LightningElement {
  @api next = "";

  users: readonly UserCard[] | undefined;
  search = "";
  busyId = "";
  problem = "";

  async connectedCallback(): Promise<void> {
    document.title = "Sign in · Local org";
    try {
      this.users = await call<UserCard[]>("GET", "/local/ui/users");
    } catch (error) {
      this.problem = messageOf(error);
    }
  }

  get isLoading(): boolean {
    return this.users === undefined && this.problem === "";
  }

  get groups() {
    const matching = (this.users ?? []).filter((user) =>
      `${user.name} ${user.username} ${user.profile} ${user.permissionSets.join(" ")}`
        .toLowerCase()
        .includes(this.search.toLowerCase()),
    );
    const cards = matching.map((user) => ({
      ...user,
      initials: initialsOf(user.name),
      role: user.permissionSets.join(", ") || user.profile,
      isBusy: user.id === this.busyId,
      label: `Sign in as ${user.name}`,
    }));
    return [
      {
        key: "inside",
        title: "Inside the company",
        hint: "work in the app",
        users: cards.filter((user) => !user.isPortalUser),
      },
      {
        key: "portal",
        title: "Partners",
        hint: "work in the portal",
        users: cards.filter((user) => user.isPortalUser),
      },
    ].filter((group) => group.users.length > 0);
  }

  get isLong(): boolean {
    return (this.users?.length ?? 0) > 12;
  }

  get foundNobody(): boolean {
    return this.users !== undefined && this.groups.length === 0;
  }

  handleSearch(event: CustomEvent<{ value: string }>): void {
    this.search = event.detail.value;
  }

  async handleUser(event: Event): Promise<void> {
    const { id = "" } = (event.currentTarget as HTMLElement).dataset;
    this.busyId = id;
    this.problem = "";
    try {
      const { next } = await call<{ next: string }>("POST", "/local/sign-in", {
        userId: id,
        next: this.next,
      });
      window.location.assign(next);
    } catch (error) {
      this.busyId = "";
      this.problem = messageOf(error);
    }
  }
}
