// System.UserInfo: the running user and the organisation.
import { defineClass } from "../../../apex/library.ts";
import type { Runtime } from "../helpers.ts";
import { TimeZoneValue } from "./time-zone.ts";

export const userInfoClass = defineClass({
  name: "System.UserInfo",
  kind: "class",
  members: {
    "static String getDefaultCurrency()": (rt: Runtime) => rt.ports.user().currency,
    "static String getFirstName()": (rt: Runtime) => rt.ports.user().firstName,
    "static String getLanguage()": (rt: Runtime) => rt.ports.user().language,
    "static String getLastName()": (rt: Runtime) => rt.ports.user().lastName,
    "static String getLocale()": (rt: Runtime) => rt.ports.user().locale,
    "static String getName()": (rt: Runtime) => rt.ports.user().name,
    "static String getOrganizationId()": (rt: Runtime) => rt.ports.organizationId(),
    "static String getOrganizationName()": (rt: Runtime) =>
      rt.ports.organizationName?.() ?? "Local Org",
    "static String getProfileId()": (rt: Runtime) => rt.ports.user().profileId,
    "static String getSessionId()": (rt: Runtime) =>
      rt.ports.sessionId?.() ?? `${rt.ports.organizationId()}!local`,
    "static System.TimeZone getTimeZone()": (rt: Runtime) =>
      new TimeZoneValue(rt.ports.user().timeZone),
    "static String getUiTheme()": () => "Theme4d",
    "static String getUiThemeDisplayed()": () => "Theme4d",
    "static String getUserEmail()": (rt: Runtime) => rt.ports.user().email,
    "static String getUserId()": (rt: Runtime) => rt.ports.user().id,
    "static String getUserName()": (rt: Runtime) => rt.ports.user().username,
    "static String getUserRoleId()": (rt: Runtime) => rt.ports.user().userRoleId,
    "static String getUserType()": (rt: Runtime) => rt.ports.user().userType,
    "static Boolean isMultiCurrencyOrganization()": (rt: Runtime) =>
      rt.schema.objects.get("account")?.fields.has("currencyisocode") ?? false,
    "static Boolean isCurrentUserLicensed(String namespace)": () => true,
    "static Boolean hasPackageLicense(Id packageId)": () => true,
  },
});

export const featureManagementClass = defineClass({
  name: "System.FeatureManagement",
  kind: "class",
  members: {
    "static Boolean checkPermission(String name)": (rt: Runtime, name: string) =>
      rt.ports.hasPermission(name),
  },
  unsupported: {
    checkPackageBooleanValue:
      "Feature parameters need a licence management org; read a custom setting instead.",
    checkPackageDateValue:
      "Feature parameters need a licence management org; read a custom setting instead.",
    checkPackageIntegerValue:
      "Feature parameters need a licence management org; read a custom setting instead.",
    setPackageBooleanValue: "Feature parameters need a licence management org.",
    setPackageDateValue: "Feature parameters need a licence management org.",
    setPackageIntegerValue: "Feature parameters need a licence management org.",
    changeProtection: "Protection of custom objects is fixed by their metadata.",
  },
});

export const labelClass = defineClass({
  name: "System.Label",
  kind: "class",
  members: {
    "static String get(String namespace, String name)": (
      rt: Runtime,
      _namespace: string | null,
      name: string,
    ) => rt.label(name),
    "static String get(String namespace, String name, String language)": (
      rt: Runtime,
      _namespace: string | null,
      name: string,
    ) => rt.label(name),
    "static Boolean translationExists(String namespace, String name, String language)": (
      rt: Runtime,
      _namespace: string | null,
      name: string,
      language: string,
    ) =>
      rt.schema.labels.some(
        (label) => label.name.toLowerCase() === name.toLowerCase() && label.language === language,
      ),
  },
});
