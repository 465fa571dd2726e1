// The platform library: every Apex class the local org has, and the ones it says no to with advice.
import type { Library, LibraryClass } from "../../apex/library.ts";
import { cacheClasses } from "./cache/cache.ts";
import { connectApiClasses } from "./connectapi/connect-api.ts";
import { databaseClass, savepointClass } from "./database/database.ts";
import { dmlOptionsClasses } from "./database/dml-options.ts";
import { batchClasses } from "./database/interfaces.ts";
import { leadConvertClasses } from "./database/lead-convert.ts";
import { queryLocatorClasses } from "./database/query-locator.ts";
import { errorClass, mergeResultClass, resultClasses, statusCodeEnum } from "./database/results.ts";
import { dataWeaveClasses } from "./dataweave/scripts.ts";
import { domClasses } from "./dom/document.ts";
import { changeEventHeader } from "./eventbus/change-event.ts";
import { eventBusClasses } from "./eventbus/event-bus.ts";
import { flowInterview, invocableClasses } from "./invocable/invocable.ts";
import { inboundClasses } from "./messaging/inbound.ts";
import { messagingClasses } from "./messaging/messaging.ts";
import { metadataClasses } from "./metadata/metadata.ts";
import { describeFieldClasses } from "./schema/describe-field.ts";
import { describeSObjectClasses } from "./schema/describe-sobject.ts";
import { fieldSetClasses } from "./schema/field-set.ts";
import { displayTypeEnum, fieldDescribeOptions, soapTypeEnum } from "./schema/field-types.ts";
import { schemaClasses } from "./schema/schema.ts";
import { sobjectFieldClass, sobjectTypeClass } from "./schema/sobject-type.ts";
import { accessLevelClass, accessTypeEnum } from "./system/access-level.ts";
import { assertClass } from "./system/assert.ts";
import { asyncClasses } from "./system/async.ts";
import { blobClass } from "./system/blob.ts";
import { booleanClass } from "./system/boolean.ts";
import { businessHoursClass } from "./system/business-hours.ts";
import { customSettingsClass } from "./system/custom-settings.ts";
import { dateClass } from "./system/date.ts";
import { datetimeClass } from "./system/datetime.ts";
import { decimalClass, roundingMode } from "./system/decimal.ts";
import { doubleClass } from "./system/double.ts";
import { cryptoClass, encodingUtilClass, uuidClass } from "./system/encoding.ts";
import { exceptionClasses, loggingLevel } from "./system/exceptions.ts";
import { formulaClasses } from "./system/formula.ts";
import { httpClasses } from "./system/http.ts";
import { idClass } from "./system/id.ts";
import { integerClass } from "./system/integer.ts";
import { systemInterfaces } from "./system/interfaces.ts";
import { collectionIterator, iterableInterface, iteratorInterface } from "./system/iterator.ts";
import { jsonClass } from "./system/json.ts";
import { jsonGeneratorClass } from "./system/json-generator.ts";
import { jsonParserClass, jsonTokenEnum } from "./system/json-parser.ts";
import { limitsClass } from "./system/limits.ts";
import { listClass } from "./system/list.ts";
import { locationClasses } from "./system/location.ts";
import { longClass } from "./system/long.ts";
import { mapClass } from "./system/map.ts";
import { mathClass } from "./system/math.ts";
import { enumClass, objectClass } from "./system/object.ts";
import { matcherClass, patternClass } from "./system/pattern.ts";
import { setUpClasses } from "./system/set-up.ts";
import { approvalClass } from "./system/approval.ts";
import { quiddityEnum, requestClass } from "./system/request.ts";
import { restClasses } from "./system/rest.ts";
import { searchClass } from "./system/search.ts";
import { securityClasses } from "./system/security.ts";
import { setClass } from "./system/set.ts";
import { aggregateResultClass, sobjectClass } from "./system/sobject.ts";
import { stringClass } from "./system/string.ts";
import { applicationReadWriteMode, systemClass } from "./system/system.ts";
import { testClasses } from "./system/test.ts";
import { timeZoneClass } from "./system/time-zone.ts";
import { timeClass } from "./system/time.ts";
import { triggerClass, triggerOperation } from "./system/trigger.ts";
import { typeClass } from "./system/type.ts";
import { urlClass } from "./system/url.ts";
import { featureManagementClass, labelClass, userInfoClass } from "./system/user-info.ts";
import { versionClass } from "./system/version.ts";
import { xmlReaderClasses } from "./system/xml-reader.ts";
import { visualforceClasses } from "./visualforce/pages.ts";
import { xmlClasses } from "./system/xml.ts";
import { unsupportedClasses } from "./unsupported.ts";

const classes: readonly LibraryClass[] = [
  objectClass,
  enumClass,
  stringClass,
  integerClass,
  longClass,
  doubleClass,
  decimalClass,
  roundingMode,
  booleanClass,
  idClass,
  blobClass,
  dateClass,
  datetimeClass,
  timeClass,
  timeZoneClass,
  businessHoursClass,
  mathClass,
  listClass,
  setClass,
  mapClass,
  iteratorInterface,
  iterableInterface,
  collectionIterator,
  sobjectClass,
  aggregateResultClass,
  ...exceptionClasses,
  loggingLevel,
  assertClass,
  systemClass,
  applicationReadWriteMode,
  versionClass,
  ...asyncClasses,
  ...systemInterfaces,
  typeClass,
  limitsClass,
  userInfoClass,
  featureManagementClass,
  labelClass,
  patternClass,
  matcherClass,
  encodingUtilClass,
  cryptoClass,
  uuidClass,
  statusCodeEnum,
  errorClass,
  ...resultClasses,
  mergeResultClass,
  ...batchClasses,
  databaseClass,
  savepointClass,
  ...dmlOptionsClasses,
  ...leadConvertClasses,
  ...queryLocatorClasses,
  accessLevelClass,
  accessTypeEnum,
  ...securityClasses,
  searchClass,
  ...schemaClasses,
  sobjectTypeClass,
  sobjectFieldClass,
  ...describeSObjectClasses,
  ...describeFieldClasses,
  ...fieldSetClasses,
  displayTypeEnum,
  soapTypeEnum,
  fieldDescribeOptions,
  jsonClass,
  jsonGeneratorClass,
  jsonParserClass,
  jsonTokenEnum,
  ...testClasses,
  triggerClass,
  triggerOperation,
  customSettingsClass,
  ...messagingClasses,
  ...inboundClasses,
  ...eventBusClasses,
  ...cacheClasses,
  ...httpClasses,
  ...restClasses,
  urlClass,
  requestClass,
  quiddityEnum,
  ...xmlClasses,
  ...xmlReaderClasses,
  ...domClasses,
  approvalClass,
  ...connectApiClasses,
  ...dataWeaveClasses,
  ...invocableClasses,
  ...formulaClasses,
  ...visualforceClasses,
  ...metadataClasses,
  ...setUpClasses,
  flowInterview,
  changeEventHeader,
  ...locationClasses,
];

export function createLibrary(): Library {
  return {
    classes: new Map(classes.map((definition) => [definition.name.toLowerCase(), definition])),
    unsupported: unsupportedClasses,
  };
}
