import { localDate } from '../rights/context.ts';
import type { TestServer } from './start-test-server.ts';

const SALES = 'sales@example.com';
const ADDRESS = { street: 'Hauptstraße', houseNumber: '12', postalCode: '50667', city: 'Köln', country: 'DE' };

/** A contract of the seed for a supplier switch that the customer has signed today. @returns ids */
export async function signContract(
  { ask, keys }: TestServer,
  more: object = {},
): Promise<{ readonly contract: string; readonly lead: string }> {
  const create = async (entity: string, values: object): Promise<string> => {
    const reply = await ask(SALES, 'POST', `/api/records/${entity}`, values);
    if (reply.status !== 201) throw new Error(reply.text);
    return (reply.body as { id: string }).id;
  };
  const lead = await create('lead', { kind: 'person', firstName: 'Erika', lastName: 'Wechsel', address: ADDRESS });
  const product = keys.get('product/strom-basis');
  const values = { lead, product, division: 'electricity', processType: 'switch', deliveryAddress: ADDRESS, ...more };
  const contract = await create('contract', values);
  const signed = await ask(SALES, 'POST', `/api/records/contract/${contract}/transitions/sign`, {
    signedAt: localDate(new Date()),
  });
  if (signed.status !== 200) throw new Error(signed.text);
  return { contract, lead };
}
