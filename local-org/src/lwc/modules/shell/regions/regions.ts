// The regions of a page side by side, each with its components.
import { LightningElement, api } from "lwc";
import type { RecordModel } from "local/models";

interface Region {
  readonly name: string;
  readonly width: "full" | "main" | "side" | "equal";
  readonly nodes: readonly object[];
}

export default class Regions extends LightningElement {
  @api regions: readonly Region[] = [];
  /** of record pages */
  @api record: RecordModel | undefined;

  get items() {
    return this.regions.map((region) => ({
      key: region.name,
      className: `region ${region.width}`,
      nodes: region.nodes.map((node, index) => ({ key: `${region.name}-${index}`, node })),
    }));
  }
}
