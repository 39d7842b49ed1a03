import type { WireReference } from './wire.ts';

/** What people are told of, and whether they are as long as they have not said anything. */
export const NOTIFICATION_KINDS = {
  /** A record was given to the person. */
  given: true,
  /** A record was given to one of his teams. */
  team: false,
  /** The moment has come that a record's reminder field names. */
  reminder: true,
  /** Long work of his has ended. */
  run: true,
  /** A record that he owns or has marked was moved in its status. */
  moved: false,
  /** A process or an automation tells the person something, or has something to do for him. */
  process: true,
} as const;

export type NotificationKind = keyof typeof NOTIFICATION_KINDS;

export const isNotificationKind = (given: unknown): given is NotificationKind =>
  typeof given === 'string' && Object.hasOwn(NOTIFICATION_KINDS, given);

/** Ways by which a notification reaches somebody. */
export const NOTIFICATION_CHANNELS = ['app', 'mail'] as const;
export type NotificationChannel = (typeof NOTIFICATION_CHANNELS)[number];

/** Key of the own setting that says who wants to be told of what: kind → channel → whether. */
export const NOTIFICATION_SETTING = 'notifications';

export type NotificationSetting = Readonly<
  Partial<Record<NotificationKind, Readonly<Partial<Record<NotificationChannel, boolean>>>>>
>;

/** Whether a person who has set this up is told of the kind on the channel; by mail only if he has said so. */
export const wantsNotification = (
  setting: NotificationSetting | null,
  kind: NotificationKind,
  channel: NotificationChannel,
): boolean => setting?.[kind]?.[channel] ?? (channel === 'app' && NOTIFICATION_KINDS[kind]);

/** A notification as its person may see it now. */
export type WireNotification = {
  readonly id: string;
  readonly kind: NotificationKind;
  /** In the reader's language. */
  readonly text: string;
  readonly at: string;
  readonly readAt: string | null;
  /** Who did it; null for reminders and runs. */
  readonly by: WireReference | null;
  /** Name of the entity; null when the reader may read nothing of it. */
  readonly entity: string | null;
  /** The record, when it is one and the reader may open it. */
  readonly record: WireReference | null;
  /** How many records it is about. */
  readonly count: number;
  /** The run that has ended. */
  readonly run: string | null;
};

export type NotificationPage = { readonly items: readonly WireNotification[]; readonly next: string | null };
