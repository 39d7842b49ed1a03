import { isTakenOver } from '@leitwerk/metadata/fills-itself';
import { nextStart } from '@leitwerk/metadata/repetition/expand-repetition';
import { repetitionFrom, textOfRepetition } from '@leitwerk/metadata/repetition/repetition';
import type { WireRecord } from '@leitwerk/metadata/wire';
import type { EntityRuntime, RuntimeModel } from '../model/runtime-model.ts';
import type { KnownReaction } from '../module/known-reaction.ts';
import { laterWall, timesOfRecord, valueOfWall, wallOfValue } from './times-of-record.ts';

/**
 * For entities with a status whose records come again: when one has reached a final state, the next one is made with its dates moved
 * on. The repetition goes over to it in the same transaction, so that this happens once however often the event comes.
 */
export const nextRecordReactions = (model: RuntimeModel): readonly KnownReaction[] =>
  [...model.entities.values()]
    .filter((entity) => entity.machine && entity.times.repetition)
    .map((entity) => {
      const { name } = entity.entity;
      return {
        name: `platform.next-${name}`,
        on: [`${name}.moved`],
        react: async ({ recordId }, context) => {
          const { items } = await context.list(name, { filter: { id: recordId }, limit: 1 });
          const [record] = items;
          const next = record && isFinal(record, entity) ? nextValues(record, entity, context.today) : null;
          const { repetition } = entity.times;
          if (!record || !next || !repetition) return;
          await context.write([
            {
              action: 'update',
              entity: name,
              id: record.id,
              version: record.version,
              values: { [repetition.name]: null },
            },
            { action: 'create', entity: name, values: next },
          ]);
        },
      };
    });

function isFinal(record: WireRecord, { machine }: EntityRuntime): boolean {
  return machine?.final.has(String(record[machine.field.name])) ?? false;
}

/** What the next record begins with; null where there is none. All its dates keep their distance from its start. */
function nextValues(record: WireRecord, entity: EntityRuntime, today: string): Record<string, unknown> | null {
  const { start, repetition } = entity.times;
  const found = repetition && repetitionFrom(record[repetition.name]);
  const times = timesOfRecord(record, entity.times);
  if (!start || !repetition || !found || !times) return null;
  const next = nextStart(found, times.start, today);
  if (!next) return null;
  const laterMs = Date.parse(`${next.start}Z`) - Date.parse(`${times.start}Z`);
  const values = Object.fromEntries(
    entity.entity.fields.filter(isTakenOver).flatMap((field) => {
      const value = record[field.name];
      if (value === null || value === undefined) return [];
      if (field.type !== 'date' && field.type !== 'date-time') return [[field.name, value]];
      return [[field.name, valueOfWall(laterWall(wallOfValue(value, field), laterMs), field)]];
    }),
  );
  return { ...values, [repetition.name]: textOfRepetition(next.repetition) };
}
