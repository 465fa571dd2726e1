// What is known of a registration beside its conflicts: customer and contact, the deal, words with the partner, protection, work done.
import { LightningElement, api } from "lwc";
import { NavigationMixin } from "lightning/navigation";
import { exactDate, exactTime, fill, money } from "c/timeText";
import type { DeskRow } from "@salesforce/apex/DealDeskController.getQueue";
import type { Line, ReviewDetails } from "@salesforce/apex/RegistrationReviewController.getReview";
import CUSTOMER from "@salesforce/label/c.Facts_Customer";
import CONTACT from "@salesforce/label/c.Facts_Contact";
import DEAL from "@salesforce/label/c.Facts_Deal";
import WORDS from "@salesforce/label/c.Facts_Words";
import PROTECTION from "@salesforce/label/c.Protection_Heading";
import ACTIVITIES from "@salesforce/label/c.Protection_Activities";
import RENEWALS from "@salesforce/label/c.Facts_Renewals";
import NOTHING from "@salesforce/label/c.Facts_Nothing";
import WEBSITE from "@salesforce/label/c.DealDetail_Website";
import PLACE from "@salesforce/label/c.Facts_Place";
import PARTNER from "@salesforce/label/c.PartnerPanel_Title";
import SECOND from "@salesforce/label/c.Facts_SecondPartner";
import PROGRAM from "@salesforce/label/c.RegisterDeal_Program";
import PRODUCT from "@salesforce/label/c.RegisterDeal_Product";
import AMOUNT from "@salesforce/label/c.DealDetail_Amount";
import CLOSE from "@salesforce/label/c.Rivals_CloseDate";
import SENT from "@salesforce/label/c.DealExport_SubmittedOn";
import SENT_BY from "@salesforce/label/c.Facts_SentInBy";
import PROMISED from "@salesforce/label/c.Facts_PromisedOn";
import NEED from "@salesforce/label/c.Rivals_Need";
import TO_PARTNER from "@salesforce/label/c.Facts_ToPartner";
import FROM_PARTNER from "@salesforce/label/c.Facts_FromPartner";
import INSIDE from "@salesforce/label/c.Facts_Inside";
import UNTIL from "@salesforce/label/c.DealExport_ProtectedUntil";
import DAYS from "@salesforce/label/c.Facts_UntilDays";
import IDLE from "@salesforce/label/c.Facts_IdleOn";
import HELD from "@salesforce/label/c.Facts_HeldUntil";
import RENEWED from "@salesforce/label/c.Facts_Renewed";
import RENEWED_OF from "@salesforce/label/c.Facts_RenewedOf";

type Pair = readonly [label: string, value: string | null | undefined];

export default class RegistrationFacts extends NavigationMixin(LightningElement) {
  @api registration!: DeskRow;
  @api details!: ReviewDetails;

  /** Only what there is; a whole group without anything is not drawn. */
  get groups() {
    const groups: (readonly [string, readonly Pair[]])[] = [
      [CUSTOMER, this.customer],
      [CONTACT, this.contact],
      [DEAL, this.deal],
      [WORDS, this.words],
      [PROTECTION, this.protection],
    ];
    return groups
      .map(([title, pairs]) => ({
        title,
        facts: pairs.flatMap(([label, value]) => (value ? [{ key: label, label, value }] : [])),
      }))
      .filter(({ facts }) => facts.length > 0);
  }

  get lists() {
    const { activities, renewals } = this.details;
    return [this.list(ACTIVITIES, activities), this.list(RENEWALS, renewals)];
  }

  handleOpen(event: Event): void {
    event.preventDefault();
    const recordId = (event.currentTarget as HTMLElement).dataset.id;
    this[NavigationMixin.Navigate]({
      type: "standard__recordPage",
      attributes: { recordId, actionName: "view" },
    });
  }

  private get customer(): Pair[] {
    const { website, postalCode, state } = this.details;
    const place = [postalCode, state, this.registration.customerCountry].filter(Boolean);
    return [
      [CUSTOMER, this.registration.customerName],
      [WEBSITE, website],
      [PLACE, place.join(", ")],
    ];
  }

  private get contact(): Pair[] {
    const { contactName, contactEmail, contactPhone } = this.details;
    return [[CONTACT, [contactName, contactEmail, contactPhone].filter(Boolean).join("\n")]];
  }

  private get deal(): Pair[] {
    const { partnerName, programName, product, amount, currencyCode } = this.registration;
    const { closeDate, submittedOn } = this.registration;
    const { secondPartnerName, submittedByName, promisedOn, need } = this.details;
    const sent = submittedOn ? exactTime(submittedOn) : "";
    return [
      [PARTNER, partnerName],
      [SECOND, secondPartnerName],
      [PROGRAM, programName],
      [PRODUCT, product],
      [AMOUNT, money(amount, currencyCode)],
      [CLOSE, closeDate ? exactDate(closeDate) : ""],
      [SENT, sent && submittedByName ? fill(SENT_BY, sent, submittedByName) : sent],
      [PROMISED, promisedOn ? exactTime(promisedOn) : ""],
      [NEED, need],
    ];
  }

  private get words(): Pair[] {
    const { partnerMessage, partnerReply, internalNote } = this.details;
    return [
      [TO_PARTNER, partnerMessage],
      [FROM_PARTNER, partnerReply],
      [INSIDE, internalNote],
    ];
  }

  private get protection(): Pair[] {
    const { expiresOn, daysLeft, idleOn, heldUntil, renewalCount, maxRenewals } = this.details;
    if (!expiresOn) {
      return [];
    }
    const until = exactDate(expiresOn);
    return [
      [UNTIL, (daysLeft ?? 0) > 0 ? fill(DAYS, until, daysLeft) : until],
      [IDLE, idleOn ? exactDate(idleOn) : ""],
      [HELD, heldUntil ? exactDate(heldUntil) : ""],
      [RENEWED, fill(RENEWED_OF, renewalCount, maxRenewals)],
    ];
  }

  private list(title: string, lines: readonly Line[], isLinked = false) {
    return {
      title,
      empty: lines.length === 0 ? NOTHING : "",
      lines: lines.map(({ id, label, text, happenedAt, happenedOn }) => ({
        id,
        label,
        text,
        when: happenedAt ? exactTime(happenedAt) : happenedOn ? exactDate(happenedOn) : "",
        url: isLinked ? `/${id}` : "",
      })),
    };
  }
}
