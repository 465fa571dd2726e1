// Wire adapters over a shared store: equal requests share one answer, and a refresh reaches everyone who shows it.

export interface WireValue<T> {
  readonly data: T | undefined;
  readonly error: unknown;
}

type Listener<T> = (value: WireValue<T>) => void;

interface Entry {
  readonly listeners: Set<Listener<unknown>>;
  readonly load: () => Promise<unknown>;
  /** record Ids the answer depends on */
  readonly recordIds: readonly string[];
  value: WireValue<unknown> | undefined;
  turn: number;
}

export interface WireRequest {
  readonly key: string;
  readonly load: () => Promise<unknown>;
  readonly recordIds?: readonly string[];
}

const entries = new Map<string, Entry>();
const entryOfValue = new WeakMap<object, Entry>();

/** The platform freezes what a wire provisions. */
export function deepFreeze<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.values(value).forEach(deepFreeze);
    Object.freeze(value);
  }
  return value;
}

async function refresh(entry: Entry): Promise<void> {
  const turn = ++entry.turn;
  const value = await entry.load().then(
    (data): WireValue<unknown> => ({ data: deepFreeze(data), error: undefined }),
    (error: unknown): WireValue<unknown> => ({ data: undefined, error }),
  );
  if (turn === entry.turn) {
    entry.value = value;
    entry.listeners.forEach((listener) => listener(value));
  }
}

function subscribe(request: WireRequest, listener: Listener<unknown>): () => void {
  let entry = entries.get(request.key);
  if (!entry) {
    entry = {
      listeners: new Set(),
      load: request.load,
      recordIds: request.recordIds ?? [],
      value: undefined,
      turn: 0,
    };
    entries.set(request.key, entry);
    void refresh(entry);
  }
  const current = entry;
  current.listeners.add(listener);
  if (current.value) {
    listener(current.value);
  }
  return () => {
    current.listeners.delete(listener);
    if (current.listeners.size === 0 && entries.get(request.key) === current) {
      entries.delete(request.key);
    }
  };
}

/** Load again what was provisioned to a wire; `value` is the object the wire handed over. */
export async function refreshValue(value: unknown): Promise<void> {
  const entry = typeof value === "object" && value !== null ? entryOfValue.get(value) : undefined;
  if (entry) {
    await refresh(entry);
  }
}

/** Load again every live answer that depends on one of these records; without Ids, every answer that depends on records. */
export async function refreshRecords(recordIds?: readonly string[]): Promise<void> {
  const wanted = recordIds?.map((id) => id.slice(0, 15));
  const stale = [...entries.values()].filter((entry) =>
    entry.recordIds.some((id) => wanted?.includes(id.slice(0, 15)) ?? true),
  );
  await Promise.all(stale.map(refresh));
}

/** A wire adapter class whose requests come from `requestOf`; undefined means the configuration is not complete yet. */
export function wireAdapter<C>(requestOf: (config: C) => WireRequest | undefined) {
  return class Adapter {
    private unsubscribe: (() => void) | undefined;
    private key: string | undefined;
    private readonly dataCallback: (value: WireValue<unknown>) => void;

    constructor(dataCallback: (value: WireValue<unknown>) => void) {
      this.dataCallback = dataCallback;
      dataCallback({ data: undefined, error: undefined });
    }

    connect(): void {}

    disconnect(): void {
      this.unsubscribe?.();
      this.unsubscribe = undefined;
      this.key = undefined;
    }

    update(config: C): void {
      const request = requestOf(config);
      if (!request || request.key === this.key) {
        return;
      }
      this.disconnect();
      this.key = request.key;
      this.unsubscribe = subscribe(request, (value) => {
        const provisioned = { ...value };
        const entry = entries.get(request.key);
        if (entry) {
          entryOfValue.set(provisioned, entry);
        }
        this.dataCallback(provisioned);
      });
    }
  };
}

/** True when a value of the configuration is still undefined: the platform does not call then. */
export function isIncomplete(config: object): boolean {
  return Object.values(config).some((value) => value === undefined);
}
