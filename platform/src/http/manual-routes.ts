import { readDraft } from '../definition-draft/draft-store.ts';
import { makeManual } from '../manual/make-manual.ts';
import type { Manual } from '../manual/manual-block.ts';
import { manualTexts } from '../manual/manual-texts.ts';
import { manualToHtml } from '../manual/manual-to-html.ts';
import { printBeside } from '../manual/print-beside.ts';
import { packageName } from '../model/packages.ts';
import { systemDefinitions } from '../model/system-definitions.ts';
import { definitionsInEffect, shippedByModules } from '../module/module-definitions.ts';
import { checkedDocuments } from './metadata-documents.ts';
import { idOf } from './named-draft.ts';
import { languageOf } from './respond-error.ts';
import type { Call, Route } from './route.ts';
import { permitted } from './route.ts';

export const MANUAL_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/metadata/manual',
    summary: 'The manual of the configuration, for hand-over: one file, HTML or PDF',
    tag: 'metadata',
    access: 'user',
    query: {
      format: { type: { oneOf: ['html', 'pdf'] }, description: 'HTML when absent' },
      language: { type: { oneOf: ['de', 'en'] }, description: 'That of the request when absent' },
      draft: { type: 'text', description: 'Of this draft; of what is live when absent' },
    },
    responses: [
      { status: 200, description: 'The file', type: 'text/html' },
      { status: 422, description: 'The draft has errors' },
      { status: 429, description: 'Another manual is being set' },
    ],
    handle: async (call) => {
      permitted(call, 'metadata.read');
      const isPdf = call.query['format'] === 'pdf';
      const { manual, name } = await manualOf(call);
      const bytes = isPdf ? await printBeside(manual) : Buffer.from(manualToHtml(manual));
      await call.reply
        .headers({
          'content-type': isPdf ? 'application/pdf' : 'text/html; charset=utf-8',
          'content-length': bytes.length,
          'content-disposition': `attachment; filename="${name}.${isPdf ? 'pdf' : 'html'}"`,
          'x-content-type-options': 'nosniff',
          'cache-control': 'private, no-store',
        })
        .send(bytes);
    },
  },
];

async function manualOf(call: Call): Promise<{ readonly manual: Manual; readonly name: string }> {
  const language = (call.query['language'] as 'de' | 'en' | undefined) ?? languageOf(call.request);
  const t = manualTexts[language];
  const { database, models } = call.runtime;
  const given = call.query['draft'];
  const draft =
    given === undefined ? null : await readDraft(database, idOf({ ...call, params: { id: String(given) } }));
  const documents = draft ? await checkedDocuments(draft.documents) : models.documents();
  const all = definitionsInEffect(documents.map(({ document }) => document));
  const asShipped = new Set<unknown>([...shippedByModules().values()].map(({ document }) => document));
  const definitions = all.filter((one) => !asShipped.has(one));
  const brought = [...all.filter((one) => asShipped.has(one)), ...systemDefinitions(all)];
  const source = draft ? t.draft(draft.name, draft.baseVersion) : t.liveVersion(models.current().version);
  const { name, version } = packageName(documents);
  const file = `${language === 'de' ? 'handbuch' : 'manual'}-${name}-${version}`.replace(/[^A-Za-z0-9._-]/g, '');
  return { manual: makeManual(definitions, brought, language, [source]), name: file };
}
