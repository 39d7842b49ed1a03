import { tryMailServer } from '../mail/deliver-mail.ts';
import type { MailServer } from '../mail/mail-server.ts';

export type MailServerCheck = {
  readonly state: 'good' | 'open';
  /** Host and port, null when none is named; and what keeps it from being used, as the server or the network says it. */
  readonly mailServer: { readonly at: string | null; readonly said?: string };
};

/** People wait for the whole checklist. */
const PATIENCE_MS = 4000;
/** Mail servers lock out whoever signs in wrongly too often: whoever looks again at once gets the same answer. */
const KEPT_MS = 20_000;

let last: { readonly key: string; readonly at: number; readonly said: Promise<string | null> } | null = null;

/** Whether a mail server is named, and lets this one sign in. No mail is sent. */
export async function checkMailServer(server: MailServer | null): Promise<MailServerCheck> {
  if (!server) return { state: 'open', mailServer: { at: null } };
  const key = JSON.stringify(server);
  if (last?.key !== key || Date.now() - last.at > KEPT_MS)
    last = { key, at: Date.now(), said: tryMailServer(server, PATIENCE_MS) };
  const said = await last.said;
  const at = `${server.host}:${server.port}`;
  return said === null ? { state: 'good', mailServer: { at } } : { state: 'open', mailServer: { at, said } };
}
