// What an org with several currencies has more: a currency on every record that may hold money, and the list of currencies with their rates.
import { check, field, int, object, pick, REQUIRED } from "./standard/build.ts";
import { draftOf } from "./derive-objects.ts";
import type { Reading } from "./reading.ts";

/** Standard objects with CurrencyIsoCode (Object Reference, "Fields on objects in multicurrency organizations"). */
const WITH_CURRENCY = new Set(
  "account asset campaign case contact contract lead opportunity opportunitylineitem order orderitem pricebookentry product2 quote quotelineitem user".split(
    " ",
  ),
);

const currencyType = object(
  "CurrencyType",
  "01L",
  { isDeleted: false, deletable: false, label: "Currency Type" },
  pick("IsoCode", "", { ...REQUIRED, picklist: { restricted: false, values: [] } }),
  field("ConversionRate", "Number", { precision: 18, scale: 6, ...REQUIRED }),
  int("DecimalPlaces"),
  check("IsActive"),
  check("IsCorporate", { createable: false, updateable: false }),
);

/** Before the objects are completed. */
export function addCurrencies(reading: Reading): void {
  reading.objects.set("currencytype", draftOf(currencyType));
  for (const [name, draft] of reading.objects)
    if (draft.kind === "custom" || draft.kind === "customSetting" || WITH_CURRENCY.has(name))
      draft.fields.set(
        "currencyisocode",
        pick("CurrencyIsoCode", "", {
          label: "Currency ISO Code",
          defaultedOnCreate: true,
          picklist: { restricted: false, values: [] },
        }),
      );
}
