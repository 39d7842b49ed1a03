import type { InterfaceDefinition, InterfaceFormat } from '@leitwerk/metadata/generated/definitions.gen';
import { shapeIssuesOf } from '@leitwerk/metadata/validate';
import type { ModuleRoute } from '@leitwerk/platform/module/module';
import { ActionRefused } from '@leitwerk/platform/module/module';
import { guessFormat } from './guess-format.ts';
import { readColumns } from './read-columns.ts';
import type { Sample } from './sample.ts';
import { openSample, sampleBody } from './sample.ts';
import { mustEdit } from './trial-route.ts';

type Body = Sample & Pick<InterfaceDefinition, 'format'>;

/** What a sample looks like, before an interface says anything about its columns. */
export const sampleRoute: ModuleRoute = {
  method: 'POST',
  path: '/api/exchange/sample',
  summary: 'The columns of a sample with their first values, read as a format says',
  body: sampleBody({ format: { type: 'object', description: 'As in the definition of an interface' } }),
  answer: {
    type: 'object',
    properties: {
      columns: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            from: { type: 'string', description: 'Name or path in the file' },
            values: { type: 'array', items: { type: 'string' } },
          },
        },
      },
      looksLike: {
        type: ['object', 'null'],
        description:
          'The format that the sample seems to have, when that is another one: as in the definition of an interface',
      },
    },
  },
  handle: async ({ body }, context) => {
    const { format, ...sample } = body as Body;
    mustEdit(context);
    // A format is checked as a part of an interface that is otherwise in order.
    const document = { ...PLAIN, format };
    const issues = shapeIssuesOf({ file: '', document });
    if (issues.length > 0) throw new ActionRefused(issues.map(({ file: _file, ...issue }) => issue));
    const open = () => openSample(sample, context);
    // A document is filed as it is, whatever is in it.
    const isRead = document.format.type !== 'document';
    const guess = isRead ? await guessFormat(async () => (await open()).stream) : null;
    try {
      const columns = await readColumns(await open(), document);
      return { columns, looksLike: guess && isOther(guess, document.format, columns.length) ? guess : null };
    } catch (error) {
      // A file of another kind than the interface says: what it seems to be helps more than why it cannot be read.
      if (!(error instanceof ActionRefused) || !guess || !isOther(guess, document.format, 0)) throw error;
      return { columns: [], looksLike: guess };
    }
  },
};

/** Whether a sample is surely written otherwise than the format says. What a person may have decided is not doubted. */
function isOther(guess: InterfaceFormat, format: InterfaceFormat, columns: number): boolean {
  if (format.type === 'fixed') return guess.type !== 'csv';
  if (guess.type !== format.type) return true;
  if (guess.type === 'xml') return columns === 0 && guess.element !== format.element;
  const isEncodedOtherwise = guess.encoding !== undefined && guess.encoding !== (format.encoding ?? 'utf-8');
  return guess.type === 'csv' && (isEncodedOtherwise || (columns < 2 && guess.delimiter !== (format.delimiter ?? ';')));
}

const PLAIN: InterfaceDefinition = {
  kind: 'interface',
  id: 'sample',
  name: 'sample',
  label: { de: 'Probe', en: 'Sample' },
  roles: ['sample'],
  language: 'de',
  format: { type: 'csv' },
  columns: [{ id: 'sample', type: 'text' }],
  steps: [{ id: 'sample', do: 'write', entity: 'sample', values: { sample: '' } }],
};
