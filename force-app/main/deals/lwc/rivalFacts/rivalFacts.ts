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
interface Row {
  readonly label: string;
  readonly read: Read;
  /** what is compared, where the words alone would make spelling a difference; empty: nothing to compare */
  readonly sense?: Read;
  /** what is another for each claim anyway, so that to say it tells nothing */
  readonly isOwn?: boolean;
}

const ROWS: readonly Row[] = [
  { label: STATUS, read: ({ registration }) => registration.statusLabel },
  { label: SUBMITTED, read: ({ registration }) => sentIn(registration.submittedOn), isOwn: true },
  { label: PARTNER, read: ({ registration }) => registration.partnerName, isOwn: true },
  { label: TIER, read: ({ tierName }) => tierName },
  {
    label: CUSTOMER,
    read: ({ registration }) => registration.customerName,
    sense: ({ customerKey, registration }) => customerKey || plain(registration.customerName),
  },
  {
    label: WEBSITE,
    read: ({ website }) => website,
    sense: ({ website, registration }) =>
      website ? registration.customerDomain || plain(website) : "",
  },
  { label: COUNTRY, read: ({ registration }) => registration.customerCountry },
  { label: PRODUCT, read: ({ registration }) => registration.product },
  {
    label: AMOUNT,
    read: ({ registration }) => money(registration.amount, registration.currencyCode),
  },
  {
    label: CLOSE,
    read: ({ registration }) => (registration.closeDate ? exactDate(registration.closeDate) : ""),
  },
  {
    label: CONTACT,
    read: ({ contactName, contactEmail }) => [contactName, contactEmail].filter(Boolean).join("\n"),
    // one address is one person, however the name is written
    sense: ({ contactName, contactEmail }) => plain(contactEmail || contactName),
  },
  { label: NEED, read: ({ need }) => need, isOwn: true },
  { label: ACTIVITIES, read: activities },
  { label: CONFLICTS, read: conflicts },
];

/** Whether only one of the two can live. */
export function compete(one: Rival, other: Rival): boolean {
  return one.productKey === other.productKey;
}

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
    facts: ROWS.map((row) => ({
      key: row.label,
      label: row.label,
      value: row.read(rival) || NOTHING,
      mark: markOf(row, rival, rivals),
    })),
  }));
}

/** What is not known of one claim is no difference, and neither is another spelling of the same. */
function markOf(
  { label, read, sense, isOwn }: Row,
  rival: Rival,
  rivals: readonly Rival[],
): string {
  if (label === SUBMITTED) {
    return rival === firstOf(rivals) ? FIRST : "";
  }
  const senseOf = sense ?? ((one: Rival) => plain(read(one)));
  const told = new Set(rivals.map(senseOf).filter((text) => text !== ""));
  if (isOwn || told.size < 2 || senseOf(rival) === "") {
    return "";
  }
  return label === AMOUNT && isHighest(rival, rivals) ? HIGHEST : DIFFERS;
}

/** Case, accents, width of letters and spaces are spelling. */
function plain(text: string | null | undefined): string {
  return (text ?? "")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/\s+/gu, " ")
    .trim();
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
