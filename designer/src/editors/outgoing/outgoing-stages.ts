import type { OutgoingColumn, OutgoingDefinition, OutgoingEvent } from '@leitwerk/metadata/generated/definitions.gen';
import { asList } from '../pipeline/as-list.ts';
import type { StageWords } from '../pipeline/stage-words.ts';
import type { Stage, StagePart } from '../pipeline/stages.ts';
import { OUTGOING_STAGES, SEND_STAGES } from './outgoing-parts.ts';

type Line = string | false | undefined;

/** The way of a record out to another system: trigger, selection, what is related, mapping, file, target, result. */
export function outgoingStages(
  definition: Partial<OutgoingDefinition>,
  { t, formatOf, entityOf }: StageWords,
): readonly Stage[] {
  const made = (
    id: keyof typeof OUTGOING_STAGES | keyof typeof SEND_STAGES,
    part: StagePart,
    lines: readonly Line[],
    entity: string | null = null,
  ): Stage => ({
    id,
    sort: id,
    title: t.stages[id],
    lines: lines.filter((line) => typeof line === 'string'),
    parts: [part],
    entity,
    step: null,
  });
  const stage = (id: keyof typeof OUTGOING_STAGES, lines: readonly Line[], entity: string | null = null): Stage =>
    made(id, { at: [], only: OUTGOING_STAGES[id] }, lines, entity);
  const ofSend = (id: keyof typeof SEND_STAGES, lines: readonly Line[]): Stage =>
    made(id, { at: ['send'], only: SEND_STAGES[id] }, lines);
  const { send, entity, filter, only, key, format } = definition;
  const examples = asList(definition.examples);
  return [
    ofSend('trigger', [
      asList<OutgoingEvent>(send?.on).length > 0 && t.events(asList<OutgoingEvent>(send?.on)),
      send?.schedule && t.at(send.schedule.cron),
      asList<string>(send?.after).length > 0 && t.after(asList<string>(send?.after).join(', ')),
      !(send?.on || send?.schedule || send?.after) && t.byHand,
    ]),
    stage(
      'select',
      [
        entity && entityOf(entity),
        filter !== undefined && t.filtered,
        only !== undefined && t.only(only),
        key !== undefined && t.key(key),
      ],
      entity ?? null,
    ),
    stage('related', [
      asList<{ readonly id: string }>(definition.related)
        .map(({ id }) => id)
        .join(', ') || t.nothingRelated,
    ]),
    stage('map', [t.columns(asList<OutgoingColumn>(definition.columns).length, 0)]),
    stage('encode', [format && formatOf(format)]),
    ofSend('target', [send && `${send.connection}: ${[send.folder, send.file].filter(Boolean).join('/')}`]),
    stage('result', [examples.length > 0 ? t.examples(examples.length) : t.noExamples]),
  ];
}
