// What a platform event trigger knows of its run, and the place from which it wants to go on.
import type { Runtime } from "../helpers.ts";

export interface EventRun {
  /** of the events in Trigger.new */
  readonly replayIds: readonly string[];
  readonly retries: number;
  readonly lastError: string;
}
export interface EventContext extends EventRun {
  checkpoint: string | null;
}
const key = "eventbus.context";

/** Begins a run. */
export function eventContext(rt: Pick<Runtime, "libraryState">, run: EventRun): EventContext {
  const context: EventContext = { ...run, checkpoint: null };
  rt.libraryState.set(key, context);
  return context;
}
/** Outside of one there is nothing to know. */
export function currentEventContext(rt: Pick<Runtime, "libraryState">): EventContext {
  const known = rt.libraryState.get(key) as EventContext | undefined;
  return known ?? { replayIds: [], retries: 0, lastError: "", checkpoint: null };
}
