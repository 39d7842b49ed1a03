import type { WireProcess, WireProcesses } from '@leitwerk/metadata/wire/workflow';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localDate } from '../rights/context.ts';
import { signContract } from '../testing/sign-contract.ts';
import type { TestServer } from '../testing/start-test-server.ts';
import { startTestServer } from '../testing/start-test-server.ts';
import { workOnProcesses } from '../testing/work-on-processes.ts';
import { fireTimer } from './send-unasked.ts';

const SERVICE = 'service@example.com';
const ADDRESS = { street: 'Hauptstraße', houseNumber: '12', postalCode: '50667', city: 'Köln', country: 'DE' };
const DAY_MS = 86_400_000;
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const day = (later: number): string => localDate(new Date(Date.now() + later * DAY_MS));
const create = async (as: string, entity: string, values: object): Promise<string> => {
  const reply = await server.ask(as, 'POST', `/api/records/${entity}`, values);
  expect(reply.status, reply.text).toBe(201);
  return (reply.body as { id: string }).id;
};

const signed = async (more: object = {}): Promise<string> => (await signContract(server, more)).contract;

const begin = (record: string, as = SERVICE) =>
  server.ask(as, 'POST', '/api/workflows/supplier-switch/processes', { record });
const processOf = async (id: string): Promise<WireProcess> =>
  ((await server.ask(SERVICE, 'GET', `/api/records/contract/${id}/processes`)).body as WireProcesses)
    .items[0] as WireProcess;
const statusOf = async (id: string): Promise<unknown> =>
  ((await server.ask(SERVICE, 'GET', `/api/records/contract/${id}`)).body as { status: string }).status;
const tasksOf = async (id: string): Promise<string[]> =>
  (
    await server.database.query<{ subject: string }>(
      sql`select subject from data.task where contract = ${id}::uuid order by created_at, id`,
    )
  ).map(({ subject }) => subject.split(':')[0] ?? '');

async function send(id: string, event: string, input: object = {}): Promise<void> {
  const reply = await server.ask(SERVICE, 'POST', `/api/processes/${(await processOf(id)).id}/events/${event}`, input);
  expect(reply.status, reply.text).toBe(204);
}

/** As if it were after everything that the process waits for. */
async function timePasses(id: string): Promise<void> {
  const { id: instance } = await processOf(id);
  const timers = await server.database.query<{ event: string }>(
    sql`update leitwerk.workflow_timer set due = now() where instance_id = ${instance}::uuid returning event`,
  );
  for (const { event } of timers)
    await fireTimer(server.database, server.runtime.models.current(), { instance, event });
}

describe('a supplier switch', () => {
  it('goes from the signature to supply, with tasks, deadlines and the status of the contract', async () => {
    const id = await signed();
    expect((await begin(id, 'viewer@example.com')).status).toBe(403);
    expect((await begin(id)).status).toBe(201);
    expect(await statusOf(id)).toBe('in-review');
    const review = await processOf(id);
    expect(review.states.at(-1)?.label.de).toBe('Prüfung');
    expect(review.events.find(({ event }) => event === 'accept')).toMatchObject({ possible: false });
    await timePasses(id);
    expect(await tasksOf(id)).toEqual(['Auftrag prüfen', 'Prüfung überfällig']);

    const contract = await server.ask(SERVICE, 'GET', `/api/records/contract/${id}`);
    const location = await create(SERVICE, 'market-location', {
      maloId: '50203040501',
      lead: (contract.body as { lead: string }).lead,
      division: 'electricity',
      address: ADDRESS,
    });
    const set = await server.ask(SERVICE, 'PATCH', `/api/records/contract/${id}`, { marketLocation: location });
    expect(set.status, set.text).toBe(200);
    await send(id, 'accept');
    expect(await statusOf(id)).toBe('withdrawal-period');
    const period = await processOf(id);
    expect(period.timers).toMatchObject([{ delay: 'withdrawal-ends' }]);
    // The last day has passed at midnight after it.
    expect(localDate(new Date(period.timers[0]?.due ?? ''))).toBe(day(15));
    expect(period.events).toMatchObject([
      { event: 'start-early', possible: false, reason: expect.stringContaining('early') },
    ]);
    await timePasses(id);
    await send(id, 'terminated', { previousSupplier: 'Alt & Co. KG', powerOfAttorneyDate: day(0) });
    expect(await statusOf(id)).toBe('registering');
    await send(id, 'grid-confirmed', { supplyStart: day(0) });
    expect(await statusOf(id)).toBe('confirmed');
    await timePasses(id);
    expect(await statusOf(id)).toBe('active');
    expect(await processOf(id)).toMatchObject({ state: 'done', timers: [] });
    expect(await tasksOf(id)).toEqual([
      'Auftrag prüfen',
      'Prüfung überfällig',
      'Altversorger kündigen',
      'Beim Netzbetreiber anmelden',
    ]);
  });

  it('goes along when somebody moves the contract by hand', async () => {
    const id = await signed();
    await begin(id);
    const contract = await server.ask(SERVICE, 'GET', `/api/records/contract/${id}`);
    const location = await create(SERVICE, 'market-location', {
      maloId: '41373559241',
      lead: (contract.body as { lead: string }).lead,
      division: 'electricity',
      address: ADDRESS,
    });
    await server.ask(SERVICE, 'PATCH', `/api/records/contract/${id}`, { marketLocation: location });
    const steps: readonly [string, object, string][] = [
      ['accept', { withdrawalUntil: day(14) }, 'Widerrufsfrist läuft'],
      ['terminate-old', { previousSupplier: 'Alt', powerOfAttorneyDate: day(0) }, 'Kündigung beim Altversorger'],
      ['register', {}, 'Anmeldung beim Netzbetreiber'],
      ['confirm', { supplyStart: day(0) }, 'Lieferbeginn steht fest'],
      ['activate', {}, 'In Belieferung'],
    ];
    for (const [event, input, state] of steps) {
      const reply = await server.ask(SERVICE, 'POST', `/api/records/contract/${id}/transitions/${event}`, input);
      expect(reply.status, reply.text).toBe(200);
      await workOnProcesses(server);
      const one = await processOf(id);
      expect([one.states.at(-1)?.label.de, one.problem]).toEqual([state, null]);
    }
    expect(await processOf(id)).toMatchObject({ state: 'done', timers: [] });
  });

  it('is begun for signed contracts of that kind only', async () => {
    const draft = await signed({ processType: 'move-in' });
    expect((await begin(draft)).body).toMatchObject({ status: 409, code: 'workflow.not-now' });
  });

  it('ends with a reason when the order is refused', async () => {
    const id = await signed();
    await begin(id);
    const { id: process } = await processOf(id);
    const bare = await server.ask(SERVICE, 'POST', `/api/processes/${process}/events/reject`, {});
    expect(bare.body).toMatchObject({ status: 422, issues: [{ path: 'rejectionReason' }] });
    const options = server.runtime.models.current().model.optionSets['rejection-reason']?.options ?? [];
    await send(id, 'reject', { rejectionReason: options[0]?.id });
    expect(await statusOf(id)).toBe('rejected');
    expect(await processOf(id)).toMatchObject({ state: 'done' });
  });
});
