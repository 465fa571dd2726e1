// The one HTML document that every page is: styles, the import map, the session's facts and the script that starts the shell.
import { randomBytes } from "node:crypto";
import type { BuiltModules } from "../lwc/index.ts";
import { escapeHtml, html, type Answer } from "./http.ts";
import { contentSecurityPolicy } from "./security.ts";

export interface PageRequest {
  readonly title: string;
  readonly lang: string;
  /** session facts: `SessionFacts` of the module local/session */
  readonly facts: Readonly<Record<string, unknown>>;
  readonly vendor: BuiltModules;
  readonly components: BuiltModules;
  /** milliseconds by which the org's clock was moved */
  readonly clockOffset: number;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

const startModule = "shell/start";

export function renderPage(request: PageRequest): Answer {
  const nonce = randomBytes(18).toString("base64");
  const document = `<!DOCTYPE html>
<html lang="${escapeHtml(request.lang)}" dir="${escapeHtml(String(request.facts["dir"] ?? "ltr"))}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(request.title)}</title>
<link rel="icon" href="/local/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/slds.css">
<link rel="stylesheet" href="/local/shell.css">
${preloads(request.vendor)}
${clockScript(request.clockOffset, nonce)}<script type="importmap" nonce="${nonce}">${jsonForScript({ imports: importMap(request.vendor, request.components) })}</script>
</head>
<body>
<div id="local-org-loading" class="local-loading" role="status"><span class="slds-assistive-text">Loading</span></div>
<noscript><p>This page needs JavaScript.</p></noscript>
<script type="application/json" id="local-org-session" nonce="${nonce}">${jsonForScript(request.facts)}</script>
<script type="module" nonce="${nonce}">import "@lwc/synthetic-shadow"; import "${startModule}";</script>
</body>
</html>
`;
  return html(document, request.status ?? 200, {
    "Content-Security-Policy": contentSecurityPolicy(nonce),
    ...request.headers,
  });
}

function moduleUrl(kind: "vendor" | "c", modules: BuiltModules, fileName: string): string {
  return `/lwc/${kind}/${modules.key}/${fileName}`;
}

function importMap(vendor: BuiltModules, components: BuiltModules): Record<string, string> {
  return Object.fromEntries([
    ...Object.entries(vendor.entries).map(([specifier, file]) => [
      specifier,
      moduleUrl("vendor", vendor, file),
    ]),
    ...Object.entries(components.entries).map(([specifier, file]) => [
      specifier,
      moduleUrl("c", components, file),
    ]),
  ]) as Record<string, string>;
}

// Once the org's clock was moved, the page's clock goes with it: "due in 3 hours" is then true in the org.
function clockScript(offset: number, nonce: string): string {
  if (offset === 0) {
    return "";
  }
  const script = `{
  const Real = Date;
  const now = () => Real.now() + ${Math.trunc(offset)};
  const Moved = new Proxy(Real, {
    construct: (target, values, created) => Reflect.construct(target, values.length === 0 ? [now()] : values, created === Moved ? Real : created),
    apply: () => new Real(now()).toString(),
    get: (target, name) => (name === "now" ? now : Reflect.get(target, name)),
  });
  Real.prototype.constructor = Moved;
  globalThis.Date = Moved;
}`;
  return `<script nonce="${nonce}">${script}</script>\n`;
}

function preloads(vendor: BuiltModules): string {
  const files = ["@lwc/synthetic-shadow", startModule].flatMap((specifier) => [
    vendor.entries[specifier],
    ...(vendor.imports[specifier] ?? []),
  ]);
  return [...new Set(files)]
    .filter((file) => file !== undefined)
    .map((file) => `<link rel="modulepreload" href="${moduleUrl("vendor", vendor, file)}">`)
    .join("\n");
}

/** JSON that cannot end the script element it stands in. */
function jsonForScript(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
