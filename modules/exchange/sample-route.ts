import type { InterfaceDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import { shapeIssuesOf } from '@leitwerk/metadata/validate';
import type { ModuleRoute } from '@leitwerk/platform/module/module';
import { ActionRefused } from '@leitwerk/platform/module/module';
import { readColumns } from './read-columns.ts';
import type { Sample } from './sample.ts';
import { bytesOf, sampleBody } from './sample.ts';
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
    },
  },
  handle: async ({ body }, context) => {
    const { format, ...sample } = body as Body;
    mustEdit(context);
    // A format is checked as a part of an interface that is otherwise in order.
    const document = { ...PLAIN, format };
    const issues = shapeIssuesOf({ file: '', document });
    if (issues.length > 0) throw new ActionRefused(issues.map(({ file: _file, ...issue }) => issue));
    return { columns: await readColumns(await bytesOf(sample, context), document) };
  },
};

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
