// `lightning/messageService`: messages between components on one page.

export interface MessageChannel {
  readonly channel: string;
}
export interface Subscription {
  readonly channel: string;
  readonly listener: (message: unknown) => void;
}

export const APPLICATION_SCOPE = Symbol("APPLICATION_SCOPE");

const subscriptions = new Map<string, Set<Subscription>>();

/** The scope of messages; the local org has one page, hence one scope. */
export class MessageContext {
  private readonly dataCallback: (value: object) => void;

  constructor(dataCallback: (value: object) => void) {
    this.dataCallback = dataCallback;
    dataCallback(context);
  }
  connect(): void {}
  disconnect(): void {}
  update(): void {
    this.dataCallback(context);
  }
}

const context = Object.freeze({ kind: "MessageContext" });

export function createMessageContext(): object {
  return context;
}

export function releaseMessageContext(): void {}

export function publish(_context: object, channel: MessageChannel, message: unknown): void {
  for (const subscription of [...(subscriptions.get(channel.channel) ?? [])]) {
    subscription.listener(message);
  }
}

export function subscribe(
  _context: object,
  channel: MessageChannel,
  listener: (message: unknown) => void,
): Subscription {
  const subscription: Subscription = { channel: channel.channel, listener };
  const listeners = subscriptions.get(channel.channel) ?? new Set();
  subscriptions.set(channel.channel, listeners.add(subscription));
  return subscription;
}

export function unsubscribe(subscription: Subscription | null | undefined): void {
  if (subscription) {
    subscriptions.get(subscription.channel)?.delete(subscription);
  }
}
