// The words of the registration form.
import TITLE from "@salesforce/label/c.RegisterDeal_Title";
import WEBSITE from "@salesforce/label/c.RegisterDeal_Website";
import WEBSITE_EXAMPLE from "@salesforce/label/c.RegisterDeal_WebsiteExample";
import CUSTOMER from "@salesforce/label/c.RegisterDeal_Customer";
import COUNTRY from "@salesforce/label/c.RegisterDeal_Country";
import STATE from "@salesforce/label/c.RegisterDeal_State";
import POSTAL_CODE from "@salesforce/label/c.RegisterDeal_PostalCode";
import PLACE_HINT from "@salesforce/label/c.RegisterDeal_PlaceHint";
import PRODUCT from "@salesforce/label/c.RegisterDeal_Product";
import PROGRAM from "@salesforce/label/c.RegisterDeal_Program";
import CURRENCY from "@salesforce/label/c.RegisterDeal_Currency";
import CLOSE_DATE from "@salesforce/label/c.RegisterDeal_CloseDate";
import CONTACT from "@salesforce/label/c.RegisterDeal_Contact";
import EMAIL from "@salesforce/label/c.RegisterDeal_Email";
import PHONE from "@salesforce/label/c.RegisterDeal_Phone";
import NEED from "@salesforce/label/c.RegisterDeal_Need";
import MORE from "@salesforce/label/c.RegisterDeal_More";
import SUBMIT from "@salesforce/label/c.RegisterDeal_Submit";
import FILES_LATER from "@salesforce/label/c.DealFiles_Later";
import CONFLICT from "@salesforce/label/c.Draft_Conflict";
import KEEP_MINE from "@salesforce/label/c.Draft_KeepMine";
import USE_THEIRS from "@salesforce/label/c.Draft_UseTheirs";
import DISCARD from "@salesforce/label/c.Draft_Discard";
import DISCARD_QUESTION from "@salesforce/label/c.Draft_DiscardQuestion";
import DISCARD_YES from "@salesforce/label/c.Draft_DiscardYes";
import DISCARD_NO from "@salesforce/label/c.DealDetail_Keep";
import RESTORED from "@salesforce/label/c.Draft_Restored";
import START_NEW from "@salesforce/label/c.Draft_StartNew";
import PRODUCT_MISSING from "@salesforce/label/c.Deal_ProductMissing";
import PROGRAM_MISSING from "@salesforce/label/c.Deal_ProgramMissing";
import AMOUNT_MISSING from "@salesforce/label/c.Deal_AmountNotPositive";
import CLOSE_DATE_MISSING from "@salesforce/label/c.Deal_CloseDateMissing";
import MY_DEALS from "@salesforce/label/c.MyDeals_Title";

export const labels = {
  title: TITLE,
  website: WEBSITE,
  websiteExample: WEBSITE_EXAMPLE,
  customer: CUSTOMER,
  country: COUNTRY,
  state: STATE,
  postalCode: POSTAL_CODE,
  placeHint: PLACE_HINT,
  product: PRODUCT,
  program: PROGRAM,
  currency: CURRENCY,
  closeDate: CLOSE_DATE,
  contact: CONTACT,
  email: EMAIL,
  phone: PHONE,
  need: NEED,
  more: MORE,
  submit: SUBMIT,
  productMissing: PRODUCT_MISSING,
  programMissing: PROGRAM_MISSING,
  amountMissing: AMOUNT_MISSING,
  closeDateMissing: CLOSE_DATE_MISSING,
  myDeals: MY_DEALS,
  filesLater: FILES_LATER,
  conflict: CONFLICT,
  keepMine: KEEP_MINE,
  useTheirs: USE_THEIRS,
  discard: DISCARD,
  discardQuestion: DISCARD_QUESTION,
  discardYes: DISCARD_YES,
  discardNo: DISCARD_NO,
  restored: RESTORED,
  startNew: START_NEW,
};
