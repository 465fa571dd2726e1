// The highlights panel: what the record is, its most important fields, and what can be done with it.
import { LightningElement, api } from "lwc";
import LightningConfirm from "lightning/confirm";
import { ShowToastEvent } from "lightning/platformShowToastEvent";
import { messageOf } from "local/errors";
import { call } from "local/http";
import type { RecordModel } from "local/models";
import { goTo } from "local/routes";

export default class Highlights extends LightningElement {
  @api record!: RecordModel;

  get fields() {
    return this.record.highlights.map((item) => ({ key: item.field.name, ...item }));
  }

  get editHref(): string {
    return `/lightning/r/${this.record.objectApiName}/${this.record.id}/edit`;
  }

  get listHref(): string {
    return `/lightning/o/${this.record.objectApiName}/list`;
  }

  get hasActions(): boolean {
    return this.record.canEdit || this.record.canDelete;
  }

  handleEdit(): void {
    goTo(this.editHref);
  }

  async handleDelete(): Promise<void> {
    const { record } = this;
    const isSure = await LightningConfirm.open({
      label: `Delete ${record.label}`,
      message: `Delete ${record.title}? What belongs to it is deleted with it.`,
      theme: "warning",
    });
    if (!isSure) {
      return;
    }
    try {
      await call("DELETE", `/ui-api/records/${record.id}`);
      this.dispatchEvent(
        new ShowToastEvent({
          title: `${record.label} “${record.title}” was deleted.`,
          variant: "success",
        }),
      );
      goTo(this.listHref, true);
    } catch (error) {
      this.dispatchEvent(
        new ShowToastEvent({ title: "Not deleted", message: messageOf(error), variant: "error" }),
      );
    }
  }
}
