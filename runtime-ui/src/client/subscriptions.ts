import type { MailSchedule } from '@leitwerk/metadata/dashboard/mail-schedule';
import type {
  GivenLinkPage,
  ReceivedSubscription,
  SubscribedKind,
  SubscriptionList,
} from '@leitwerk/metadata/wire/dashboards';
import { sendRequest } from './send-request.ts';

export const MAIL_DASHBOARDS = 'dashboards.mail';

export const subscriptionsKey = ['subscriptions'] as const;

export const receivedKey = ['subscriptions', 'received'] as const;

export const listReceived = async (): Promise<readonly ReceivedSubscription[]> =>
  (await sendRequest<{ items: ReceivedSubscription[] }>('GET', '/subscriptions/received')).body.items;

export const listSubscriptions = async (): Promise<SubscriptionList> =>
  (await sendRequest<SubscriptionList>('GET', '/subscriptions')).body;

/** To whom and how often. */
export type GivenSubscription = {
  readonly name: string;
  readonly people: readonly string[];
  readonly addresses: readonly string[];
  readonly schedule: MailSchedule;
};

/** What is chosen on a dashboard or a report. */
export type ChosenOnPage = Omit<GivenLinkPage, 'dashboard'>;

const path = (id: string): string => `/subscriptions/${encodeURIComponent(id)}`;

/** @param of what is sent, by its id; `chosen` is what is chosen on it */
export async function createSubscription(
  given: GivenSubscription,
  of: { readonly kind: SubscribedKind; readonly id: string },
  chosen: ChosenOnPage,
): Promise<void> {
  await sendRequest('POST', '/subscriptions', { body: { ...given, [of.kind]: of.id, ...chosen } });
}

export async function changeSubscription(
  id: string,
  change: Partial<GivenSubscription> & ChosenOnPage & { readonly paused?: boolean },
): Promise<void> {
  await sendRequest('PATCH', path(id), { body: change });
}

export async function removeSubscription(id: string): Promise<void> {
  await sendRequest('DELETE', path(id));
}

/** Sends it to whoever asks, now. */
export async function trySubscription(id: string): Promise<void> {
  await sendRequest('POST', `${path(id)}/trial`);
}

/** Sends it to everybody who gets it, now. */
export async function sendSubscription(id: string): Promise<void> {
  await sendRequest('POST', `${path(id)}/send`);
}
