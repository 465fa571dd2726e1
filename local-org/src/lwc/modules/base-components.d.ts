// Types of the base components that modules of our own import from scripts.

declare module "lightning-base-components/primitiveIcon" {
  import { LightningElement } from "lwc";
  export default class PrimitiveIcon extends LightningElement {
    iconName: string | null;
    src: string | undefined;
    get href(): string;
    requestIconTemplates(): Promise<void>;
  }
}
declare module "lightning/toast" {
  const Toast: { show(options: object, component: object): Promise<void> };
  export default Toast;
}
declare module "lightning/confirm" {
  const Confirm: {
    open(options: {
      message: string;
      label?: string;
      theme?: string;
      variant?: string;
    }): Promise<boolean>;
  };
  export default Confirm;
}
