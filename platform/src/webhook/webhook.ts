import type { Issue } from '@leitwerk/metadata/issue';

/** What can happen to a record that another system is told of: the last word of an event's name. */
export const HAPPENINGS = ['created', 'updated', 'moved', 'deleted', 'restored'] as const;
export type Happening = (typeof HAPPENINGS)[number];

/** Which records of an entity a webhook tells of, and what of them. */
export type WebhookTopic = {
  /** Id of the entity. */
  readonly entity: string;
  readonly happenings: readonly Happening[];
  /** Ids of events of the status of which `moved` tells; all when null. */
  readonly transitions: readonly string[] | null;
  /** A filter of the API, judged when a delivery is made; null lets all through. */
  readonly filter: unknown;
  /** Names of fields; all that the roles may read when null. */
  readonly fields: readonly string[] | null;
};

/** Why nothing is sent. `failing`: nothing was taken for long; `gone`: the other side wants no more (410); `refused`: the roles may not. `restored`: this may be a copy. */
export type WebhookPause = 'by-hand' | 'failing' | 'gone' | 'refused' | 'restored';

export type Webhook = {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  /** Ids of the roles with whose rights records are read. */
  readonly roles: readonly string[];
  readonly owner: string;
  readonly paused: WebhookPause | null;
  /** What the roles may not, when it was stopped for that. */
  readonly problem: readonly Issue[] | null;
  readonly failures: number;
  readonly failingSince: Date | null;
  readonly succeededAt: Date | null;
  readonly resumeAt: Date | null;
  readonly topics: readonly WebhookTopic[];
};

export const WEBHOOK_MODULE = 'webhooks';

/** The job that sends what waits for one webhook, and the schedule that begins it where something is due. */
export const SEND_WEBHOOK = 'send-webhook';
export const WEBHOOKS_DUE = 'webhooks-due';
export const REMOVE_OLD_DELIVERIES = 'remove-old-deliveries';

/** How long deliveries are kept, sent or not. */
export const DAYS_KEPT = 30;

const MINUTE_MS = 60_000;
const LONGEST_PAUSE_MS = 60 * MINUTE_MS;

/** Pause after so many failures: 2, 4, 8 … minutes, an hour at most. */
export const pauseAfterFailures = (failures: number): number =>
  Math.min(LONGEST_PAUSE_MS, 2 ** Math.min(failures, 10) * MINUTE_MS);
