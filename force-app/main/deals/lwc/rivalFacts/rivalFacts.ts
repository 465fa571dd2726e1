// The facts of rival claims, one list for each claim in the same order, with what differs said in words.
import { exactDate, exactTime, fill, money, relativeTime } from "c/timeText";
import type { DeskRow, RivalRow } from "@salesforce/apex/RivalController.getRivals";
import NOTHING from "@salesforce/label/c.Rivals_Nothing";
import DIFFERS from "@salesforce/label/c.Rivals_Differs";
import FIRST from "@salesforce/label/c.Rivals_First";
import HIGHEST from "@salesforce/label/c.Rivals_Highest";
import STATUS from "@salesforce/label/c.DealExport_Status";
import SUBMITTED from "@salesforce/label/c.DealExport_SubmittedOn";
import WHEN from "@salesforce/label/c.Rivals_When";
import PARTNER from "@salesforce/label/c.PartnerPanel_Title";
import TIER from "@salesforce/label/c.Rivals_Tier";
import CUSTOMER from "@salesforce/label/c.Facts_Customer";
import WEBSITE from "@salesforce/label/c.DealDetail_Website";
import COUNTRY from "@salesforce/label/c.Rivals_Country";
import PRODUCT from "@salesforce/label/c.RegisterDeal_Product";
import AMOUNT from "@salesforce/label/c.DealDetail_Amount";
import CLOSE from "@salesforce/label/c.Rivals_CloseDate";
import CONTACT from "@salesforce/label/c.Facts_Contact";
import NEED from "@salesforce/label/c.Rivals_Need";
import ACTIVITIES from "@salesforce/label/c.Protection_Activities";
import ACTIVITY_COUNT from "@salesforce/label/c.Rivals_ActivityCount";
import CONFLICTS from "@salesforce/label/c.Rivals_Conflicts";
import NO_CONFLICTS from "@salesforce/label/c.DealDesk_NoConflicts";

/** One claim, with its registration surely there. */
export type Rival = Omit<RivalRow, "registration"> & { readonly registration: DeskRow };
interface Fact {
  readonly key: string;
  readonly label: string;
  readonly value: string;
  /** how it stands to the others, in words */
  readonly mark: string;
}
export interface RivalColumn {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly titleId: string;
  readonly url: string;
  readonly facts: readonly Fact[];
}
type Read = (rival: Rival) => string;

const READS: readonly (readonly [label: string, read: Read])[] = [
  [STATUS, ({ registration }) => registration.statusLabel],
  [SUBMITTED, ({ registration }) => sentIn(registration.submittedOn)],
  [PARTNER, ({ registration }) => registration.partnerName],
  [TIER, ({ tierName }) => tierName],
  [CUSTOMER, ({ registration }) => registration.customerName],
  [WEBSITE, ({ website }) => website],
  [COUNTRY, ({ registration }) => registration.customerCountry],
  [PRODUCT, ({ registration }) => registration.product],
  [AMOUNT, ({ registration }) => money(registration.amount, registration.currencyCode)],
  [CLOSE, ({ registration }) => (registration.closeDate ? exactDate(registration.closeDate) : "")],
  [
    CONTACT,
    ({ contactName, contactEmail }) => [contactName, contactEmail].filter(Boolean).join("\n"),
  ],
  [NEED, ({ need }) => need],
  [ACTIVITIES, activities],
  [CONFLICTS, conflicts],
];

export function rivalsOf(rows: readonly RivalRow[]): Rival[] {
  return rows.flatMap((row) =>
    row.registration ? [{ ...row, registration: row.registration }] : [],
  );
}

export function columnsOf(rivals: readonly Rival[]): RivalColumn[] {
  return rivals.map((rival) => ({
    id: rival.registration.id,
    name: rival.registration.name,
    title: rival.registration.name,
    titleId: `rival-${rival.registration.id}`,
    url: `/${rival.registration.id}`,
    facts: READS.map(([label, read]) => ({
      key: label,
      label,
      value: read(rival) || NOTHING,
      mark: markOf(label, rival, rivals, read),
    })),
  }));
}

function markOf(label: string, rival: Rival, rivals: readonly Rival[], read: Read): string {
  // Two of the same minute look the same, and still one was first.
  if (label === SUBMITTED) {
    return rival === firstOf(rivals) ? FIRST : DIFFERS;
  }
  if (new Set(rivals.map(read)).size === 1) {
    return "";
  }
  if (label === AMOUNT && isHighest(rival, rivals)) {
    return HIGHEST;
  }
  return DIFFERS;
}

function firstOf(rivals: readonly Rival[]): Rival | undefined {
  const sent = rivals.filter(({ registration }) => registration.submittedOn);
  return sent.reduce<Rival | undefined>(
    (first, rival) =>
      first && (first.registration.submittedOn ?? "") <= (rival.registration.submittedOn ?? "")
        ? first
        : rival,
    undefined,
  );
}

/** Amounts in two currencies are not compared. */
function isHighest(rival: Rival, rivals: readonly Rival[]): boolean {
  const currencies = new Set(rivals.map(({ registration }) => registration.currencyCode));
  const amounts = rivals.map(({ registration }) => registration.amount ?? 0);
  return currencies.size === 1 && rival.registration.amount === Math.max(...amounts);
}

function sentIn(submittedOn: string | null | undefined): string {
  return submittedOn ? fill(WHEN, exactTime(submittedOn), relativeTime(submittedOn)) : "";
}

function activities({ activities: count, lastActivityOn }: Rival): string {
  return lastActivityOn ? fill(ACTIVITY_COUNT, count, exactDate(lastActivityOn)) : "";
}

function conflicts({ registration }: Rival): string {
  return (
    registration.conflicts
      .map(({ kindLabel, severityLabel }) => `${kindLabel}: ${severityLabel}`)
      .join("\n") || NO_CONFLICTS
  );
}
