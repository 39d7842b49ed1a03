import { checkBeside } from '../model/check-beside.ts';
import type { SourceDocument } from '../model/model-store.ts';
import type { GivenDocument } from '../model/publish-model.ts';
import { withoutModules } from '../module/module-definitions.ts';
import { refuse } from '../refusal.ts';

export const DOCUMENT_BYTES = 20_000_000;
const MOST_DOCUMENTS = 5000;

/** Schema of definitions in a request. */
export const DOCUMENTS = {
  type: 'array',
  maxItems: MOST_DOCUMENTS,
  items: {
    type: 'object',
    additionalProperties: false,
    required: ['file', 'document'],
    properties: { file: { type: 'string' }, document: { type: 'object' } },
  },
};

/** Documents of the right outer shape (400 otherwise); what they say is not looked at. */
export function decodeDocuments(given: unknown): readonly GivenDocument[] {
  const isList = Array.isArray(given) && given.length <= MOST_DOCUMENTS && given.every(isDocument);
  return isList ? (given as readonly GivenDocument[]) : refuse(400, 'publish.shape');
}

const isDocument = (one: unknown): one is GivenDocument =>
  typeof one === 'object' &&
  one !== null &&
  'file' in one &&
  typeof one.file === 'string' &&
  'document' in one &&
  Object.keys(one).length === 2;

/** Documents without an error, as they are stored; 422 with every issue otherwise. */
export async function checkedDocuments(given: unknown): Promise<readonly SourceDocument[]> {
  const documents = decodeDocuments(given);
  const issues = await checkBeside(documents);
  if (issues.some((issue) => issue.severity !== 'warning')) return refuse(422, 'publish.invalid', { issues });
  return withoutModules(documents) as readonly SourceDocument[];
}
