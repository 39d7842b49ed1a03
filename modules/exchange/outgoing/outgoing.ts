import { createHash } from 'node:crypto';
import type { OutgoingDefinition } from '@leitwerk/metadata/generated/definitions.gen';

/** Names of what outgoing interfaces keep, and of their job. */
export const PACKAGE = 'exchange-package';
export const SENT = 'exchange-sent';
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

/** By what is known that something was sent with a key. */
export const markOf = (outgoing: string, key: string): string =>
  createHash('sha256')
    .update(JSON.stringify([outgoing, key]))
    .digest('hex');
