// What a @wire hands a component: data or error, neither while the first answer is on its way.
interface WireResult<T> {
  readonly data?: T;
  readonly error?: unknown;
}
