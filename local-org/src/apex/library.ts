// How the platform library declares a class: Apex signatures as text beside JavaScript behaviour. The checker reads the signatures, emitted code calls the functions.

/**
 * The behaviour of one member. `rt` is the runtime of the org (see platform/ports.ts for its full type).
 * Static methods and constructors get `(rt, ...arguments)`; instance methods `(rt, self, ...arguments)`; a property getter `(rt, self)`
 * (static: `(rt)`), its setter `(rt, self, value)`. Arguments arrive converted to the declared parameter types; null is null.
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the table is heterogeneous; each signature text is the type
export type LibraryFunction = (rt: any, ...values: any[]) => any;

/**
 * Keys are Apex signatures:
 *   `"static String valueOf(Object value)"` · `"Integer indexOf(String text, Integer from)"` · `"void add(T element)"`
 *   `"String()"`/`"SaveResult(Id id)"`: constructors (named like the class's last part) ·
 *   `"static Integer MAX_VALUE {get;}"`, `"Boolean isInsert {get;}"`, `"String subject {get; set;}"`: properties (setter under `setters`).
 * A type parameter of the class (T, K, V) may be used in signatures. Optional suffix ` @since 60` / ` @until 66` limits to class API versions.
 */
export interface LibraryClass {
  /** Qualified: `System.String`, `Database.SaveResult`, `Schema.DescribeFieldResult`. Names in `System` and `Schema` also resolve unqualified. */
  readonly name: string;
  readonly kind: "class" | "interface" | "enum";
  readonly typeParameters?: readonly string[];
  readonly superclass?: string;
  readonly interfaces?: readonly string[];
  /** abstract classes and interfaces that user classes may extend or implement */
  readonly isAbstract?: boolean;
  readonly isVirtual?: boolean;
  readonly enumValues?: readonly string[];
  readonly members: Readonly<Record<string, LibraryFunction>>;
  readonly setters?: Readonly<Record<string, LibraryFunction>>;
  /** interface and abstract methods without behaviour, as signatures */
  readonly abstractMembers?: readonly string[];
  /** Members that exist on the platform but not here: signature or bare name -> what to use instead. Naming one is an `unsupported` diagnostic. */
  readonly unsupported?: Readonly<Record<string, string>>;
}
export interface Library {
  /** by lower-cased qualified name */
  readonly classes: ReadonlyMap<string, LibraryClass>;
  /** whole classes/namespaces the platform has and we do not: lower-cased name -> what to do instead */
  readonly unsupported: ReadonlyMap<string, string>;
}
export function defineClass(definition: LibraryClass): LibraryClass {
  return definition;
}
