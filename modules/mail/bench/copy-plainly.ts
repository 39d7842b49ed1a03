import { ImapFlow } from 'imapflow';
import { simpleParser } from 'mailparser';
import { PASSWORD } from '../testing/start-mail.ts';

const CHUNK = 50;

type Pool = { readonly query: (text: string, values?: unknown[]) => Promise<unknown> };

/**
 * What somebody would write in an hour: fetch, parse, insert. No rights, history, search, marks, filing, nor a comparison.
 * @returns messages a second
 */
export async function copyPlainly(port: number, pool: Pool, count: number): Promise<number> {
  await pool.query(`create table public.plain_mail
    (uid int primary key, subject text, from_address text, received_at timestamptz, message_id text, body text, html text)`);
  const auth = { user: 'sales', pass: PASSWORD };
  const client = new ImapFlow({ host: '127.0.0.1', port, secure: false, auth, logger: false });
  await client.connect();
  await client.mailboxOpen('INBOX', { readOnly: true });
  const begin = performance.now();
  for (let from = 1; from <= count; from += CHUNK) {
    const rows: object[] = [];
    const query = { uid: true, flags: true, internalDate: true, source: true };
    for await (const { uid, source, internalDate } of client.fetch(`${from}:${from + CHUNK - 1}`, query)) {
      const mail = await simpleParser(source ?? Buffer.alloc(0), { skipTextToHtml: true, skipImageLinks: true });
      rows.push({
        uid,
        subject: mail.subject,
        from_address: mail.from?.value[0]?.address,
        received_at: internalDate,
        message_id: mail.messageId,
        body: mail.text,
        html: mail.html || null,
      });
    }
    await pool.query(
      `insert into public.plain_mail select * from json_populate_recordset(null::public.plain_mail, $1)`,
      [JSON.stringify(rows)],
    );
  }
  const seconds = (performance.now() - begin) / 1000;
  await client.logout();
  return count / seconds;
}
