// The catalogue of compile-time messages about Apex source, in the platform's own wording.

export interface CatalogEntry {
  readonly code: string;
  readonly severity: "error" | "warning";
  readonly text: string;
  readonly unsupported?: boolean;
}

const error = (code: string, text: string) => ({ code, severity: "error", text }) as const;

export const catalog = {
  // names and types
  unknownVariable: error("APEX1001", "Variable does not exist: {name}"),
  unknownMethod: error(
    "APEX1002",
    "Method does not exist or incorrect signature: void {name}({types}) from the type {type}",
  ),
  unknownType: error("APEX1003", "Invalid type: {name}"),
  unknownField: error("APEX1004", "Field does not exist: {name} on {type}"),
  unknownConstructor: error("APEX1005", "Constructor not defined: [{type}].<Constructor>({types})"),
  unknownLabel: error("APEX1006", "External string does not exist: {name}"),
  ambiguousMethod: error("APEX1007", "Ambiguous method signature: void {name}({types})"),
  methodNotVisible: error("APEX1008", "Method is not visible: {method}"),
  variableNotVisible: error("APEX1009", "Variable is not visible: {name}"),
  typeNotVisible: error("APEX1010", "Type is not visible: {name}"),
  typeArgumentCount: error(
    "APEX1011",
    "Invalid type argument count for {type}: expected {expected} but found {found}",
  ),
  missingTypeArguments: error(
    "APEX1012",
    "No type arguments provided for a parameterized type: {type}",
  ),
  needlessTypeArguments: error(
    "APEX1013",
    "Type arguments provided for a non-parameterized type: {type}",
  ),
  nonStaticMethod: error(
    "APEX1014",
    "Non static method cannot be referenced from a static context: {method}",
  ),
  nonStaticField: error(
    "APEX1015",
    "Non static field cannot be referenced from a static context: {name} from the type {type}",
  ),
  staticMethod: error(
    "APEX1016",
    "Static method cannot be referenced from a non static context: {method}",
  ),
  staticField: error(
    "APEX1017",
    "Static field cannot be referenced from a non static context: {name} from the type {type}",
  ),
  thisInStatic: error("APEX1018", "This cannot be referenced in a static context"),
  superInStatic: error("APEX1019", "Super cannot be referenced in a static context"),
  noSuperType: error("APEX1020", "No super type defined: {type}"),
  notRelationship: error(
    "APEX1021",
    "A non foreign key field cannot be referenced in a path expression: {name}",
  ),
  removedAfter: error("APEX1022", "{name} was removed after version {version}: {type}"),
  addedIn: error("APEX1023", "{name} not added until version {version}: {type}"),
  fieldTokenMethod: error(
    "APEX1024",
    "addError must be invoked on an expression that is an exact SObject field reference",
  ),
  listSettingsOnly: error("APEX1026", "Method only supports list type Custom Settings: {method}"),
  instanceInDelegation: error(
    "APEX1028",
    "Cannot reference instance variables in a constructor invocation: {name}",
  ),
  instanceMethodInDelegation: error(
    "APEX1029",
    "Cannot reference instance methods in a constructor invocation: {method}",
  ),
  typeDepth: error("APEX1027", "Exceeded max parameterized type depth: {type}, depth: {depth}"),

  // conversions and assignments
  cannotAssign: error("APEX1101", "Illegal assignment from {from} to {to}"),
  notAssignable: error("APEX1103", "Expression cannot be assigned"),
  finalField: error(
    "APEX1104",
    "Final members can only be assigned in their declaration, init blocks, or constructors: {name}",
  ),
  fieldNotWriteable: error("APEX1105", "Field is not writeable: {type}.{name}"),
  propertyNotWriteable: error("APEX1106", "Variable is not visible: {name}"),
  propertyNotReadable: error("APEX1107", "Variable is not visible: {name}"),
  cannotCast: error(
    "APEX1108",
    "Incompatible types since an instance of {from} is never an instance of {to}",
  ),
  neverInstance: error(
    "APEX1109",
    "Operation instanceof is always false since an instance of {from} is never an instance of {to}",
  ),
  alwaysInstance: error(
    "APEX1110",
    "Operation instanceof is always true since an instance of {from} is always an instance of {to}",
  ),
  instanceOfType: error("APEX1111", "Operation instanceof is not allowed on type: {type}"),
  castType: error("APEX1112", "Operation cast is not allowed on type: {type}"),
  decimalLiteral: error("APEX1115", "Illegal decimal"),

  // operators
  comparisonTypes: error(
    "APEX1201",
    "Comparison arguments must be compatible types: {left}, {right}",
  ),
  inequalityType: error("APEX1202", "Inequality operator not allowed for this type: {type}"),
  exactEqualityType: error(
    "APEX1203",
    "Exact equality operator only allowed for reference types: {type}",
  ),
  arithmeticOperands: error("APEX1204", "Arithmetic expressions must use numeric arguments"),
  voidArithmetic: error("APEX1205", "Arithmetic expressions are not allowed on void types"),
  dateOperand: error("APEX1206", "Date expressions must use Integer or Long"),
  datetimeOperand: error("APEX1207", "Date/time expressions must use Integer or Double or Decimal"),
  timeOperand: error("APEX1208", "Time expressions must use Integer or Long"),
  logicalOperand: error("APEX1209", "Logical operator can only be applied to Boolean"),
  bitwiseOperand: error(
    "APEX1210",
    "{operator} operator can only be applied to Boolean expressions or to Integer or Long expressions",
  ),
  shiftOperand: error(
    "APEX1211",
    "{operator} operation can only be applied to Integer or Long types",
  ),
  notOperand: error("APEX1212", "{operator} operator can only be applied to boolean expressions"),
  negateOperand: error("APEX1213", "Unary negation must use a numeric argument"),
  bitwiseNegateOperand: error("APEX1214", "Invalid type for bitwise negate: {type}"),
  prefixIncrementOperand: error(
    "APEX1215",
    "Unary prefix increment can only be applied to numeric expressions: {type}",
  ),
  prefixDecrementOperand: error(
    "APEX1216",
    "Unary prefix decrement can only be applied to numeric expressions: {type}",
  ),
  postfixOperand: error(
    "APEX1217",
    "Unary postfix increment/decrement can only be applied to numeric expressions: {type}",
  ),
  ternaryTypes: error("APEX1218", "Incompatible types in ternary operator: {left}, {right}"),
  coalesceTypes: error(
    "APEX1219",
    "Incompatible types in null coalescing operator: {left}, {right}",
  ),
  safeNavigationTarget: error(
    "APEX1220",
    "Safe navigation operator is not allowed on a type: {type}",
  ),

  // collections and creation
  elementType: error(
    "APEX1301",
    "Initial expression is of incorrect type, expected: {expected} but was: {found}",
  ),
  mapKeyType: error("APEX1302", "Invalid key type {found} for {type}"),
  mapValueType: error("APEX1303", "Invalid value type {found} for {type}"),
  listInitializer: error(
    "APEX1304",
    "Invalid initializer type {found} found for List<{element}>: expected an Integer or a List of type {element}",
  ),
  setInitializer: error(
    "APEX1305",
    "Invalid initializer type {found} found for Set<{element}>: expected a List or a Set of type: {element}",
  ),
  mapInitializer: error(
    "APEX1306",
    "Invalid initializer type {found} found for Map<{key},{value}>: expected a Map with the same key and value types, or a valid SObject List",
  ),
  listIndexType: error("APEX1307", "List index must be of type Integer: {type}"),
  notAList: error("APEX1308", "Expression must be a list type: {type}"),
  abstractCreation: error("APEX1309", "Abstract classes cannot be constructed: {type}"),
  cannotConstruct: error("APEX1310", "Type cannot be constructed: {type}"),
  namedFieldsOnClass: error(
    "APEX1311",
    "Invalid constructor syntax, name=value pairs can only be used for SObjects: {type}",
  ),
  duplicateFieldInitializer: error("APEX1312", "Duplicate field initialization: {name}"),
  namedFieldsRequired: error("APEX1313", "Type requires name=value pair construction: {type}"),
  sobjectCreation: error("APEX1314", "SObject is not constructable: {type}"),

  // statements
  conditionType: error("APEX1401", "Condition expression must be of type Boolean: {type}"),
  missingReturn: error("APEX1402", "Missing return statement required return type: {type}"),
  voidReturn: error("APEX1403", "Void method must not return a value"),
  constructorReturn: error("APEX1404", "Constructors must not return a value"),
  triggerReturn: error("APEX1405", "Trigger bodies must not return a value"),
  unreachable: error("APEX1406", "Unreachable statement"),
  breakOutsideLoop: error("APEX1407", "Break statement must be in loop"),
  continueOutsideLoop: error("APEX1408", "Continue statement must be in loop"),
  duplicateVariable: error("APEX1409", "Duplicate variable: {name}"),
  throwType: error("APEX1410", "Throw expression must be of type exception: {type}"),
  catchType: error("APEX1411", "Catch block variable must be of type exception: {type}"),
  caughtAlready: error("APEX1412", "Exception type already caught: {type}"),
  loopOverCollection: error("APEX1413", "Loop must iterate over collection: {type}"),
  loopVariableType: error("APEX1414", "Invalid loop variable type expected {expected} was {found}"),
  loopRecordType: error(
    "APEX1415",
    "Loop variable must be a generic SObject or List or a concrete SObject or List of: {type}",
  ),
  statementExpression: error("APEX1416", "Expression cannot be a statement."),
  dmlType: error("APEX1417", "DML requires SObject or SObject list type: {type}"),
  dmlNotAllowed: error("APEX1418", "DML operation {operation} not allowed on {type}"),
  upsertField: error(
    "APEX1419",
    "Invalid field for upsert, must be an External Id custom or standard indexed field: {name}",
  ),
  upsertConcrete: error(
    "APEX1420",
    "Upsert with a field specification requires a concrete SObject type",
  ),
  mergeConcrete: error("APEX1421", "Merge requires a concrete SObject type: {type}"),
  mergeDuplicates: error("APEX1422", "Invalid type for duplicate records"),
  runAsUser: error("APEX1423", "runAs requires a single argument of type 'User' or 'Version'"),
  thisCallFirst: error(
    "APEX1426",
    "Call to 'this()' must be the first statement in a constructor method",
  ),
  superCallFirst: error(
    "APEX1427",
    "Call to 'super()' must be the first statement in a constructor method",
  ),
  initializerReturn: error("APEX1428", "Return must be called from a method"),

  // switch
  switchType: error("APEX1501", "{type} is not a valid switch expression type"),
  whenType: error(
    "APEX1502",
    "{found} value in 'when expression' cannot be implicitly converted to the {expected} type in switch expression",
  ),
  whenDuplicate: error(
    "APEX1503",
    "{value} occurs as more than one when branch for this switch statement",
  ),
  whenLiteral: error(
    "APEX1504",
    "'when expression' must be a literal, a constant literal field or enum value",
  ),
  whenBinding: error("APEX1505", "{type} cannot be a 'when type variable' block"),
  whenRecord: error(
    "APEX1506",
    "Switching on SObject types must be a 'when type variable' or 'when null'",
  ),
  whenQualified: error("APEX1508", "Enum value used in 'when expression' should be unqualified"),
  whenEnum: error("APEX1507", "Field must be an enum reference"),

  // declarations
  duplicateType: error("APEX1601", "Type name already in use: {name}"),
  duplicateField: error("APEX1602", "Duplicate field: {name}"),
  duplicateMethod: error(
    "APEX1603",
    "Method already defined: {name} {method} from the type {type}",
  ),
  circularDefinition: error("APEX1604", "Circular definition: {type}"),
  missingInterfaceMethod: error("APEX1605", "Class {type} must implement the method: {method}"),
  missingAbstractMethod: error(
    "APEX1606",
    "Class {type} must implement the abstract method: {method}",
  ),
  overrideRequired: error("APEX1607", "Method must use the override keyword: {method}"),
  overrideNothing: error("APEX1608", "@Override specified for non-overriding method: {method}"),
  overrideNonVirtual: error(
    "APEX1609",
    "Non-virtual, non-abstract methods cannot be overridden: {method}",
  ),
  overrideStatic: error("APEX1610", "Cannot override static method: {base} with {method}"),
  overrideVisibility: error("APEX1611", "Cannot reduce the visibility of method: {method}"),
  overrideReturn: error(
    "APEX1612",
    "Method return types clash: {base} vs {method} from the type {type}",
  ),
  interfaceVisibility: error(
    "APEX1613",
    "{type}: Overriding implementations of global or public interface methods must be global or public: {method}",
  ),
  notExtendable: error("APEX1614", "Non-virtual and non-abstract type cannot be extended: {type}"),
  superType: error("APEX1615", "Invalid super type: {type}"),
  notInterface: error("APEX1616", "Invalid interface: {type}"),
  interfaceTwice: error("APEX1617", "Interface already implemented: {type}"),
  exceptionName: error(
    "APEX1618",
    "Classes extending Exception must have a name ending in 'Exception': {type}",
  ),
  exceptionSuper: error("APEX1619", "Exception class must extend another Exception class: {type}"),
  exceptionConstructor: error(
    "APEX1620",
    "System exception constructor already defined: {constructor}",
  ),
  topLevelVisibility: error("APEX1621", "Top-level type must have public or global visibility"),
  innerInInner: error("APEX1622", "Inner types are not allowed to have inner types"),
  innerStaticBlock: error("APEX1623", "Inner types are not allowed to have static blocks"),
  innerStatic: error("APEX1624", "static can only be used on {members} of a top level type"),
  modifierNotAllowed: error("APEX1625", "{modifier} is not allowed on {on}"),
  modifierConflict: error("APEX1626", "{on} {modifier} cannot be {other}"),
  modifierNeedsAccess: error(
    "APEX1627",
    "{modifier} methods require at least one of the following: global, protected, public",
  ),
  oneScope: error("APEX1628", "Declarations can only have one scope"),
  abstractBody: error("APEX1629", "Abstract methods cannot have a body"),
  bodyRequired: error("APEX1630", "Method must have a body"),
  abstractInConcrete: error(
    "APEX1631",
    "Defining type for abstract methods must be declared as abstract",
  ),
  globalInPublic: error("APEX1632", "Defining type for global {on} must be declared as global"),
  reservedIdentifier: error("APEX1633", "Identifier name is reserved: {name}"),
  reservedTypeIdentifier: error("APEX1634", "Identifier type is reserved: {name}"),
  identifierLength: error("APEX1635", "Identifier name is too long: {name}"),
  identifierCharacter: error("APEX1636", "Invalid character in identifier: {name}"),
  fileName: error(
    "APEX1637",
    "The class or trigger name does not match the file name: {name}, {file}",
  ),
  constructorName: error("APEX1638", "Invalid constructor name: {name}"),
  noDefaultConstructor: error("APEX1639", "No default constructor available in super type: {type}"),
  accessorVisibility: error(
    "APEX1642",
    "Cannot declare {accessor} accessor on {property} property",
  ),
  parameterCount: error("APEX1643", "Invalid number of parameters exceeds: 32"),
  triggerEventTwice: error("APEX1646", "Duplicate Trigger Usage: {event}"),
  triggerBeforeUndelete: error("APEX1647", "Trigger Usage Before Undelete is not supported"),
  triggerPlatformEvent: error(
    "APEX1648",
    "Platform Event SObjects only supports after insert: {type}",
  ),
  abstractCall: error("APEX1649", "Abstract method cannot be called directly: {method}"),
  triggerNotSupported: error("APEX1651", "SObject type does not allow triggers: {type}"),

  // annotations
  unknownAnnotation: error("APEX1701", "Annotation does not exist: {name}"),
  unknownAnnotationProperty: error(
    "APEX1702",
    "No such property, {property}, defined on this annotation: {name}",
  ),
  annotationNotAllowed: error("APEX1703", "{name} is not allowed on {on}"),
  annotationPropertyMissing: error("APEX1704", "Required property is missing: {property}"),
  annotationRequires: error("APEX1705", "{name} {on} must be declared as {modifier}"),
  annotationParameterType: error(
    "APEX1706",
    "{name} methods do not support parameter type of {type}",
  ),
  annotationReturnType: error("APEX1707", "{name} methods do not support return type of {type}"),
  auraOverload: error(
    "APEX1708",
    "Overload of AuraEnabled method: {name} overload is not permitted",
  ),
  auraParameters: error("APEX1709", "Non static AuraEnabled methods may not have parameters"),
  auraGetter: error("APEX1710", "Non static AuraEnabled methods must be named with a prefix 'get'"),
  testParameters: error("APEX1711", "Test methods must have no arguments"),
  testTopLevel: error(
    "APEX1712",
    "Only top-level non-exception class types can be marked as tests",
  ),
  setupReturn: error("APEX1713", "Test setup method must return void"),
  setupSeeAllData: error(
    "APEX1714",
    "Test class cannot be annotated with @isTest(SeeAllData=true)",
  ),
  invocableParameter: error(
    "APEX1715",
    "Unsupported parameter type {type}. Valid invocable parameters must be List types like List<T> where T is a supported type",
  ),
  invocableParameters: error(
    "APEX1716",
    "Only one parameter is supported on methods with @Invocable annotation",
  ),
  invocableOnce: error("APEX1717", "Only one method per type can be defined with: {name}"),
  topLevelOnly: error("APEX1718", "{name} can only be used on {on} of a top level type"),
  annotationTopLevelType: error("APEX1719", "{name} can only be used on a top level type"),
  restUrl: error("APEX1720", "Rest Resource url must begin with a forward slash, '/'"),
  invocableAlone: error(
    "APEX1721",
    "The only annotation that can be used with InvocableMethod is Deprecated",
  ),
  annotationInDefiningType: error(
    "APEX1722",
    "Defining type for {name} methods must be declared as {modifier}",
  ),
  annotationPropertyValue: error(
    "APEX1723",
    "Annotation property, {property} on {name}, unknown value: {value}",
  ),
  testParallel: error(
    "APEX1724",
    "Test class annotated with @isTest(IsParallel=true) cannot also be annotated with @isTest(SeeAllData=true)",
  ),
  readOnlyMethods: error(
    "APEX1725",
    "Only WebService, RemoteAction or Schedulable.execute(SchedulableContext) methods can be marked ReadOnly",
  ),
  jsonAccessEmpty: error(
    "APEX1726",
    "At least one JSON serialization control parameter must be specified",
  ),
  fieldTypeNotSupported: error("APEX1727", "{name} fields do not support type of {type}"),
  annotationPropertyType: error(
    "APEX1728",
    "Invalid value for property {property} expected type Boolean",
  ),

  unknownPage: error("APEX1730", "Page {name} does not exist"),
  inlineQuery: error("APEX1729", "Argument must be an inline query"),

  // queries: the text comes from the SOQL layer
  query: error("SOQL1001", "{message}"),
  queryUnsupported: { code: "SOQL9001", severity: "error", text: "{message}", unsupported: true },
  bindType: error(
    "SOQL1002",
    "Invalid bind expression type of {found} for column of type {expected}",
  ),

  // valid on the platform, not in the local org
  unsupportedType: {
    code: "APEX9001",
    severity: "error",
    text: "{name} is not supported by the local org: {instead}",
    unsupported: true,
  },
  unsupportedMember: {
    code: "APEX9002",
    severity: "error",
    text: "{type}.{name} is not supported by the local org: {instead}",
    unsupported: true,
  },
} as const satisfies Record<string, CatalogEntry>;
