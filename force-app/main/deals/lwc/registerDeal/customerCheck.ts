// Asks the pre-check beside the form about the customer that is typed.
import type { Customer } from "c/dealPrecheck";
import type { Deal } from "./dealWords";

type Precheck = HTMLElement & { check(customer: Customer): void; clear(): void };

/** Without a website there is nothing to ask about. */
export function checkCustomer(
  root: ParentNode | null | undefined,
  deal: Deal,
  usualCountry: string | null | undefined,
): void {
  const beside = root?.querySelector<Precheck>("c-deal-precheck");
  const website = deal.customerWebsite?.trim() ?? "";
  if (website === "") {
    beside?.clear();
    return;
  }
  beside?.check({
    website,
    customerName: deal.customerName ?? null,
    customerCountry: deal.customerCountry ?? usualCountry ?? null,
    product: deal.product ?? null,
  });
}
