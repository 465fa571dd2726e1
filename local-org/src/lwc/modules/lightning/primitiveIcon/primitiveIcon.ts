// The icon inside every base component: the stock one, drawn from the SLDS sprites instead of thousands of one-icon templates.
import StockIcon from "lightning-base-components/primitiveIcon";

const sprites = ["utility", "standard", "action", "custom", "doctype"];

export default class PrimitiveIcon extends StockIcon {
  requestIconTemplates(): Promise<void> {
    return Promise.resolve();
  }

  get href(): string {
    const [sprite = "", symbol = ""] = (this.iconName ?? "").split(":");
    return this.src || !sprites.includes(sprite)
      ? super.href
      : `/assets/icons/${sprite}-sprite/svg/symbols.svg#${symbol}`;
  }
}
