// All functions of the formula language, by name.
import { dateFunctions } from "./dates.ts";
import { unsupported } from "./define.ts";
import { logicFunctions } from "./logic.ts";
import { numberFunctions } from "./numbers.ts";
import { textFunctions } from "./text.ts";
import type { FunctionDefinition } from "./define.ts";

const computed = "Compute the value in a trigger instead.";

export const functions: Readonly<Record<string, FunctionDefinition>> = {
  ...logicFunctions,
  ...textFunctions,
  ...numberFunctions,
  ...dateFunctions,
  GEOLOCATION: unsupported(computed),
  DISTANCE: unsupported(computed),
  VLOOKUP: unsupported("Query in a trigger instead."),
  CURRENCYRATE: unsupported(computed),
  GETSESSIONID: unsupported("There are no session ids outside the platform."),
  GETRECORDIDS: unsupported("It belongs to classic buttons."),
  LINKTO: unsupported("It belongs to classic s-controls."),
  URLFOR: unsupported("Use HYPERLINK with the address."),
  REQUIRESCRIPT: unsupported("It belongs to classic buttons."),
  INCLUDE: unsupported("It belongs to classic s-controls."),
  HTMLENCODE: unsupported("It belongs to pages and classic buttons."),
  JSENCODE: unsupported("It belongs to pages and classic buttons."),
  JSINHTMLENCODE: unsupported("It belongs to pages and classic buttons."),
  URLENCODE: unsupported("It belongs to pages and classic buttons."),
  JUNCTIONIDLIST: unsupported("It belongs to quick actions."),
  PREDICT: unsupported(computed),
  PARENTGROUPVAL: unsupported("It belongs to reports."),
  PREVGROUPVAL: unsupported("It belongs to reports."),
  IMAGEPROXYURL: unsupported("Use IMAGE with the address."),
  FORMATDURATION: unsupported(computed),
  PICKLISTCOUNT: unsupported(computed),
  ROMANNUMERAL: unsupported(computed),
};
