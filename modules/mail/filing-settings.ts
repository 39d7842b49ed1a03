import type { ModuleContext, ModuleSettings } from '@leitwerk/platform/module/module-reach';
import { MODULE } from './connection.ts';

/** Records to which messages are filed; see `settings.schema.json`, by which it has been checked. */
export type FilingTarget = {
  /** Reference of the message that holds the record. */
  readonly field: string;
  readonly to: {
    readonly entity: string;
    readonly addresses?: readonly string[];
    readonly numbers?: readonly string[];
    readonly also?: readonly { readonly target: string; readonly from: string }[];
  };
};

/** What can be made of a message: a record of this entity that begins with values of the message. */
export type Making = {
  readonly id: string;
  readonly entity: string;
  /** A file field: it is made of an attachment. */
  readonly attachment?: string;
  readonly values: readonly { readonly field: string; readonly from?: string; readonly value?: unknown }[];
};

export const targetsIn = (settings: ModuleSettings): readonly FilingTarget[] =>
  (settings['filing'] as { readonly targets: readonly FilingTarget[] } | undefined)?.targets ?? [];

export const targetsOf = (context: ModuleContext): readonly FilingTarget[] => targetsIn(context.settings(MODULE));

export const makingsOf = (context: ModuleContext): readonly Making[] =>
  (context.settings(MODULE)['makes'] as readonly Making[] | undefined) ?? [];
