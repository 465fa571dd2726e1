// The org as the platform library sees it: one object of ports, put together from the groups below.
import type { OrgPorts } from "../platform/ports.ts";
import { asyncPorts } from "./ports/async-ports.ts";
import { dataPorts } from "./ports/data-ports.ts";
import { describePorts } from "./ports/describe-ports.ts";
import { effectPorts } from "./ports/effect-ports.ts";
import { limitPorts } from "./ports/limit-ports.ts";
import { userPorts } from "./ports/user-ports.ts";
import type { Session } from "./session.ts";

export function createPorts(session: Session): OrgPorts {
  return {
    ...dataPorts(session),
    ...userPorts(session),
    ...limitPorts(session),
    ...asyncPorts(session),
    ...effectPorts(session),
    ...describePorts(session),
  };
}
