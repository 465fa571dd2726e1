// The REST API as a tool calls it, signed in as somebody.
interface RestAnswer {
  readonly status: number;
  readonly text: string;
  /** the platform's error codes, empty when it went well */
  readonly codes: readonly string[];
}

export type Rest = (method: string, path: string, body?: unknown) => Promise<RestAnswer>;

export async function restAs(url: string, username: string): Promise<Rest> {
  const form = new URLSearchParams({ grant_type: "password", username, password: "any" });
  const signedIn = await fetch(`${url}/services/oauth2/token`, { method: "POST", body: form });
  const { access_token: token } = (await signedIn.json()) as { access_token: string };
  return async (method, path, body) => {
    const answer = await fetch(`${url}/services/data/v67.0${path}`, {
      method,
      headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    const codes = [...text.matchAll(/"(?:errorCode|statusCode)":"([A-Z_]+)"/g)].map(
      ([, code = ""]) => code,
    );
    return { status: answer.status, text, codes };
  };
}
