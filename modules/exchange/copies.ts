import type { RecordCopies } from '@leitwerk/platform/module/module';
import type { ModuleSettings } from '@leitwerk/platform/module/module-reach';
import { DELIVERY, MESSAGE } from './exchange.ts';
import { PACKAGE, SENT } from './outgoing/outgoing.ts';

/** As long as the files of runs. */
const KEEP_DAYS = 90;
const days = (settings: ModuleSettings): number => Number(settings['keepDays'] ?? KEEP_DAYS);

/** What came in and went out says something of people for as long as it is kept. Keys stay: nothing may be taken or sent twice. */
export const copies: readonly RecordCopies[] = [
  {
    entity: MESSAGE,
    records: 'records',
    fields: ['row', 'correction', 'issues'],
    settled: { state: { ne: 'refused' } },
    days,
  },
  { entity: SENT, records: 'records', fields: ['records'], days },
  { entity: DELIVERY, fields: ['file', 'sideFile'], settled: { state: { in: ['done', 'failed'] } }, days },
  { entity: PACKAGE, fields: ['file'], settled: { state: 'sent' }, days },
];
