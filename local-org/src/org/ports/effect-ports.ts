// What reaches beyond the store: mail, bells, callouts, the platform cache, the debug log.
import type { OrgPorts } from "../../platform/ports.ts";
import { sendEmails } from "../email.ts";
import type { Session } from "../session.ts";
import { objectOfId } from "../state.ts";

type EffectPorts = Pick<
  OrgPorts,
  | "sendEmail"
  | "sendBell"
  | "callout"
  | "cacheGet"
  | "cachePut"
  | "cacheRemove"
  | "cacheKeys"
  | "debug"
>;

export function effectPorts(session: Session): EffectPorts {
  const cacheKey = (partition: string, key: string): string => `${partition} ${key}`;
  return {
    sendEmail: (emails, allOrNone) => sendEmails(session.tx, emails, allOrNone),
    sendBell: (notification) => sendBell(session, notification),
    callout: (request) => session.org.callouts.call(session.tx, request),
    cacheGet(partition, key) {
      const entry = session.org.platformCache.get(cacheKey(partition, key));
      return entry && entry.expires > session.tx.now ? entry.value : undefined;
    },
    cachePut(partition, key, value, ttlSeconds) {
      session.org.platformCache.set(cacheKey(partition, key), {
        value,
        expires: session.tx.now + ttlSeconds * 1000,
      });
    },
    cacheKeys(partition) {
      const prefix = `${partition} `;
      return [...session.org.platformCache]
        .filter(([key, entry]) => key.startsWith(prefix) && entry.expires > session.tx.now)
        .map(([key]) => key.slice(prefix.length));
    },
    cacheRemove: (partition, key) => session.org.platformCache.delete(cacheKey(partition, key)),
    debug: (level, text) => session.org.host.debug(`${level}|${text}`),
  };
}

function sendBell(session: Session, bell: Parameters<OrgPorts["sendBell"]>[0]): void {
  const { tx, org } = session;
  for (const recipient of bell.recipients) {
    const users =
      objectOfId(org, recipient)?.name === "Group"
        ? org.database
            .all(`SELECT "UserOrGroupId" AS id FROM "GroupMember" WHERE "GroupId" = ?`, [recipient])
            .map((row) => String(row["id"]))
        : [recipient];
    for (const userId of users)
      org.outbox.add({
        kind: "bell",
        at: tx.now,
        from: tx.user.name,
        to: [userId],
        subject: bell.title,
        body: bell.body,
        relatedId: bell.targetId,
        recipientUserId: userId,
      });
  }
}
