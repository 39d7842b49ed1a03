import { expect } from 'vitest';
import type { TestScreens } from './start-screens.ts';

/** Who makes the records in tests of letters. */
const ADMIN = 'admin@example.com';

/** @returns its id */
export async function makeRecord({ server }: TestScreens, entity: string, values: object): Promise<string> {
  const reply = await server.ask(ADMIN, 'POST', `/api/records/${entity}`, values);
  expect(reply.status, reply.text).toBe(201);
  return (reply.body as { id: string }).id;
}

/**
 * An offer with one item, that has all that its letter says.
 * @param customer a person: salutation, names, and where mails go
 * @returns its id
 */
export async function makeOffer(screens: TestScreens, customer: object): Promise<string> {
  const address = { street: 'Postweg', houseNumber: '1', postalCode: '50667', city: 'Köln', country: 'DE' };
  const lead = await makeRecord(screens, 'lead', { kind: 'person', address, ...customer });
  const offer = await makeRecord(screens, 'offer', { subject: 'Ökostrom', lead });
  await makeRecord(screens, 'offer-item', {
    offer,
    division: 'electricity',
    product: screens.server.keys.get('product/strom-natur'),
    annualConsumption: 2500,
    energyPrice: '34.6',
    basePrice: '144.00',
  });
  return offer;
}
