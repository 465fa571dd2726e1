// One step of the Setup page: title, state in words, what to do, and where to click. Fires `markdone` and `markopen` with {step}.
import { LightningElement, api } from "lwc";
import { NavigationMixin } from "lightning/navigation";
import APPROVAL_RULE from "@salesforce/schema/ApprovalRule__c";
import AUTOMATION_LOG from "@salesforce/schema/AutomationLog__c";
import PARTNER from "@salesforce/schema/Partner__c";
import PROGRAM from "@salesforce/schema/Program__c";
import type { SetupStep as Step } from "@salesforce/apex/SetupHealthController.getHealth";
import OPEN_LOG from "@salesforce/label/c.Setup_OpenLog";
import OPEN_PARTNERS from "@salesforce/label/c.Setup_OpenPartners";
import OPEN_PROGRAMS from "@salesforce/label/c.Setup_OpenPrograms";
import OPEN_RULES from "@salesforce/label/c.Setup_OpenRules";
import MARK_DONE from "@salesforce/label/c.Setup_MarkDone";
import MARK_OPEN from "@salesforce/label/c.Setup_MarkOpen";

interface Target {
  readonly label: string;
  readonly object: { readonly objectApiName: string };
  readonly list: string;
}
const TARGETS: Readonly<Record<string, Target>> = {
  program: { label: OPEN_PROGRAMS, object: PROGRAM, list: "All" },
  partner: { label: OPEN_PARTNERS, object: PARTNER, list: "All" },
  manager: { label: OPEN_PARTNERS, object: PARTNER, list: "Active" },
  rules: { label: OPEN_RULES, object: APPROVAL_RULE, list: "All" },
  log: { label: OPEN_LOG, object: AUTOMATION_LOG, list: "Failed" },
};

export default class SetupStep extends NavigationMixin(LightningElement) {
  @api step!: Step;
  @api disabled = false;

  labels = { markDone: MARK_DONE, markOpen: MARK_OPEN };
  url = "";

  async connectedCallback(): Promise<void> {
    if (this.target) {
      this.url = await this[NavigationMixin.GenerateUrl](this.page);
    }
  }

  get target(): Target | undefined {
    return TARGETS[this.step.key];
  }

  get linkLabel(): string {
    return this.target?.label ?? "";
  }

  get stepClass(): string {
    return `step ${this.step.state}`;
  }

  get hasActions(): boolean {
    return !!this.target || this.step.canMarkDone || this.step.canMarkOpen;
  }

  handleOpen(event: Event): void {
    event.preventDefault();
    this[NavigationMixin.Navigate](this.page);
  }

  handleMarkDone(): void {
    this.tell("markdone");
  }

  handleMarkOpen(): void {
    this.tell("markopen");
  }

  private get page() {
    const name = this.target?.object.objectApiName ?? "";
    // Where the package is installed, its list views carry the namespace of its objects.
    const namespace = /^(\w+?__)\w+__c$/.exec(name)?.[1] ?? "";
    return {
      type: "standard__objectPage",
      attributes: { objectApiName: name, actionName: "list" },
      state: { filterName: `${namespace}${this.target?.list ?? ""}` },
    };
  }

  private tell(name: string): void {
    this.dispatchEvent(new CustomEvent(name, { detail: { step: this.step.key } }));
  }
}
