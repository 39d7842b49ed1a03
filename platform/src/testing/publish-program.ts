import type { SourceDocument } from '../model/model-store.ts';
import { readNewestVersion } from '../model/model-store.ts';
import { publishModel } from '../model/publish-model.ts';
import { SYSTEM_USER_ID } from '../rights/actor.ts';
import { openDatabase } from '../storage/database.ts';

// A process of its own that publishes for ever: two fields with indexes and keys come and go. It treats every table as a large one.
const [url = ''] = process.argv.slice(2);
const database = openDatabase(url);
const { documents } = await readNewestVersion(database);
const plain = documents.map((one) => ({ ...one, document: without(one.document) })) as readonly SourceDocument[];
const more = plain.map((one) => ({ ...one, document: withMore(one.document) })) as readonly SourceDocument[];

type Fields = { readonly kind: string; readonly id: string; readonly fields?: readonly { readonly id: string }[] };

function isLead({ kind, id }: Fields): boolean {
  return kind === 'entity' && id === 'lead';
}

function without(document: unknown): unknown {
  const one = document as Fields;
  return isLead(one) ? { ...one, fields: one.fields?.filter(({ id }) => !id.startsWith('crash')) } : one;
}

function withMore(document: unknown): unknown {
  const one = document as Fields;
  if (!isLead(one)) return one;
  const label = { de: 'Absturz', en: 'Crash' };
  return {
    ...one,
    fields: [
      ...(one.fields ?? []),
      { id: 'crashText', type: 'text', label, index: true, unique: true },
      { id: 'crashLead', type: 'reference', entity: 'lead', label },
    ],
  };
}

console.log('started');
for (let turn = 0; ; turn++) {
  const { version } = await publishModel(database, {
    documents: turn % 2 === 0 ? more : plain,
    note: `turn ${turn}`,
    author: SYSTEM_USER_ID,
    largeBytes: 0,
  });
  console.log(`version ${version}`);
}
