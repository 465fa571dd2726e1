// Shows one component of the project by name, with properties, and says so when it cannot be loaded.
import { LightningElement, api } from "lwc";
import { tellFailure } from "local/health";

type ComponentConstructor = typeof LightningElement;

export default class ComponentHost extends LightningElement {
  properties_: Readonly<Record<string, unknown>> = {};
  name_ = "";
  component: ComponentConstructor | undefined;
  problem = "";

  /** `dealForm` or `c/dealForm` */
  @api
  get name(): string {
    return this.name_;
  }
  set name(value: string) {
    this.name_ = value;
    void this.load(value);
  }

  @api
  get properties(): Readonly<Record<string, unknown>> {
    return this.properties_;
  }
  set properties(value: Readonly<Record<string, unknown>> | undefined) {
    this.properties_ = value ?? {};
  }

  private async load(name: string): Promise<void> {
    this.component = undefined;
    this.problem = "";
    try {
      const module = (await import(`c/${name}`)) as { default?: ComponentConstructor };
      if (this.name_ === name) {
        this.component = module.default;
        this.problem = module.default
          ? ""
          : `c/${name} has no component to show: it did not compile, or exports no class.`;
        if (!module.default) {
          tellFailure();
        }
      }
    } catch (error) {
      this.problem = `c/${name} could not be loaded: ${error instanceof Error ? error.message : String(error)}`;
      tellFailure();
    }
  }

  errorCallback(error: Error): void {
    this.component = undefined;
    this.problem = `c/${this.name_} failed: ${error.message}`;
    console.error(error);
    tellFailure();
  }
}
