import type { OutgoingDefinition, OutgoingEvent } from '@leitwerk/metadata/generated/definitions.gen';
import type { Action, Reaction } from '@leitwerk/platform/module/module';
import { ActionRefused, newId } from '@leitwerk/platform/module/module';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import { exchangeIssue } from '../exchange-issue.ts';
import { EVENT, outgoingNamed, SEND_JOB } from './outgoing.ts';

const HAPPENINGS: readonly OutgoingEvent[] = ['created', 'updated', 'moved'];

const isSetOffBy = ({ send }: OutgoingDefinition, word: string): boolean =>
  send.on?.some((one) => one === word) ?? false;

/** Notes for outgoing interfaces what has happened to records. An event that comes again is noted once, or was sent already. */
export const toldReaction: Reaction = {
  name: 'exchange-tell-of-records',
  on: (_settings, outgoing) => [
    ...new Set(
      Object.values(outgoing).flatMap((one) =>
        HAPPENINGS.filter((word) => isSetOffBy(one, word)).map((word) => `${one.entity}.${word}`),
      ),
    ),
  ],
  react: async ({ id, name, entity, recordId, at }, context) => {
    const word = name.slice(name.lastIndexOf('.') + 1);
    for (const one of Object.values(context.outgoing))
      if (one.entity === entity && isSetOffBy(one, word))
        await noteEvent(one, { mark: `${one.id}:${id}`, title: name, record: recordId, at }, context);
  },
};

/** What a step of a workflow or an automation calls to tell another system of its record. */
export const tellAction: Action = {
  label: { de: 'Anderes System über den Datensatz unterrichten', en: 'Tell another system of the record' },
  input: {
    type: 'object',
    additionalProperties: false,
    required: ['outgoing'],
    properties: {
      outgoing: { type: 'string', maxLength: 48, description: 'Technical name of the outgoing interface' },
      record: { type: 'string', format: 'uuid', description: 'In place of the record about which it is called' },
    },
  },
  run: async ({ outgoing, record }, context) => {
    const definition = outgoingNamed(outgoing, context);
    const name = definition.name;
    if (!isSetOffBy(definition, 'step'))
      throw new ActionRefused([exchangeIssue('outgoing', 'exchange.no-step', { name })]);
    const about = context.about?.entity === definition.entity ? context.about.id : undefined;
    const id = record ?? about;
    const known =
      id !== undefined && (await context.list(definition.entity, { filter: { id }, fields: ['id'], limit: 1 }));
    if (!known || known.items.length === 0)
      throw new ActionRefused([exchangeIssue('record', 'exchange.no-record', { name })]);
    const mark = `${definition.id}:${context.key ?? newId()}`.slice(0, 200);
    const at = new Date().toISOString();
    await noteEvent(definition, { mark, title: `${definition.entity}.step`, record: String(id), at }, context);
    return { id };
  },
};

type Event = { readonly mark: string; readonly title: string; readonly record: string; readonly at: string };

async function noteEvent(
  { id, send }: OutgoingDefinition,
  { mark, title, record, at }: Event,
  context: ModuleContext,
): Promise<void> {
  const dueAt = new Date(Date.now() + (send.collectMinutes ?? 0) * 60_000);
  const known = await context.list(EVENT, { filter: { mark }, fields: ['id'], limit: 1 });
  if (known.items.length === 0)
    await context.write([
      {
        action: 'create',
        entity: EVENT,
        values: { title, interface: id, record, happenedAt: at, dueAt: dueAt.toISOString(), mark },
      },
    ]);
  await context.startJob(SEND_JOB, id, send.collectMinutes === undefined ? undefined : dueAt);
}
