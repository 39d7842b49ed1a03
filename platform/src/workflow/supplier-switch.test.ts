import type { WireInbox, WireProcess, WireProcesses } from '@leitwerk/metadata/wire/workflow';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localDate } from '../rights/context.ts';
import { signContract } from '../testing/sign-contract.ts';
import type { TestServer } from '../testing/start-test-server.ts';
import { startTestServer } from '../testing/start-test-server.ts';
import { timePasses } from '../testing/time-passes.ts';
import { workOnProcesses } from '../testing/work-on-processes.ts';

const SERVICE = 'service@example.com';
const ADDRESS = { street: 'Hauptstraße', houseNumber: '12', postalCode: '50667', city: 'Köln', country: 'DE' };
const DAY_MS = 86_400_000;
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const day = (later: number): string => localDate(new Date(Date.now() + later * DAY_MS));
const work = () => workOnProcesses(server);
const processesOf = async (id: string): Promise<readonly WireProcess[]> =>
  ((await server.ask(SERVICE, 'GET', `/api/records/contract/${id}/processes`)).body as WireProcesses).items;
const processOf = async (id: string, workflow: string): Promise<WireProcess> => {
  const found = (await processesOf(id)).find((one) => one.workflow === workflow);
  if (!found) throw new Error(`no ${workflow}`);
  return found;
};
const stands = async (id: string, workflow: string) => {
  const { state, states, problem } = await processOf(id, workflow);
  return problem ?? [state, states.at(-1)?.label.de];
};
const statusOf = async (id: string): Promise<unknown> =>
  ((await server.ask(SERVICE, 'GET', `/api/records/contract/${id}`)).body as { status: string }).status;

async function send(id: string, workflow: string, event: string, input: object = {}, as = SERVICE): Promise<void> {
  const reply = await server.ask(
    as,
    'POST',
    `/api/processes/${(await processOf(id, workflow)).id}/events/${event}`,
    input,
  );
  expect(reply.status, reply.text).toBe(204);
  await work();
}

/** Sees to what waits for a module. @returns what that was */
async function doByHand(id: string): Promise<readonly string[]> {
  const { items } = (await server.ask(SERVICE, 'GET', '/api/inbox?scope=open')).body as WireInbox;
  const effects = items.filter((one) => one.kind === 'effect' && one.record.id === id);
  for (const one of effects)
    expect((await server.ask(SERVICE, 'POST', `/api/effects/${one.id}/done`)).status).toBe(204);
  await work();
  return effects.map((one) => one.label.de);
}

const maloIds = ['50203040501', '41373559241'];

/** A contract that was signed and has its market location. */
async function ready(more: object = {}): Promise<string> {
  const { contract, lead } = await signContract(server, more);
  await work();
  const made = await server.ask(SERVICE, 'POST', '/api/records/market-location', {
    maloId: maloIds.pop(),
    lead,
    division: 'electricity',
    address: ADDRESS,
  });
  expect(made.status, made.text).toBe(201);
  const marketLocation = (made.body as { id: string }).id;
  const set = await server.ask(SERVICE, 'PATCH', `/api/records/contract/${contract}`, { marketLocation });
  expect(set.status, set.text).toBe(200);
  await work();
  return contract;
}

describe('a contract by supplier switch', () => {
  it('goes from the signature to supply: tasks, deadlines, documents by hand, and the status of the contract', async () => {
    const { contract: bare } = await signContract(server);
    await work();
    expect(await stands(bare, 'contract-conclusion')).toEqual(['running', 'Prüfung']);
    const accept = (await processOf(bare, 'contract-conclusion')).events.find(({ event }) => event === 'accept');
    expect(accept).toMatchObject({ possible: false, reason: expect.stringContaining('market location') });

    const id = await ready();
    expect(await statusOf(id)).toBe('in-review');
    const { items } = (await server.ask(SERVICE, 'GET', '/api/inbox?scope=open')).body as WireInbox;
    expect(items.find((one) => one.record.id === id)).toMatchObject({
      label: { de: 'Auftrag prüfen' },
      of: { de: 'Vertragsabschluss' },
    });
    await send(id, 'contract-conclusion', 'accept');
    expect(await statusOf(id)).toBe('withdrawal-period');
    const period = await processOf(id, 'contract-conclusion');
    // The last day has passed at midnight after it.
    expect(period.timers.map(({ delay, due }) => [delay, localDate(new Date(due))])).toEqual([
      ['withdrawal-ends', day(15)],
    ]);
    expect(await doByHand(id)).toEqual([expect.stringContaining('Auftragsbestätigung')]);
    await timePasses(server, (await processOf(id, 'contract-conclusion')).id);
    expect(await stands(id, 'contract-conclusion')).toEqual(['done', 'Abgeschlossen']);

    expect(await stands(id, 'supplier-switch')).toEqual(['running', 'Kündigung beim Altversorger']);
    await send(id, 'supplier-switch', 'terminated', { previousSupplier: 'Alt & Co. KG', powerOfAttorneyDate: day(0) });
    expect(await statusOf(id)).toBe('registering');
    expect(await stands(id, 'grid-registration')).toEqual(['running', 'Anmelden']);
    const refused = await server.ask(
      SERVICE,
      'POST',
      `/api/processes/${(await processOf(id, 'grid-registration')).id}/events/grid-confirmed`,
      { supplyStart: day(-1) },
    );
    expect(refused.body).toMatchObject({ status: 409, code: 'workflow.guard' });
    await send(id, 'grid-registration', 'grid-confirmed', { supplyStart: day(0) });
    expect(await statusOf(id)).toBe('confirmed');
    expect(await doByHand(id)).toEqual([expect.stringContaining('Vertragsbestätigung')]);
    await timePasses(server, (await processOf(id, 'grid-registration')).id);
    expect(await statusOf(id)).toBe('active');
    expect(await stands(id, 'grid-registration')).toEqual(['done', 'In Belieferung']);
    expect(await stands(id, 'supplier-switch')).toEqual(['done', 'In Belieferung']);
  });

  it('goes along when somebody moves the contract by hand', async () => {
    const id = await ready();
    const steps: readonly [string, object, string, string][] = [
      ['accept', { withdrawalUntil: day(14) }, 'contract-conclusion', 'Läuft'],
      ['terminate-old', { previousSupplier: 'Alt', powerOfAttorneyDate: day(0) }, 'contract-conclusion', 'Vorbei'],
    ];
    for (const [event, input, workflow, state] of steps) {
      const reply = await server.ask(SERVICE, 'POST', `/api/records/contract/${id}/transitions/${event}`, input);
      expect(reply.status, reply.text).toBe(200);
      await work();
      const one = await processOf(id, workflow);
      expect(one.problem ?? one.states.map(({ label }) => label.de)).toContain(state);
    }
    await doByHand(id);
    expect(await stands(id, 'supplier-switch')).toEqual(['running', 'Kündigung beim Altversorger']);
    const register = await server.ask(SERVICE, 'POST', `/api/records/contract/${id}/transitions/register`, {});
    expect(register.status, register.text).toBe(200);
    await work();
    expect(await stands(id, 'grid-registration')).toEqual(['running', 'Anmelden']);
    for (const [event, input] of [
      ['confirm', { supplyStart: day(0) }],
      ['activate', {}],
    ] as const) {
      const reply = await server.ask(SERVICE, 'POST', `/api/records/contract/${id}/transitions/${event}`, input);
      expect(reply.status, reply.text).toBe(200);
      await work();
    }
    expect(await stands(id, 'grid-registration')).toEqual(['done', 'In Belieferung']);
    expect(await stands(id, 'supplier-switch')).toEqual(['done', 'In Belieferung']);
  });

  it('ends with a reason when the order is refused', async () => {
    const { contract: id } = await signContract(server);
    await work();
    const { id: process } = await processOf(id, 'contract-conclusion');
    const bare = await server.ask(SERVICE, 'POST', `/api/processes/${process}/events/reject`, {});
    expect(bare.body).toMatchObject({ status: 422, issues: [{ path: 'rejectionReason' }] });
    await send(id, 'contract-conclusion', 'reject', { rejectionReason: 'credit' });
    expect(await statusOf(id)).toBe('rejected');
    expect(await stands(id, 'contract-conclusion')).toEqual(['done', 'Abgelehnt']);
  });
});
