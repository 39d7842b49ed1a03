import type { MailSchedule } from '@leitwerk/metadata/dashboard/mail-schedule';
import type { SubscribedKind, SubscriptionStop } from '@leitwerk/metadata/wire/dashboards';
import type { PrintedPage } from '../dashboard/print/count-page.ts';
import type { RuntimeModel } from '../model/runtime-model.ts';
import { definitionsInEffect } from '../module/module-definitions.ts';
import type { Context } from '../rights/context.ts';

/** The job that makes the copy of one recipient, and the one that looks every minute what is due. */
export const MAKE_COPY = 'make-subscription-copy';
export const SUBSCRIPTIONS_DUE = 'subscriptions-due';

/** The holder of outgoing mails that are copies; it is no entity. */
export const COPY_HOLDER = 'subscription-copy';

/** How many somebody can have, and for how many recipients each. */
export const MOST_SUBSCRIPTIONS = 50;
export const MOST_RECIPIENTS = 50;

/** As it is stored. */
export type StoredSubscription = {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly kind: SubscribedKind;
  readonly subject: string;
  readonly period: PrintedPage['period'];
  readonly chosen: PrintedPage['only'];
  readonly people: readonly string[];
  readonly addresses: readonly string[];
  readonly schedule: MailSchedule;
  readonly nextAt: Date | null;
  readonly paused: Extract<SubscriptionStop, 'by-hand' | 'restored'> | null;
  readonly ended: Extract<SubscriptionStop, 'no-right' | 'gone'> | null;
};

export const maySubscribe = ({ access }: Context): boolean => access.permissions.has('dashboards.mail');

/** Addresses outside and domains to which figures may go; none when the application names none. */
export const outsideOf = (model: RuntimeModel): readonly string[] =>
  definitionsInEffect(model.definitions).flatMap((one) => (one.kind === 'app' ? (one.outsideAddresses ?? []) : []));

/** Whether figures may go to an address outside. */
export function isAllowedOutside(address: string, model: RuntimeModel): boolean {
  const given = address.toLowerCase();
  const domain = given.slice(given.lastIndexOf('@'));
  return outsideOf(model).some((one) => [given, domain].includes(one.toLowerCase()));
}
