import type { MailSchedule } from '../dashboard/mail-schedule.ts';
import type { ChosenDays } from '../dashboard/periods.ts';
import type { ChosenValues } from '../dashboard/tile-under.ts';
import type { DashboardDefinition, DashboardPeriod, DashboardTile, Label } from '../generated/definitions.gen.ts';
import type { EffectiveModel } from '../model.ts';
import type { WireReference } from './wire.ts';

/** What a person puts together: a dashboard without what only a definition says. Entities by their ids. */
export type OwnDashboardContent = Omit<DashboardDefinition, '$schema' | 'kind' | 'id' | 'name' | 'label' | 'roles'>;

/** One of the dashboards that people have made, as a list of them has it. */
export type OwnDashboardHead = {
  readonly id: string;
  readonly name: string;
  readonly icon: string | null;
  readonly owner: WireReference;
  readonly isMine: boolean;
  readonly mayChange: boolean;
  /** With how many people and teams its owner shares it; 0 for everybody else. */
  readonly shares: number;
  readonly updatedAt: string;
};

export type OwnDashboard = OwnDashboardHead & {
  readonly version: number;
  /** Without the tiles that the reader may not see, entities by their names; null when none is left. */
  readonly dashboard: DashboardDefinition | null;
  /** Whether the reader sees all of it. Only then it can be changed. */
  readonly isWhole: boolean;
  /** Of one that is seen as a whole. */
  readonly content?: OwnDashboardContent;
};

/** With whom a dashboard is shared: one of the two is null. */
export type DashboardShare = {
  readonly user: WireReference | null;
  readonly team: WireReference | null;
  readonly mayChange: boolean;
};

/** One of the dashboards that a link shows, and what is chosen on it. */
export type GivenLinkPage = {
  /** Id of a definition, or of a dashboard that somebody has made. */
  readonly dashboard: string;
  readonly period?: DashboardPeriod;
  readonly from?: string;
  readonly to?: string;
  readonly only?: ChosenValues;
};

export type DashboardLink = {
  readonly id: string;
  readonly name: string;
  /** What the dashboards are called that it shows. */
  readonly dashboards: readonly Label[];
  readonly turnSeconds: number;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly lastUsedAt: string | null;
};

/** What a link shows, without records, ids of records and conditions. */
export type SharedDashboards = {
  readonly name: string;
  readonly expiresAt: string;
  readonly turnSeconds: number;
  readonly installationTimeZone: string;
  readonly pages: readonly SharedPage[];
  /** By name, with the fields only that tiles name. */
  readonly entities: EffectiveModel['entities'];
};

export type SharedPage = {
  readonly label: Label;
  readonly icon?: string;
  readonly period: DashboardPeriod | ChosenDays;
  /** What it is filtered by, in words. */
  readonly filters: readonly { readonly label: Label; readonly value: Label }[];
  readonly leastPeople?: number;
  readonly tiles: readonly DashboardTile[];
};

/** What is sent: a dashboard or a report, by its id. */
export type SubscribedKind = 'dashboard' | 'report';

/** Why a subscription does not go out: somebody has stopped it, a backup was restored, its maker may not do it, or its dashboard has gone. */
export type SubscriptionStop = 'by-hand' | 'restored' | 'no-right' | 'gone';

/** How far a copy of one recipient has come; from `waiting` on as the outgoing mail says. */
export type CopyState = 'waiting' | 'sending' | 'sent' | 'failed' | 'uncertain' | 'nothing';

/** A dashboard or a report that goes out by mail on a schedule. */
export type Subscription = {
  readonly id: string;
  readonly name: string;
  readonly kind: SubscribedKind;
  readonly subject: string;
  /** What it is called; null when it is not there any more. */
  readonly label: Label | null;
  readonly period: DashboardPeriod | ChosenDays;
  readonly only: ChosenValues;
  readonly people: readonly WireReference[];
  readonly addresses: readonly string[];
  readonly schedule: MailSchedule;
  readonly nextAt: string | null;
  readonly stop: SubscriptionStop | null;
  /** The last time that it went to its recipients. */
  readonly last: SubscriptionRun | null;
  /** The last time that its maker has sent it to himself. */
  readonly trial: SubscriptionRun | null;
};

/** What is sent to whoever asks, by somebody else or by himself. */
export type ReceivedSubscription = Pick<
  Subscription,
  'id' | 'name' | 'kind' | 'subject' | 'schedule' | 'nextAt' | 'stop'
> & {
  /** What it is called; null when he may read nothing of it now, and so gets nothing. */
  readonly label: Label | null;
  /** Who has set it up; null for himself. */
  readonly maker: WireReference | null;
  /** What became of the last one that was meant for him. */
  readonly last: { readonly at: string; readonly state: CopyState; readonly problem: string | null } | null;
};

/** What went out at one time. */
export type SubscriptionRun = {
  readonly at: string;
  readonly copies: readonly { readonly to: string; readonly state: CopyState; readonly problem: string | null }[];
};

/** All that somebody has subscribed, and what he can do. */
export type SubscriptionList = {
  readonly items: readonly Subscription[];
  /** Addresses outside, and domains (`@example.com`), that the application allows. */
  readonly outside: readonly string[];
  /** What keeps anything from being sent: no mail server is set, or no module sets pages. */
  readonly missing: 'mail-server' | 'printer' | null;
};
