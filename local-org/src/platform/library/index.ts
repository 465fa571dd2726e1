// The platform library: every Apex class the local org has, and the ones it says no to with advice.
import type { Library, LibraryClass } from "../../apex/library.ts";
import { batchClasses } from "./database/interfaces.ts";
import { errorClass, mergeResultClass, resultClasses, statusCodeEnum } from "./database/results.ts";
import { assertClass } from "./system/assert.ts";
import { asyncClasses } from "./system/async.ts";
import { blobClass } from "./system/blob.ts";
import { booleanClass } from "./system/boolean.ts";
import { dateClass } from "./system/date.ts";
import { datetimeClass } from "./system/datetime.ts";
import { decimalClass, roundingMode } from "./system/decimal.ts";
import { doubleClass } from "./system/double.ts";
import { cryptoClass, encodingUtilClass, uuidClass } from "./system/encoding.ts";
import { exceptionClasses, loggingLevel } from "./system/exceptions.ts";
import { idClass } from "./system/id.ts";
import { integerClass } from "./system/integer.ts";
import { systemInterfaces } from "./system/interfaces.ts";
import { collectionIterator, iterableInterface, iteratorInterface } from "./system/iterator.ts";
import { limitsClass } from "./system/limits.ts";
import { listClass } from "./system/list.ts";
import { longClass } from "./system/long.ts";
import { mapClass } from "./system/map.ts";
import { mathClass } from "./system/math.ts";
import { enumClass, objectClass } from "./system/object.ts";
import { matcherClass, patternClass } from "./system/pattern.ts";
import { setClass } from "./system/set.ts";
import { aggregateResultClass, sobjectClass } from "./system/sobject.ts";
import { stringClass } from "./system/string.ts";
import { applicationReadWriteMode, systemClass } from "./system/system.ts";
import { timeZoneClass } from "./system/time-zone.ts";
import { timeClass } from "./system/time.ts";
import { typeClass } from "./system/type.ts";
import { featureManagementClass, labelClass, userInfoClass } from "./system/user-info.ts";
import { versionClass } from "./system/version.ts";
import { unsupportedClasses } from "./unsupported.ts";

const classes: readonly LibraryClass[] = [
  objectClass, enumClass, stringClass, integerClass, longClass, doubleClass, decimalClass, roundingMode, booleanClass, idClass, blobClass, dateClass, datetimeClass, timeClass, timeZoneClass, mathClass,
  listClass, setClass, mapClass, iteratorInterface, iterableInterface, collectionIterator, sobjectClass, aggregateResultClass,
  ...exceptionClasses, loggingLevel, assertClass, systemClass, applicationReadWriteMode, versionClass, ...asyncClasses, ...systemInterfaces, typeClass, limitsClass, userInfoClass, featureManagementClass, labelClass,
  patternClass, matcherClass, encodingUtilClass, cryptoClass, uuidClass,
  statusCodeEnum, errorClass, ...resultClasses, mergeResultClass, ...batchClasses,
];

export function createLibrary(): Library {
  return { classes: new Map(classes.map((definition) => [definition.name.toLowerCase(), definition])), unsupported: unsupportedClasses };
}
