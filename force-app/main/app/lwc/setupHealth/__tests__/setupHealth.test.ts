// Facts about the Setup page: its states, its one primary button, asking before it stops, following a back-fill.
import { createElement } from "lwc";
import SetupHealth from "c/setupHealth";
import getHealth from "@salesforce/apex/SetupHealthController.getHealth";
import startAutomation from "@salesforce/apex/SetupHealthController.startAutomation";
import stopAutomation from "@salesforce/apex/SetupHealthController.stopAutomation";
import fillCustomerKeys from "@salesforce/apex/SetupHealthController.fillCustomerKeys";
import checkAllCustomerKeys from "@salesforce/apex/SetupHealthController.checkAllCustomerKeys";
import markDone from "@salesforce/apex/SetupHealthController.markDone";
import { refreshApex } from "@salesforce/apex";
import fresh from "./data/getHealth.json";

jest.mock(
  "@salesforce/apex/SetupHealthController.getHealth",
  () => {
    const { createApexTestWireAdapter } = jest.requireActual<{
      createApexTestWireAdapter: (fn: jest.Mock) => unknown;
    }>("@salesforce/sfdx-lwc-jest");
    return { default: createApexTestWireAdapter(jest.fn()) };
  },
  { virtual: true },
);
jest.mock(
  "@salesforce/apex/SetupHealthController.startAutomation",
  () => ({ default: jest.fn() }),
  { virtual: true },
);
jest.mock("@salesforce/apex/SetupHealthController.stopAutomation", () => ({ default: jest.fn() }), {
  virtual: true,
});
jest.mock(
  "@salesforce/apex/SetupHealthController.fillCustomerKeys",
  () => ({ default: jest.fn() }),
  { virtual: true },
);
jest.mock(
  "@salesforce/apex/SetupHealthController.checkAllCustomerKeys",
  () => ({ default: jest.fn() }),
  { virtual: true },
);
jest.mock("@salesforce/apex/SetupHealthController.markDone", () => ({ default: jest.fn() }), {
  virtual: true,
});
jest.mock("@salesforce/apex/SetupHealthController.markOpen", () => ({ default: jest.fn() }), {
  virtual: true,
});
jest.mock("@salesforce/apex", () => ({ refreshApex: jest.fn(() => Promise.resolve()) }), {
  virtual: true,
});
const wire = getHealth as unknown as { emit(value: unknown): void; error(body: unknown): void };
const mocked = (method: unknown) => method as jest.Mock;
const settled = () => new Promise((resolve) => process.nextTick(resolve));
const running = {
  ...fresh,
  automation: {
    jobs: [
      {
        ...fresh.automation.jobs[0],
        state: "done",
        stateLabel: "Scheduled",
        nextRun: "2026-11-29T02:30:00.000Z",
        lastRun: "2026-11-28T02:30:00.000Z",
      },
    ],
    canStart: false,
    canStop: true,
  },
  steps: fresh.steps.map((step) =>
    step.key === "automation" ? { ...step, state: "done", stateLabel: "Done" } : step,
  ),
};

function create() {
  const element = createElement("c-setup-health", { is: SetupHealth });
  document.body.appendChild(element);
  return element;
}

async function show(health: unknown) {
  const element = create();
  wire.emit(health);
  await settled();
  return element;
}

/** Every element of the page that matches, in whatever component. */
function all(element: Element, selector: string): HTMLElement[] {
  const found: HTMLElement[] = [];
  const look = (root: Element | ShadowRoot): void => {
    root.querySelectorAll("*").forEach((one) => {
      if (one.matches(selector)) found.push(one as HTMLElement);
      if (one.shadowRoot) look(one.shadowRoot);
    });
  };
  if (element.shadowRoot) look(element.shadowRoot);
  return found;
}

function button(element: Element, label: string): HTMLElement {
  const found = all(element, "lightning-button").find(
    (one) => (one as unknown as { label: string }).label === label,
  );
  if (!found) throw new Error(`There is no button ${label}.`);
  return found;
}

const primaries = (element: Element) =>
  all(element, "lightning-button")
    .map((one) => one as unknown as { variant: string; label: string })
    .filter(({ variant }) => variant === "brand")
    .map(({ label }) => label);

describe("c-setup-health", () => {
  it("draws loading, then every step with its state in words, and is accessible", async () => {
    const element = create();
    expect(element.shadowRoot?.querySelector("c-page-skeleton")).not.toBeNull();

    wire.emit(fresh);
    await settled();

    expect(all(element, "c-setup-step")).toHaveLength(fresh.steps.length);
    expect(
      all(element, "c-status-badge").map((one) => (one as unknown as { label: string }).label),
    ).toEqual(["To do", "Not scheduled", "To do", "Done", "To do", "Needs attention"]);
    expect(element.shadowRoot?.querySelector("[role=status]")?.textContent).toContain(
      "c.Setup_Progress",
    );
    await expect(element).toBeAccessible();
  });

  it("says why it cannot be read", async () => {
    const element = create();
    wire.error({ message: "No access" });
    await settled();
    expect(
      (element.shadowRoot?.querySelector("c-page-problem") as unknown as { messages: string[] })
        .messages,
    ).toEqual(["No access"]);
  });

  it("has one primary button: start first, then the keys", async () => {
    expect(primaries(await show(fresh))).toEqual(["c.Setup_Start"]);
    expect(primaries(await show(running))).toEqual(["c.Setup_Fill"]);
  });

  it("starts automation and reads again", async () => {
    mocked(startAutomation).mockResolvedValue(null);
    const element = await show(fresh);

    button(element, "c.Setup_Start").click();
    await settled();

    expect(startAutomation).toHaveBeenCalledTimes(1);
    expect(refreshApex).toHaveBeenCalled();
  });

  it("stops automation only after it said what happens", async () => {
    mocked(stopAutomation).mockResolvedValue(null);
    const element = await show(running);

    button(element, "c.Setup_Stop").click();
    await settled();
    expect(stopAutomation).not.toHaveBeenCalled();
    expect(all(element, "#question, [id^=question]")[0]?.textContent).toBe("c.Setup_StopQuestion");
    await expect(element).toBeAccessible();

    button(element, "c.Setup_StopCancel").click();
    await settled();
    button(element, "c.Setup_Stop").click();
    await settled();
    button(element, "c.Setup_StopConfirm").click();
    await settled();

    expect(stopAutomation).toHaveBeenCalledTimes(1);
  });

  it("tells why a button did not work and lets it be pressed again", async () => {
    mocked(fillCustomerKeys).mockRejectedValue({ body: { message: "Busy" } });
    const element = await show(fresh);
    const messages: string[] = [];
    element.addEventListener("lightning__showtoast", (event) =>
      messages.push((event as CustomEvent<{ title: string }>).detail.title),
    );

    button(element, "c.Setup_Fill").click();
    await settled();
    await settled();

    expect(messages).toEqual(["Busy"]);
    expect((button(element, "c.Setup_Fill") as unknown as { disabled: boolean }).disabled).toBe(
      false,
    );
  });

  it("offers to check all keys once they were filled, and says what for", async () => {
    mocked(checkAllCustomerKeys).mockResolvedValue(null);
    const unfilled = await show(fresh);
    expect(() => button(unfilled, "c.Setup_CheckKeys")).toThrow("no button");
    document.body.replaceChildren();
    const element = await show({
      ...fresh,
      keys: { ...fresh.keys, filledOn: "2026-11-28T02:30:00.000Z", missing: null },
    });
    await expect(element).toBeAccessible();

    button(element, "c.Setup_CheckKeys").click();
    await settled();

    expect(checkAllCustomerKeys).toHaveBeenCalledTimes(1);
    expect(refreshApex).toHaveBeenCalled();
  });

  it("marks the step whose button is pressed", async () => {
    mocked(markDone).mockResolvedValue(null);
    const element = await show(fresh);

    button(element, "c.Setup_MarkDone").click();
    await settled();

    expect(markDone).toHaveBeenCalledWith({ step: "mail" });
  });

  it("follows a back-fill while it runs, and stops with the page", async () => {
    const filling = {
      ...fresh,
      keys: { ...fresh.keys, isRunning: true, percent: 40, batch: 2, missing: null },
    };
    await expect(await show(filling)).toBeAccessible();
    document.body.replaceChildren();

    jest.useFakeTimers({ doNotFake: ["nextTick"] });
    try {
      const element = await show(filling);
      expect(
        (
          all(
            element,
            "c-setup-keys lightning-progress-bar, lightning-progress-bar.bar",
          )[0] as unknown as {
            value: number;
          }
        ).value,
      ).toBe(40);

      jest.advanceTimersByTime(3000);
      await settled();
      expect(refreshApex).toHaveBeenCalledTimes(1);

      document.body.replaceChildren();
      jest.advanceTimersByTime(9000);
      expect(refreshApex).toHaveBeenCalledTimes(1);
    } finally {
      jest.useRealTimers();
    }
  });
});
