// Facts about keeping a draft: when it is saved, how seldom, and that a failure loses nothing.
import { DraftKeeper } from "../draftKeeper";

function keeping(save: () => Promise<boolean> = () => Promise.resolve(true)) {
  const states: string[] = [];
  const saved = jest.fn(save);
  return { saved, states, keeper: new DraftKeeper({ save: saved, show: (s) => states.push(s) }) };
}
/** One step after the other, each in its own time. */
const repeat = (times: number, step: () => Promise<void>): Promise<void> =>
  times === 0 ? Promise.resolve() : step().then(() => repeat(times - 1, step));
const pass = (milliseconds: number) => jest.advanceTimersByTimeAsync(milliseconds);

describe("DraftKeeper", () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it("saves once after the last key, not at every one", async () => {
    const { keeper, saved, states } = keeping();
    await repeat(20, () => {
      keeper.changed();
      return pass(200);
    });
    expect(saved).not.toHaveBeenCalled();
    await pass(1_500);
    expect(saved).toHaveBeenCalledTimes(1);
    expect(states).toEqual(["saving", "saved"]);
    await pass(60_000);
    expect(saved).toHaveBeenCalledTimes(1);
  });

  it("saves at most every five seconds", async () => {
    const { keeper, saved } = keeping();
    await repeat(30, () => {
      keeper.changed();
      keeper.left();
      return pass(1_000);
    });
    expect(saved.mock.calls.length).toBeLessThanOrEqual(7);
  });

  it("never runs two saves at once and saves what came meanwhile", async () => {
    const ends: ((saved: boolean) => void)[] = [];
    const { keeper, saved } = keeping(() => new Promise((resolve) => ends.push(resolve)));
    keeper.changed();
    const flushed = keeper.flush();
    await pass(0);
    keeper.changed();
    await pass(10_000);
    expect(saved).toHaveBeenCalledTimes(1);
    ends[0]?.(true);
    await flushed;
    expect(keeper.isDirty).toBe(true);
    await pass(5_000);
    expect(saved).toHaveBeenCalledTimes(2);
    ends[1]?.(true);
    await pass(0);
    expect(keeper.isDirty).toBe(false);
  });

  it("tries again after a failure and stays unsaved until then", async () => {
    let isDown = true;
    const { keeper, saved, states } = keeping(() =>
      isDown ? Promise.reject(new Error("down")) : Promise.resolve(true),
    );
    keeper.changed();
    await pass(1_500);
    expect(states.at(-1)).toBe("failed");
    expect(keeper.isDirty).toBe(true);
    isDown = false;
    await pass(15_000);
    expect(saved).toHaveBeenCalledTimes(2);
    expect(states.at(-1)).toBe("saved");
  });

  it("waits while the partner has to choose, and while the form is sent in", async () => {
    const { keeper, saved, states } = keeping(() => Promise.resolve(false));
    keeper.changed();
    await pass(1_500);
    expect(states.at(-1)).toBe("paused");
    keeper.changed();
    await pass(60_000);
    expect(saved).toHaveBeenCalledTimes(1);
    keeper.resume();
    await pass(5_000);
    expect(saved).toHaveBeenCalledTimes(2);
    keeper.resume();
    keeper.changed();
    await keeper.stop();
    await pass(60_000);
    expect(saved).toHaveBeenCalledTimes(2);
    keeper.reset();
    expect(keeper.isDirty).toBe(false);
  });
});
