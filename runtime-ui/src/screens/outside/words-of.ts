import type { WireRecord } from '@leitwerk/metadata/wire';
import type { Label, Language } from '../../model/definitions.ts';

/** What a record says in the reader's language: a job has written it in both. Null where it says nothing. */
export function wordsOf(record: WireRecord, field: 'problem' | 'reason', language: Language): string | null {
  const words = record['words'] as Label | null | undefined;
  const text = words?.[language] ?? record[field];
  return typeof text === 'string' && text !== '' ? text : null;
}
