import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_USERS } from '../demo/demo-users.ts';
import { createApiToken } from '../session/api-tokens.ts';
import { smallWord } from '../testing/office-files.ts';
import { smallPdf } from '../testing/small-files.ts';
import type { TestServer } from '../testing/start-test-server.ts';
import { startTestServer } from '../testing/start-test-server.ts';
import { finishRun, uploadFile } from '../testing/work-on-runs.ts';
import { readBeside } from './read-beside.ts';
import { findUnread, readWaiting } from './read-waiting.ts';
import { countWaiting, takeWaiting } from './store-texts.ts';

const ADMIN = 'admin@example.com';
const SALES = 'sales@example.com';
const emails = DEMO_USERS.map((user) => user.email);

let server: TestServer;
let lead: string;
beforeAll(async () => {
  server = await startTestServer(undefined, undefined, false);
  lead = await leadOf(ADMIN);
});
afterAll(() => server.close());

type Item = { readonly id: string; readonly version: number };
type Hit = { readonly entity: string; readonly id: string; readonly title: string; readonly text: string };

async function leadOf(owner: string, team?: string): Promise<string> {
  const reply = await server.ask(ADMIN, 'POST', '/api/records/lead', {
    kind: 'person',
    lastName: 'Akte',
    email: `${Math.random()}@example.org`,
    owner: server.users.get(owner),
    ...(team !== undefined && { team: server.keys.get(team) }),
  });
  return (reply.body as Item).id;
}

async function fileDocument(name: string, file: string, content: Buffer | string, of = lead): Promise<Item> {
  const id = await uploadFile(server, ADMIN, file, content);
  const reply = await server.ask(ADMIN, 'POST', '/api/records/document', {
    name,
    kind: 'other',
    lead: of,
    file: { id },
  });
  if (reply.status !== 201) throw new Error(reply.text);
  return reply.body as Item;
}

const listed = async (as: string, words: string): Promise<readonly string[]> => {
  const reply = await server.ask(as, 'GET', `/api/records/document?search=${encodeURIComponent(words)}`);
  expect(reply.status, `${as} ${reply.text}`).toBe(200);
  return (reply.body as { items: Item[] }).items.map(({ id }) => id);
};
const hits = async (as: string, words: string): Promise<readonly Hit[]> =>
  ((await server.ask(as, 'GET', `/api/search?q=${encodeURIComponent(words)}`)).body as { items: Hit[] }).items;

describe('a text in a file', () => {
  it('is found in the list and everywhere, in any form and either spelling, with the line where it stands', async () => {
    const letter = await fileDocument(
      'Brief',
      'a.docx',
      await smallWord(['Sehr geehrte Frau', 'die Zählerstände fehlen noch']),
    );
    const other = await fileDocument('Anlage', 'b.pdf', smallPdf(['Netzanschluss der Halle']));
    expect(await listed(ADMIN, 'Zählerstände')).toEqual([]);
    await readWaiting(server.database);
    for (const words of ['Zählerstände', 'zaehlerstaende', 'zaehlerst', 'zählerstand fehlen', 'geehrte fehlen'])
      expect(await listed(ADMIN, words), words).toEqual([letter.id]);
    expect(await listed(ADMIN, 'Zählerstände Halle')).toEqual([]);
    expect(await listed(ADMIN, 'netzanschluss')).toEqual([other.id]);
    expect(await hits(ADMIN, 'Zählerstände')).toEqual([
      expect.objectContaining({ entity: 'document', id: letter.id, title: 'Brief' }),
    ]);
    expect((await hits(ADMIN, 'Zählerstände'))[0]?.text).toContain('die Zählerstände fehlen noch');
    // Found by its name, it does not come a second time.
    expect(await hits(ADMIN, 'Anlage')).toHaveLength(1);
    const count = await server.ask(ADMIN, 'GET', '/api/aggregate/document?measure=count&search=netzanschluss');
    expect(count.text).toContain('1');
  });

  it('is taken as words, whatever is typed', async () => {
    for (const words of ["d'or", 'a & !b', "'':*", '\\', '(((', '<->', 'der die das', '%_%', 'x:*|y'])
      expect((await hits(ADMIN, words)).length, words).toBeGreaterThanOrEqual(0);
  });

  it('is that of the version which the record has now, and is gone with it', async () => {
    const document = await fileDocument('Vertragsblatt', 'v1.txt', 'Fassungeins');
    await readWaiting(server.database);
    expect(await listed(ADMIN, 'Fassungeins')).toEqual([document.id]);
    const next = await uploadFile(server, ADMIN, 'v2.txt', 'Fassungzwei');
    const path = `/api/records/document/${document.id}`;
    expect((await server.ask(ADMIN, 'PATCH', path, { file: { id: next } })).status).toBe(200);
    // Neither the old text, which is no longer that of the record, nor a new one that has not been read.
    expect(await listed(ADMIN, 'Fassungeins')).toEqual([]);
    expect(await hits(ADMIN, 'Fassungeins')).toEqual([]);
    await readWaiting(server.database);
    expect(await listed(ADMIN, 'Fassungzwei')).toEqual([document.id]);
    await server.ask(ADMIN, 'DELETE', path);
    expect(await listed(ADMIN, 'Fassungzwei')).toEqual([]);
    expect(await hits(ADMIN, 'Fassungzwei')).toEqual([]);
    expect((await server.ask(ADMIN, 'DELETE', `${path}?purge=true`)).status).toBe(204);
    const left = await server.database.query(sql`select 1 from leitwerk.file_text where content like 'Fassung%'`);
    expect(left).toEqual([]);
  });
});

describe('whose file may not be read', () => {
  it('cannot find it by its text: in every role exactly those files are found that may be downloaded', async () => {
    const places = [
      { word: 'Kanarienvogeleins', of: await leadOf(ADMIN, 'team/service') },
      { word: 'Kanarienvogelzwei', of: await leadOf(SALES) },
      { word: 'Kanarienvogeldrei', of: await leadOf('service@example.com') },
    ];
    const documents = [];
    for (const { word, of } of places) {
      const { id } = await fileDocument('Akte', `${word}.pdf.txt`, `Inhalt ${word}`, of);
      const record = (await server.ask(ADMIN, 'GET', `/api/records/document/${id}`)).body as { file: Item };
      documents.push({ word, id, file: record.file.id });
    }
    await readWaiting(server.database);
    let barred = 0;
    for (const email of emails)
      for (const { word, id, file } of documents) {
        const may = (await server.ask(email, 'GET', `/api/files/${file}`)).status === 200;
        if (!may) barred += 1;
        const mayList = (await server.ask(email, 'GET', '/api/records/document')).status === 200;
        if (mayList) expect(await listed(email, word), `${email} ${word}`).toEqual(may ? [id] : []);
        const found = await hits(email, word);
        expect(
          found.map((hit) => hit.id),
          `${email} ${word}`,
        ).toEqual(may ? [id] : []);
        if (!may) expect(JSON.stringify(found)).not.toContain(word);
      }
    expect(barred).toBeGreaterThan(0);
  });

  it('cannot ask how many have been read, nor have them read', async () => {
    const admin = server.users.get(ADMIN) ?? '';
    const { token } = await createApiToken(server.database, admin, { name: 'l', scopes: ['read'], expiresAt: null });
    const managers: readonly string[] = emails.filter((email) => email === ADMIN || email === 'consultant@example.com');
    for (const email of emails.filter((one) => !managers.includes(one)))
      expect((await server.ask(email, 'GET', '/api/files/texts')).status, email).toBe(403);
    for (const who of [...emails.filter((one) => !managers.includes(one)), token, null])
      expect((await server.ask(who, 'POST', '/api/files/texts', {})).status, String(who)).toBe(
        who === null ? 401 : 403,
      );
  });
});

describe('a file that waits', () => {
  it('is read by one at a time, and by another when its reader has not been heard of', async () => {
    await fileDocument('Akte', 'akte.txt', 'Einmalgelesen');
    const [first, second] = await Promise.all([takeWaiting(server.database), takeWaiting(server.database)]);
    const taken = first ?? second;
    expect([first, second].filter(Boolean)).toHaveLength(1);
    expect(await takeWaiting(server.database)).toBeNull();
    expect(await countWaiting(server.database)).toBe(0);
    // Whoever asks how many are read counts it among those that are not.
    expect((await server.ask(ADMIN, 'GET', '/api/files/texts')).body).toMatchObject({ waiting: 1 });
    await server.database.query(
      sql`update leitwerk.file_text set at = now() - interval '3 minutes' where state = 'reading'`,
    );
    expect(await countWaiting(server.database)).toBe(1);
    expect(await takeWaiting(server.database)).toEqual({ ...taken, tries: (taken?.tries ?? 0) + 1 });
    await server.database.query(sql`update leitwerk.file_text set state = 'waiting' where state = 'reading'`);
    await readWaiting(server.database);
  });

  it('is loaded when it is its turn', async () => {
    const steps: string[] = [];
    const read = async (name: string) => {
      await readBeside('text/plain', async () => {
        steps.push(`load ${name}`);
        return Buffer.from(name);
      });
      steps.push(`read ${name}`);
    };
    await Promise.all([read('a'), read('b')]);
    expect(steps).toEqual(['load a', 'read a', 'load b', 'read b']);
  });
});

describe('files from before', () => {
  it('are read by a run with its progress, and by the clock', async () => {
    const documents = [];
    for (const word of ['Altbestandeins', 'Altbestandzwei'])
      documents.push(await fileDocument(word, `${word}.txt`, word));
    await fileDocument('Kaputt', 'kaputt.pdf', '%PDF-1.7 nothing');
    await server.database.query(sql`delete from leitwerk.file_text`);
    const run = await finishRun(server, ADMIN, await server.ask(ADMIN, 'POST', '/api/files/texts', {}));
    expect(run).toMatchObject({ state: 'done', kind: 'read-files', entity: null });
    expect(run.total).toBeGreaterThan(2);
    expect(run.done).toBe(run.total);
    expect(run.counts['read']).toBe((run.total ?? 0) - 1);
    expect(run.counts['failed']).toBe(1);
    expect((await server.ask(ADMIN, 'GET', '/api/files/texts')).body).toMatchObject({
      waiting: 0,
      failed: { damaged: 1 },
    });
    const again = await finishRun(server, ADMIN, await server.ask(ADMIN, 'POST', '/api/files/texts', { again: true }));
    expect(again.total).toBe(run.total);
    expect(await finishRun(server, ADMIN, await server.ask(ADMIN, 'POST', '/api/files/texts', {}))).toMatchObject({
      state: 'done',
      total: 0,
    });
    await server.database.query(sql`delete from leitwerk.file_text`);
    await findUnread(server.database, server.runtime.models.current());
    expect(await countWaiting(server.database)).toBe(run.total);
    await readWaiting(server.database);
    expect(await listed(ADMIN, 'Altbestandzwei')).toEqual([documents[1]?.id]);
  });

  it('that have ended the whole process some times are given up', async () => {
    const { id } = await fileDocument('Gift', 'gift.txt', 'Giftig');
    await server.database.query(sql`update leitwerk.file_text set tries = 3 where state = 'waiting'`);
    await readWaiting(server.database);
    expect((await server.ask(ADMIN, 'GET', '/api/files/texts')).body).toMatchObject({ failed: { 'gave-up': 1 } });
    expect(await listed(ADMIN, 'Giftig')).not.toContain(id);
  });
});
