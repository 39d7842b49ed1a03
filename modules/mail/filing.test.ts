import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noDovecot } from './testing/start-dovecot.ts';
import type { Body, TestMail } from './testing/start-mail.ts';
import { message, startMail } from './testing/start-mail.ts';

const SALES = 'sales@example.com';
const SERVICE = 'service@example.com';

describe.skipIf(noDovecot !== null)(`filing${noDovecot === null ? '' : ` (skipped: ${noDovecot})`}`, () => {
  let mail: TestMail;
  let mailbox = '';
  let lead: Body;
  let other: Body;
  let person: Body;
  beforeAll(async () => {
    mail = await startMail();
    const create = async (entity: string, values: Body): Promise<Body> => {
      const made = await mail.server.ask(SALES, 'POST', `/api/records/${entity}`, values);
      if (made.status !== 201) throw new Error(made.text);
      return made.body;
    };
    const owner = mail.server.users.get(SALES);
    lead = await create('lead', { kind: 'person', lastName: 'Müller', email: 'Juergen.Mueller@kunde.example', owner });
    other = await create('lead', { kind: 'person', lastName: 'Anders', email: 'anders@kunde.example', owner });
    person = await create('contact-person', { lead: other['id'], lastName: 'Person', email: 'person@firma.example' });
    await mail.dovecot.deliver('sales', message('by-address'));
    await mail.dovecot.deliver('sales', message('by-person', { from: 'Person <person@firma.example>' }));
    const number = String(other['leadNumber']);
    await mail.dovecot.deliver('sales', message('by-number', { subject: `AW: Ihr Schreiben (${number})` }));
    await mail.dovecot.deliver('sales', message('nobody', { from: 'werbung@shop.example' }));
    const out = message('out', { from: SALES }).replace('To: sales@example.com', 'To: anders@kunde.example');
    await mail.dovecot.deliver('sales', out, 'Sent');
    mailbox = await mail.connect();
  });
  afterAll(() => mail?.close());

  const find = async (name: string): Promise<Body> =>
    (await mail.list('mail-message', { mailbox, messageId: `<${name}@kunde.example>` }))[0] ?? {};
  const reply = (name: string, to: string, from?: string): string =>
    message(name, {
      headers: [`In-Reply-To: <${to}@kunde.example>`, `References: <${to}@kunde.example>`],
      ...(from && { from }),
    });

  it('incoming and outgoing mail is filed by address, by a contact person, by a number in the subject', async () => {
    expect(await find('by-address')).toMatchObject({ lead: lead['id'], contactPerson: null, filedBy: 'address' });
    expect(await find('by-person')).toMatchObject({
      lead: other['id'],
      contactPerson: person['id'],
      filedBy: 'address',
    });
    // What the subject names counts more than who writes.
    expect(await find('by-number')).toMatchObject({ lead: other['id'], filedBy: 'number' });
    expect(await find('out')).toMatchObject({ lead: other['id'], filedBy: 'address' });
    expect(await find('nobody')).toMatchObject({ lead: null, filedBy: null });
  });

  it('whoever answers in a thread is filed with it, whatever his address', async () => {
    await mail.dovecot.deliver('sales', reply('answer', 'by-address', 'kollege@firma.example'));
    await mail.sync();
    expect(await find('answer')).toMatchObject({ lead: lead['id'], filedBy: 'thread' });
  });

  it('a correction holds for the whole thread and what comes later in it', async () => {
    const wrong = await find('by-address');
    const done = await mail.act('file', { message: wrong['id'], values: { contactPerson: person['id'] } });
    expect(done.status, done.text).toBe(200);
    for (const name of ['by-address', 'answer'])
      expect(await find(name)).toMatchObject({ lead: other['id'], contactPerson: person['id'], filedBy: 'hand' });
    await mail.dovecot.deliver('sales', reply('later', 'by-address'));
    await mail.dovecot.deliver('sales', message('same-address'));
    await mail.sync();
    expect(await find('later')).toMatchObject({ lead: other['id'], contactPerson: person['id'], filedBy: 'thread' });
    // It was said of the thread, not of the address.
    expect(await find('same-address')).toMatchObject({ lead: lead['id'], filedBy: 'address' });
  });

  it('what is remembered for an address holds for what it writes later, also when it belongs nowhere', async () => {
    const nobody = await find('nobody');
    const kept = await mail.act('file', { message: nobody['id'], values: { lead: lead['id'] }, remember: 'address' });
    expect(kept.status, kept.text).toBe(200);
    const same = await find('same-address');
    await mail.act('file', { message: same['id'], values: {}, remember: 'address' });
    await mail.dovecot.deliver('sales', message('shop-2', { from: 'Werbung <WERBUNG@shop.example>' }));
    await mail.dovecot.deliver('sales', message('unfiled'));
    await mail.sync();
    expect(await find('shop-2')).toMatchObject({ lead: lead['id'], filedBy: 'rule' });
    expect(await find('unfiled')).toMatchObject({ lead: null, filedBy: 'rule' });
    const rules = await mail.list('mail-filing-rule', {});
    expect(rules.map(({ kind, value, owner }) => [kind, value, owner]).sort()).toEqual([
      ['address', 'juergen.mueller@kunde.example', mail.server.users.get(SALES)],
      ['address', 'werbung@shop.example', mail.server.users.get(SALES)],
    ]);
    expect(await mail.list('mail-filing-rule', {}, SERVICE)).toEqual([]);
  });

  it('a filed record is named and suggested, and what can be made of it begins with its values', async () => {
    const nobody = await find('nobody');
    const { body } = await mail.server.ask(SALES, 'GET', `/api/mail/messages/${(await find('unfiled'))['id']}/filing`);
    expect(body).toMatchObject({
      fields: ['contract', 'contactPerson', 'lead'],
      suggestions: [{ field: 'lead', entity: 'lead', id: lead['id'], title: expect.stringContaining('Müller') }],
    });
    const made = await mail.server.ask(SALES, 'GET', `/api/mail/messages/${nobody['id']}/filing`);
    expect((made.body as { makes: readonly Body[] }).makes[0]).toMatchObject({
      id: 'task',
      preset: { subject: 'Frage nobody', lead: lead['id'] },
    });
    const preset = (made.body as { makes: readonly { preset: Body }[] }).makes[0]?.preset ?? {};
    const task = await mail.server.ask(SALES, 'POST', '/api/records/task', preset);
    expect(task.status, task.text).toBe(201);
  });

  it('stays with whom the mailbox belongs, until the mailbox says that it is seen with the record', async () => {
    const ofLead = { lead: lead['id'] };
    expect(await mail.list('mail-message', ofLead, SERVICE)).toEqual([]);
    const shown = await mail.server.ask(SALES, 'PATCH', `/api/records/mailbox/${mailbox}`, { filedVisible: true });
    expect(shown.status, shown.text).toBe(200);
    const seen = await mail.list('mail-message', ofLead, SERVICE);
    expect(seen.length).toBeGreaterThan(0);
    expect(await mail.list('mail-message', { lead: { isNull: true } }, SERVICE)).toEqual([]);
    const marked = await mail.act('mark', { messages: [seen[0]?.['id']], seen: true }, SERVICE);
    expect(marked.status).toBe(403);
  });
});
