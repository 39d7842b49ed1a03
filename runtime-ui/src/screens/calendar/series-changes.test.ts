import dayjs from 'dayjs';
import { describe, expect, it } from 'vitest';
import type { Occurrence } from '../../client/records.ts';
import type { EntityModel, FieldModel } from '../../model/definitions.ts';
import { entriesOf } from './calendar-entry.ts';
import { exceptCommand, moveAllCommand, ownRecordCommand } from './series-changes.ts';

const field = (id: string, type: FieldModel['type'], more: object = {}): FieldModel => ({
  id,
  name: id,
  type,
  label: { de: id, en: id },
  ...more,
});
const start = field('start', 'date-time');
const end = field('end', 'date-time');
const repetition = field('repetition', 'repetition');
const entity: EntityModel = {
  id: 'shift',
  name: 'shift',
  label: { de: 'Schicht', en: 'Shift' },
  labelPlural: { de: 'Schichten', en: 'Shifts' },
  titleField: 'name',
  fields: [
    field('name', 'text'),
    start,
    end,
    repetition,
    field('remindAt', 'date-time'),
    field('number', 'number-range'),
    field('code', 'text', { unique: true }),
    field('secret', 'text'),
  ],
  unique: [],
  duplicates: [],
  rules: [],
  incoming: [],
  system: false,
};
const at = (wall: string) => dayjs(wall).toISOString();
const record = {
  id: 'a',
  version: 3,
  name: 'Runde',
  start: at('2026-05-04T09:00'),
  end: at('2026-05-04T10:00'),
  repetition: 'RRULE:FREQ=WEEKLY;BYDAY=MO,WE',
  remindAt: at('2026-05-04T08:30'),
  number: 'S-1',
  code: 'x',
  secret: 's',
};
const occurrence: Occurrence = {
  record,
  start: at('2026-05-13T09:00'),
  end: at('2026-05-13T10:00'),
  day: '2026-05-13',
};
const fields = { start, end, colors: [] };
const [entry] = entriesOf([occurrence], entity, fields, 'de', () => undefined);
if (!entry) throw new Error('no entry');
const later = { start: '2026-05-14 11:30:00', end: '2026-05-14 13:00:00' };

describe('one time of what comes again', () => {
  it('is taken out by its day', () => {
    expect(exceptCommand(entry, repetition)).toEqual({
      action: 'update',
      id: 'a',
      version: 3,
      values: { repetition: 'RRULE:FREQ=WEEKLY;BYDAY=MO,WE\nEXDATE;VALUE=DATE:20260513' },
    });
  });

  it('becomes a record of its own, with what may be given and is not only of the first', () => {
    const mayCreate = ({ name }: FieldModel) => name !== 'secret';
    expect(ownRecordCommand(record, entity, fields, later, mayCreate)).toEqual({
      action: 'create',
      values: {
        name: 'Runde',
        start: at('2026-05-14T11:30'),
        end: at('2026-05-14T13:00'),
        remindAt: at('2026-05-14T11:00'),
      },
    });
  });
});

describe('all times of what comes again', () => {
  it('move as the one that was taken, with their days', () => {
    expect(moveAllCommand(entry, fields, repetition, later)).toEqual({
      action: 'update',
      id: 'a',
      version: 3,
      values: {
        start: at('2026-05-05T11:30'),
        end: at('2026-05-05T13:00'),
        repetition: 'RRULE:FREQ=WEEKLY;BYDAY=TU,TH',
      },
    });
  });
});
