// The files of a registration: what may be added is told before, a file is read only when it is downloaded.
import { LightningElement, api, wire } from "lwc";
import { refreshApex } from "@salesforce/apex";
import { errorMessages, problemFrom } from "c/errorMessages";
import { exactTime, fill } from "c/timeText";
import LOCALE from "@salesforce/i18n/locale";
import listFiles from "@salesforce/apex/DealFilesController.listFiles";
import readFile from "@salesforce/apex/DealFilesController.readFile";
import addFile from "@salesforce/apex/DealFilesController.addFile";
import removeFile from "@salesforce/apex/DealFilesController.removeFile";
import type { WireResult } from "@salesforce/apex";
import type { FileList as DealFileList } from "@salesforce/apex/DealFilesController.listFiles";
import ADD from "@salesforce/label/c.DealFiles_Add";
import ADDED from "@salesforce/label/c.DealFiles_Added";
import ADDED_BY from "@salesforce/label/c.DealFiles_AddedBy";
import DOWNLOAD from "@salesforce/label/c.DealFiles_Download";
import NONE from "@salesforce/label/c.DealFiles_None";
import REMOVE from "@salesforce/label/c.DealFiles_Remove";
import REMOVE_CONFIRM from "@salesforce/label/c.DealFiles_RemoveConfirm";
import REMOVED from "@salesforce/label/c.DealFiles_Removed";
import RULES from "@salesforce/label/c.DealFiles_Rules";
import TITLE from "@salesforce/label/c.DealFiles_Title";
import TOO_LARGE from "@salesforce/label/c.DealFiles_TooLarge";
import TYPE_REFUSED from "@salesforce/label/c.DealFiles_TypeRefused";
import UPLOADING from "@salesforce/label/c.DealFiles_Uploading";

const MEGABYTE = 1024 * 1024;

export default class DealFiles extends LightningElement {
  @api dealId?: string;

  wired?: WireResult<DealFileList>;
  @wire(listFiles, { dealId: "$dealId" })
  listed(result: WireResult<DealFileList>): void {
    this.wired = result;
    if (result.data) {
      // The form says how many there are while they are folded away.
      const detail = { count: result.data.files.length };
      this.dispatchEvent(new CustomEvent("files", { detail }));
    }
  }

  labels = { add: ADD, none: NONE, title: TITLE };
  status = "";
  problem = "";
  isBusy = false;
  private asked = "";

  connectedCallback(): void {
    // A file may have been added or taken away since the page was read.
    if (this.wired?.data) {
      void refreshApex(this.wired);
    }
  }

  /** What may be done changes with the registration. */
  @api
  async refresh(): Promise<void> {
    await refreshApex(this.wired);
  }

  get list(): DealFileList | undefined {
    return this.wired?.data;
  }

  get canAdd(): boolean {
    return this.list?.canAdd === true;
  }

  /** A reader learns that there are none; whoever can add sees where to. */
  get isEmpty(): boolean {
    return this.list?.files.length === 0 && !this.canAdd;
  }

  get problems(): string[] {
    return errorMessages(this.wired?.error);
  }

  get rules(): string {
    return fill(RULES, this.megabytes, this.list?.maxFiles, this.types);
  }

  get accept(): string {
    return (this.list?.types ?? []).map((type) => `.${type}`).join(",");
  }

  get files() {
    return (this.list?.files ?? []).map((file) => ({
      ...file,
      facts: fill(ADDED_BY, sizeText(file.size ?? 0), exactTime(file.addedOn ?? ""), file.addedBy),
      download: fill(DOWNLOAD, file.name),
      remove: fill(this.asked === file.id ? REMOVE_CONFIRM : REMOVE, file.name),
      removeVariant: this.asked === file.id ? "destructive-text" : "base",
    }));
  }

  handleChosen(event: Event): void {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    if (file) {
      void this.add(file).then(() => {
        input.value = "";
      });
    }
  }

  handleDownload(event: Event): void {
    const { id, name } = (event.target as HTMLElement).dataset;
    if (id && name) {
      void this.act(async () => {
        save(name, await readFile({ dealId: this.dealId, documentId: id }));
      });
    }
  }

  /** The first press asks, the second removes. */
  handleRemove(event: Event): void {
    const { id, name } = (event.target as HTMLElement).dataset;
    if (!id) {
      return;
    }
    if (this.asked !== id) {
      this.asked = id;
      return;
    }
    void this.act(async () => {
      await removeFile({ dealId: this.dealId, documentId: id });
      await refreshApex(this.wired);
      this.status = fill(REMOVED, name);
    });
  }

  handleRetry(): void {
    void refreshApex(this.wired);
  }

  private get megabytes(): number {
    return (this.list?.maxBytes ?? 0) / MEGABYTE;
  }

  private get types(): string {
    return (this.list?.types ?? []).join(", ");
  }

  /** Refused here too, before a large file travels; the server decides. */
  private async add(file: File): Promise<void> {
    const type = file.name.split(".").pop()?.toLowerCase() ?? "";
    this.status = this.problem = "";
    if (!this.list?.types.includes(type)) {
      this.problem = fill(TYPE_REFUSED, this.types);
    } else if (file.size > (this.list.maxBytes ?? 0)) {
      this.problem = fill(TOO_LARGE, this.megabytes);
    } else {
      this.status = fill(UPLOADING, file.name);
      await this.act(async () => {
        const base64 = await base64Of(file);
        await addFile({ dealId: this.dealId, fileName: file.name, base64 });
        await refreshApex(this.wired);
        this.status = fill(ADDED, file.name);
      });
    }
  }

  private async act(action: () => Promise<void>): Promise<void> {
    this.isBusy = true;
    this.problem = this.asked = "";
    try {
      await action();
    } catch (error) {
      this.status = "";
      this.problem = errorMessages(error).join(" ") || problemFrom(error).message;
    } finally {
      this.isBusy = false;
    }
  }
}

function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).split(",")[1] ?? "");
    reader.onerror = () => reject(reader.error ?? new Error(file.name));
    reader.readAsDataURL(file);
  });
}

/** As bytes of no type: the browser stores them and opens nothing. */
function save(name: string, base64: string): void {
  const link = document.createElement("a");
  link.href = `data:application/octet-stream;base64,${base64}`;
  link.download = name;
  link.click();
}

function sizeText(bytes: number): string {
  const [value, unit] =
    bytes < MEGABYTE ? [Math.ceil(bytes / 1024), "kilobyte"] : [bytes / MEGABYTE, "megabyte"];
  return new Intl.NumberFormat(LOCALE, {
    style: "unit",
    unit,
    maximumFractionDigits: 1,
  }).format(value);
}
