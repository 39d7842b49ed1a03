import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noDovecot } from './testing/start-dovecot.ts';
import type { Body, TestMail } from './testing/start-mail.ts';
import { message, startMail } from './testing/start-mail.ts';

const SERVICE = 'service@example.com';

describe.skipIf(noDovecot !== null)(`marks and moves${noDovecot === null ? '' : ` (skipped: ${noDovecot})`}`, () => {
  let mail: TestMail;
  let mailbox = '';
  beforeAll(async () => {
    mail = await startMail();
    for (const name of ['one', 'two', 'three']) await mail.dovecot.deliver('sales', message(name));
    await mail.dovecot.deliver('sales', message('old'), 'Archiv');
    mailbox = await mail.connect();
  });
  afterAll(() => mail?.close());

  const find = async (name: string): Promise<Body> =>
    (await mail.list('mail-message', { messageId: `<${name}@kunde.example>`, goneAt: { isNull: true } }))[0] ?? {};
  const folder = async (name: string): Promise<Body> => (await mail.list('mail-folder', { mailbox, name }))[0] ?? {};
  const flagsOnServer = async (path: string): Promise<readonly string[]> => {
    const client = await mail.client(path);
    const found: string[] = [];
    for await (const { envelope, flags } of client.fetch('1:*', { envelope: true, flags: true }))
      found.push([envelope?.subject, ...[...(flags ?? [])].filter((one) => one !== '\\Recent').sort()].join(' '));
    await client.logout();
    return found.sort();
  };

  it('what is read and flagged here stands here at once and on the server after the job', async () => {
    const [one, two] = [await find('one'), await find('two')];
    const done = await mail.act('mark', { messages: [one['id'], two['id']], seen: true, flagged: true });
    expect(done.status, done.text).toBe(200);
    expect(await find('one')).toMatchObject({ seen: true, flagged: true, serverSeen: false, pending: true });
    await mail.work();
    expect(await flagsOnServer('INBOX')).toEqual([
      'Frage one \\Flagged \\Seen',
      'Frage three',
      'Frage two \\Flagged \\Seen',
    ]);
    expect(await find('one')).toMatchObject({ seen: true, serverSeen: true, pending: false, refusal: null });
    expect(await folder('INBOX')).toMatchObject({ unreadCount: 1, healthy: true });
    await mail.act('mark', { messages: [two['id']], seen: false });
    await mail.work();
    expect((await flagsOnServer('INBOX')).at(-1)).toBe('Frage two \\Flagged');
  });

  it('a mark that waits is not undone by a comparison, and one made on the server comes here', async () => {
    const three = await find('three');
    // By the ordinary way of changing a record: no job was asked for.
    const set = await mail.server.ask('sales@example.com', 'PATCH', `/api/records/mail-message/${three['id']}`, {
      seen: true,
    });
    expect(set.status, set.text).toBe(200);
    const client = await mail.client();
    await client.messageFlagsAdd('3', ['\\Flagged']);
    await client.logout();
    await mail.sync();
    expect(await find('three')).toMatchObject({ seen: true, flagged: true, pending: false });
    expect(await flagsOnServer('INBOX')).toContain('Frage three \\Flagged \\Seen');
  });

  it('a message is moved; its record stays, with what was written at it', async () => {
    const before = await find('one');
    const archive = await folder('Archiv');
    const done = await mail.act('move', { messages: [before['id']], folder: archive['id'] });
    expect(done.status, done.text).toBe(200);
    expect(await find('one')).toMatchObject({ target: archive['id'], pending: true });
    await mail.work();
    expect(await find('one')).toMatchObject({ id: before['id'], folder: archive['id'], target: null, pending: false });
    expect(await flagsOnServer('Archiv')).toEqual(['Frage old', 'Frage one \\Flagged \\Seen']);
    expect(await folder('Archiv')).toMatchObject({ serverCount: 2, localCount: 2, healthy: true });
    expect(await folder('INBOX')).toMatchObject({ serverCount: 2, localCount: 2, healthy: true });
    const trash = await mail.act('move', { messages: [before['id']], to: 'trash' });
    expect(trash.body).toMatchObject({ issues: [{ path: 'to', code: 'mail.no-folder' }] });
  });

  it('killed between the server and here, the move is finished the next time and nothing is doubled', async () => {
    const two = await find('two');
    const archive = await folder('Archiv');
    // The server has done it, and nobody has written it down.
    await mail.act('move', { messages: [two['id']], folder: archive['id'] });
    const client = await mail.client();
    await client.messageMove('1', 'Archiv');
    await client.logout();
    await mail.work();
    await mail.sync();
    expect(await find('two')).toMatchObject({ id: two['id'], folder: archive['id'], pending: false, target: null });
    expect(await mail.list('mail-message', { mailbox })).toHaveLength(4);
    expect(await folder('Archiv')).toMatchObject({ serverCount: 3, localCount: 3, healthy: true });
  });

  it('a move by another program keeps the record, whichever folder is read first', async () => {
    const [two, three] = [await find('two'), await find('three')];
    const inArchive = await mail.client('Archiv');
    await inArchive.messageMove({ header: { 'message-id': '<two@kunde.example>' } }, 'INBOX');
    await inArchive.logout();
    const inInbox = await mail.client();
    await inInbox.messageMove({ header: { 'message-id': '<three@kunde.example>' } }, 'Archiv');
    await inInbox.logout();
    await mail.sync();
    await mail.sync();
    expect(await find('two')).toMatchObject({ id: two['id'], folder: (await folder('INBOX'))['id'] });
    expect(await find('three')).toMatchObject({ id: three['id'], folder: (await folder('Archiv'))['id'] });
    expect(await mail.list('mail-message', { mailbox })).toHaveLength(4);
  });

  it('what the server refuses is undone, with its words', async () => {
    const two = await find('two');
    const archive = await folder('Archiv');
    await mail.dovecot.forbid('sales', 'Archiv');
    await mail.act('move', { messages: [two['id']], folder: archive['id'] });
    await mail.work();
    expect(await find('two')).toMatchObject({
      folder: two['folder'],
      target: null,
      pending: false,
      refusal: expect.stringMatching(/ermission/),
    });
    const one = await find('one');
    expect(one).toMatchObject({ folder: archive['id'], seen: true });
    await mail.act('mark', { messages: [one['id']], seen: false });
    expect(await find('one')).toMatchObject({ seen: false, pending: true });
    await mail.work();
    expect(await find('one')).toMatchObject({
      seen: true,
      serverSeen: true,
      pending: false,
      refusal: 'In this folder the mail server lets nobody change marks.',
    });
    await mail.dovecot.allow('sales', 'Archiv');
  });

  it('nobody marks or moves what he does not see, nor into another mailbox', async () => {
    await mail.dovecot.deliver('service', message('other'));
    await mail.connect('service', SERVICE);
    const two = await find('two');
    const foreign = await mail.act('mark', { messages: [two['id']], seen: true }, SERVICE);
    expect(foreign.body).toMatchObject({ issues: [{ code: 'mail.unknown-message' }] });
    const patched = await mail.server.ask(SERVICE, 'PATCH', `/api/records/mail-message/${two['id']}`, { seen: true });
    expect(patched.status).toBe(404);
    const [elsewhere] = await mail.list('mail-folder', { name: 'INBOX' }, SERVICE);
    const moved = await mail.act('move', { messages: [two['id']], folder: elsewhere?.['id'] });
    expect(moved.status, moved.text).toBe(422);
    const text = await mail.server.ask('sales@example.com', 'PATCH', `/api/records/mail-message/${two['id']}`, {
      text: 'forged',
    });
    expect(text.status).toBe(422);
  });

  it('what is deleted on the server goes here after it was looked for in every folder', async () => {
    const client = await mail.client();
    await client.messageDelete('1:*');
    await client.logout();
    await mail.sync();
    expect(await folder('INBOX')).toMatchObject({ serverCount: 0, localCount: 0, healthy: true });
    await mail.sync();
    expect(await mail.list('mail-message', { mailbox, goneAt: { isNull: false } })).toEqual([]);
    expect(await mail.list('mail-message', { mailbox })).toHaveLength(3);
  });
});
