import type { Filter, Label } from '../model/definitions.ts';
import { sendRequest } from './send-request.ts';

/** Whoever holds this permission sets webhooks up. */
export const WEBHOOKS_PERMISSION = 'webhooks.manage';

export const HAPPENINGS = ['created', 'updated', 'moved', 'deleted', 'restored'] as const;
export type Happening = (typeof HAPPENINGS)[number];

/** Which records of an entity another system is told of, and what of them. */
export type WebhookTopic = {
  /** Id of the entity. */
  readonly entity: string;
  readonly happenings: readonly Happening[];
  /** Ids of events of the status; all when null. */
  readonly transitions: readonly string[] | null;
  readonly filter: Filter | null;
  /** Names of fields; all readable ones when null. */
  readonly fields: readonly string[] | null;
};

export type WebhookInput = {
  readonly name: string;
  readonly address: string;
  /** Ids of roles. */
  readonly roles: readonly string[];
  readonly topics: readonly WebhookTopic[];
};

export type Webhook = WebhookInput & {
  readonly id: string;
  readonly paused: 'by-hand' | 'failing' | 'gone' | 'refused' | 'restored' | null;
  readonly problems: readonly string[];
  readonly failingSince: string | null;
  readonly succeededAt: string | null;
  readonly resumeAt: string | null;
  readonly counts: { readonly waiting: number; readonly failed: number; readonly sentToday: number };
};

export type WebhookRole = { readonly id: string; readonly label: Label };
export type Webhooks = { readonly items: readonly Webhook[]; readonly roles: readonly WebhookRole[] };

/** What the other side said to a test. */
export type TestAnswer = {
  readonly status: number | null;
  readonly durationMs: number;
  readonly answer: string;
  readonly problem: string | null;
};

export type DeliveryState = 'new' | 'waiting' | 'sent' | 'failed';

export type WebhookDelivery = {
  readonly id: string;
  readonly number: number;
  readonly entity: string | null;
  readonly happening: string;
  readonly recordId: string | null;
  readonly at: string;
  readonly state: DeliveryState;
  readonly tries: number;
  readonly triedAt: string | null;
  readonly nextAt: string | null;
  readonly status: number | null;
  readonly durationMs: number | null;
  readonly answer: string | null;
  readonly problem: string | null;
  readonly body?: string | null;
};

export type DeliveryPage = { readonly items: readonly WebhookDelivery[]; readonly next: string | null };
export type Replay =
  | { readonly deliveries: readonly string[] }
  | { readonly from: string; readonly to: string; readonly states: readonly DeliveryState[] };

const path = (id: string, rest = ''): string => `/webhooks/${id}${rest}`;

export const readWebhooks = async (signal?: AbortSignal): Promise<Webhooks> =>
  (await sendRequest<Webhooks>('GET', '/webhooks', { ...(signal && { signal }) })).body;

/** @returns the secret, which is told once */
export const createWebhook = async (body: WebhookInput): Promise<string> =>
  (await sendRequest<{ secret: string }>('POST', '/webhooks', { body })).body.secret;

export const changeWebhook = (id: string, body: WebhookInput) => sendRequest('PATCH', path(id), { body });
export const removeWebhook = (id: string) => sendRequest('DELETE', path(id));

export const newWebhookSecret = async (id: string): Promise<string> =>
  (await sendRequest<{ secret: string }>('POST', path(id, '/secret'), { body: {} })).body.secret;

export const testWebhook = async (id: string): Promise<TestAnswer> =>
  (await sendRequest<TestAnswer>('POST', path(id, '/test'))).body;

export const moveWebhook = (id: string, word: 'pause' | 'resume') => sendRequest('POST', path(id, `/${word}`));

export const readDeliveries = async (
  id: string,
  query: { readonly state: DeliveryState | null; readonly after: string | null },
  signal?: AbortSignal,
): Promise<DeliveryPage> =>
  (
    await sendRequest<DeliveryPage>('GET', path(id, '/deliveries'), {
      query: { limit: 20, state: query.state ?? undefined, after: query.after ?? undefined },
      ...(signal && { signal }),
    })
  ).body;

export const readDelivery = async (id: string, delivery: string, signal?: AbortSignal): Promise<WebhookDelivery> =>
  (
    await sendRequest<WebhookDelivery>('GET', path(id, `/deliveries/${delivery}`), {
      ...(signal && { signal }),
    })
  ).body;

/** Sends deliveries once more. @returns how many */
export const replayDeliveries = async (id: string, which: Replay): Promise<number> =>
  (await sendRequest<{ count: number }>('POST', path(id, '/replay'), { body: which })).body.count;
