// Rival claims to one customer side by side: what differs is said in words, and one decision settles them all. Fires `close` and `settled`.
import { LightningElement, api, wire } from "lwc";
import { NavigationMixin } from "lightning/navigation";
import { refreshApex } from "@salesforce/apex";
import { ShowToastEvent } from "lightning/platformShowToastEvent";
import { errorMessages } from "c/errorMessages";
import { fill } from "c/timeText";
import { columnsOf, compete, rivalsOf } from "c/rivalFacts";
import getRivals from "@salesforce/apex/RivalController.getRivals";
import keepAll from "@salesforce/apex/RivalController.keepAll";
import settle from "@salesforce/apex/RivalController.settle";
import type { WireResult } from "@salesforce/apex";
import type { RivalRow } from "@salesforce/apex/RivalController.getRivals";
import type { Rival } from "c/rivalFacts";
import type { Settlement } from "c/rivalDecision";
import TITLE from "@salesforce/label/c.Rivals_Title";
import BACK from "@salesforce/label/c.Rivals_Back";
import CHOOSE from "@salesforce/label/c.Rivals_Choose";
import CHOICE from "@salesforce/label/c.Rivals_Choice";
import ALONE from "@salesforce/label/c.Rivals_Alone";
import WINS from "@salesforce/label/c.Rivals_Wins";
import WINS_OF from "@salesforce/label/c.Rivals_WinsOf";
import NONE_COMPETE from "@salesforce/label/c.Rivals_NoneCompete";
import KEEP from "@salesforce/label/c.Rivals_Keep";
import SETTLED from "@salesforce/label/c.DealDesk_Decided";

const MOST = 4;
const idsOf = (rivals: readonly Rival[]) => rivals.map(({ registration }) => registration.id);
/** Where a claim can still win or lose, before what is over. */
const isOpen = (rival: Rival): boolean => rival.canWin || rival.canBeRejected;

export default class RivalComparison extends NavigationMixin(LightningElement) {
  /** one: it and its rivals; several: these */
  @api registrationIds: readonly string[] = [];
  /** it stands on the page of a registration, which has its own way back */
  @api isInside = false;

  @wire(getRivals, { registrationIds: "$registrationIds" })
  handleRivals(wired: WireResult<readonly RivalRow[]>): void {
    this.wired = wired;
    this.rivals = rivalsOf(wired.data ?? []);
  }

  labels = {
    title: TITLE,
    back: BACK,
    choose: CHOOSE,
    alone: ALONE,
    wins: WINS,
    noneCompete: NONE_COMPETE,
    keep: KEEP,
  };
  rivals: readonly Rival[] = [];
  chosenIds: readonly string[] | undefined;
  winnerId = "";
  isKeeping = false;
  isSaving = false;
  message = "";
  private wired: WireResult<readonly RivalRow[]> | undefined;
  private isSeen = false;

  renderedCallback(): void {
    // The page has changed under the person's hands: they are told where they are.
    if (!this.isSeen && !this.isLoading) {
      this.isSeen = true;
      this.template?.querySelector("h2")?.focus();
    }
  }

  get isLoading(): boolean {
    return !this.wired?.data && !this.hasProblem;
  }

  get problems(): string[] {
    return errorMessages(this.wired?.error);
  }

  get hasProblem(): boolean {
    return this.problems.length > 0;
  }

  get isNotInside(): boolean {
    return !this.isInside;
  }

  get isAlone(): boolean {
    return this.rivals.length < 2;
  }

  get canChoose(): boolean {
    return this.rivals.length > 2;
  }

  get compared(): readonly Rival[] {
    const ids = this.chosenIds ?? this.firstIds;
    return this.rivals.filter(({ registration }) => ids.includes(registration.id));
  }

  get choices() {
    const ids = this.compared.map(({ registration }) => registration.id);
    return this.rivals.map(({ registration: { id, name, partnerName, statusLabel } }) => ({
      id,
      label: fill(CHOICE, name, partnerName, statusLabel),
      isChosen: ids.includes(id),
      isFixed: ids.includes(id) ? ids.length <= 2 : ids.length >= MOST,
    }));
  }

  get columns() {
    return columnsOf(this.compared).map((column, index) => {
      const rival = this.compared[index];
      return {
        ...column,
        canWin: this.canSettle(column.id),
        isWinner: this.winnerId === column.id,
        pressed: String(this.winnerId === column.id),
        variant: this.winnerId === column.id ? "brand" : "neutral",
        winsLabel: fill(WINS_OF, column.name, rival?.registration.partnerName ?? ""),
      };
    });
  }

  get gridStyle(): string {
    const [first] = this.columns;
    return `--columns: ${this.columns.length}; --rows: ${(first?.facts.length ?? 0) + 2}`;
  }

  get winners(): readonly Rival[] {
    return this.isKeeping
      ? this.keepable
      : this.compared.filter(({ registration }) => registration.id === this.winnerId);
  }

  get losers(): readonly Rival[] {
    return this.losersTo(this.winnerId);
  }

  /** Live claims for other products than the winner's. */
  get untouched(): readonly Rival[] {
    const [winner] = this.winners;
    return winner && !this.isKeeping ? this.living.filter((rival) => !compete(rival, winner)) : [];
  }

  get isDeciding(): boolean {
    return this.winners.length > 0;
  }

  /** At least two live, and no two of them are for the same product. */
  get noneCompete(): boolean {
    const { living } = this;
    return (
      living.length > 1 &&
      living.every((one) => living.every((other) => one === other || !compete(one, other)))
    );
  }

  get canKeep(): boolean {
    return this.noneCompete && this.keepable.length > 0;
  }

  handleOpen(event: Event): void {
    event.preventDefault();
    this[NavigationMixin.Navigate]({
      type: "standard__recordPage",
      attributes: {
        recordId: (event.currentTarget as HTMLElement).dataset.id,
        actionName: "view",
      },
    });
  }

  handleChoose(event: CustomEvent<{ checked: boolean }>): void {
    const { id = "" } = (event.currentTarget as HTMLElement).dataset;
    const others = this.compared.map((rival) => rival.registration.id).filter((one) => one !== id);
    this.chosenIds = event.detail.checked ? [...others, id] : others;
    this.isKeeping = false;
    this.winnerId = "";
  }

  handleKeep(): void {
    this.isKeeping = true;
    this.winnerId = this.message = "";
  }

  handleWinner(event: Event): void {
    this.isKeeping = false;
    this.winnerId = (event.currentTarget as HTMLElement).dataset.id ?? "";
    this.message = "";
  }

  handleCancel(): void {
    this.isKeeping = false;
    this.winnerId = this.message = "";
    this.template?.querySelector("h2")?.focus();
  }

  handleSettle(event: CustomEvent<Settlement>): void {
    void this.settle(event.detail);
  }

  handleClose(): void {
    this.dispatchEvent(new CustomEvent("close"));
  }

  handleRetry(): void {
    void refreshApex(this.wired);
  }

  /** The one it was asked for, then what is open, then what is over; at most four. */
  private get firstIds(): readonly string[] {
    const [askedId] = this.registrationIds;
    const ids = [...this.rivals]
      .sort((one, other) => Number(isOpen(other)) - Number(isOpen(one)))
      .map(({ registration }) => registration.id);
    return [...ids.filter((id) => id === askedId), ...ids.filter((id) => id !== askedId)].slice(
      0,
      MOST,
    );
  }

  /** What holds the customer or may still come to hold it. */
  private get living(): readonly Rival[] {
    return this.compared.filter(
      (rival) => isOpen(rival) || rival.registration.status === "Approved",
    );
  }

  private get keepable(): readonly Rival[] {
    return this.compared.filter(
      ({ canWin, registration }) => canWin && registration.status !== "Approved",
    );
  }

  /** For one product who holds the protection is the only one who can win: one claim lives. */
  private canSettle(id: string): boolean {
    const rival = this.compared.find(({ registration }) => registration.id === id);
    const holder = this.compared.find(
      (one) =>
        one.canWin && one.registration.status === "Approved" && !!rival && compete(one, rival),
    );
    const mayWin = holder ? holder === rival : rival?.canWin === true;
    return mayWin && this.losersTo(id).length > 0;
  }

  /** Those that cannot live beside it; claims for other products can. */
  private losersTo(id: string): readonly Rival[] {
    const winner = this.compared.find(({ registration }) => registration.id === id);
    return this.compared.filter(
      (rival) => rival.canBeRejected && !!winner && rival !== winner && compete(rival, winner),
    );
  }

  private async settle({ reason, note }: Settlement): Promise<void> {
    this.isSaving = true;
    this.message = "";
    try {
      const results = this.isKeeping
        ? await keepAll({ registrationIds: idsOf(this.keepable), note })
        : await settle({
            winnerId: this.winnerId,
            note,
            loserIds: idsOf(this.losers),
            reason,
          });
      const message = fill(SETTLED, results.length);
      this.dispatchEvent(new ShowToastEvent({ title: TITLE, message, variant: "success" }));
      this.winnerId = "";
      this.isKeeping = false;
      await refreshApex(this.wired);
      this.template?.querySelector("h2")?.focus();
      this.dispatchEvent(new CustomEvent("settled"));
    } catch (error) {
      this.message = errorMessages(error).join(" ");
    } finally {
      this.isSaving = false;
    }
  }
}
