import type { OutgoingDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import { ActionRefused } from '@leitwerk/platform/module/module';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import { exchangeIssue } from '../exchange-issue.ts';

/** Names of what outgoing interfaces keep, and of their job. */
export const PACKAGE = 'exchange-package';
export const SENT = 'exchange-sent';
export const EVENT = 'exchange-event';
export const SEND_JOB = 'exchange.send';
export const AGAIN_JOB = 'exchange.again';

/** The name of an outgoing interface's state among those of all interfaces. */
export const stateNameOf = (id: string): string => `out:${id}`;

/** What a package's file is called. */
export const fileNameOf = ({ send }: Pick<OutgoingDefinition, 'send'>, number: number, today: string): string =>
  send.file.replaceAll('{number}', String(number)).replaceAll('{date}', today);

/** What a package is called, and by what it is the only one. */
export const packageValues = (definition: OutgoingDefinition, number: number, today: string) => ({
  name: fileNameOf(definition, number, today),
  interface: definition.id,
  number,
  mark: `${definition.id}:${number}`,
});

/** The outgoing interface of a technical name. Throws `ActionRefused` when there is none. */
export function outgoingNamed(name: unknown, { outgoing }: Pick<ModuleContext, 'outgoing'>): OutgoingDefinition {
  const found = Object.values(outgoing).find((one) => one.name === name);
  if (!found)
    throw new ActionRefused([exchangeIssue('outgoing', 'exchange.unknown-interface', { name: String(name) })]);
  return found;
}
