import type { OpenRecord } from '../../../client/records.ts';

export type RecordActionProps = { readonly record: OpenRecord; readonly title: string };
