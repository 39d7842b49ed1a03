import type { WireAccessPage, WirePerson, WirePersonOverview } from '@leitwerk/metadata/wire/privacy';
import type { Run } from './runs.ts';
import { sendRequest } from './send-request.ts';

export type Person = Pick<WirePerson, 'entity' | 'id'>;
export type FoundPerson = WirePerson;
export type PersonOverview = WirePersonOverview;
export type AccessPage = WireAccessPage;

const pathOf = ({ entity, id }: Person): string => `/privacy/persons/${encodeURIComponent(entity)}/${id}`;

export const findPersons = async (q: string, signal: AbortSignal): Promise<readonly WirePerson[]> =>
  (await sendRequest<{ items: WirePerson[] }>('GET', '/privacy/persons', { query: { q }, signal })).body.items;

export const readPerson = async (person: Person): Promise<PersonOverview> =>
  (await sendRequest<PersonOverview>('GET', pathOf(person))).body;

export const readAccess = async (person: Person, before: number | undefined): Promise<AccessPage> =>
  (await sendRequest<AccessPage>('GET', `${pathOf(person)}/access`, { query: { before } })).body;

/** Work that takes a while. */
export const beginForPerson = async (person: Person, word: 'report' | 'erase'): Promise<Run> =>
  (await sendRequest<Run>('POST', `${pathOf(person)}/${word}`)).body;

export const restrictPerson = (person: Person, word: 'restrict' | 'lift') =>
  sendRequest('POST', `${pathOf(person)}/${word}`);

/** Sets or lifts a legal hold. */
export const holdPerson = (person: Person, word: 'hold' | 'release', reason: string) =>
  sendRequest('POST', `${pathOf(person)}/${word}`, { body: { reason } });
