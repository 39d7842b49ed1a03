import { checkExamples } from '@leitwerk/metadata/interface/check-examples';
import type { Issue } from '@leitwerk/metadata/issue';
import type { GivenDocument } from './publish-model.ts';
import { checkDocuments } from './publish-model.ts';

/**
 * All that is wrong with definitions: shape, references, meaning, and, when nothing else is, examples of interfaces from which something
 * else comes than they say. Examples cost time: it is asked in a thread of its own, or by a command that does nothing else.
 */
export async function findIssues(documents: readonly GivenDocument[]): Promise<readonly Issue[]> {
  const { issues } = checkDocuments(documents);
  if (issues.some(({ severity }) => severity !== 'warning')) return issues;
  return [...issues, ...(await checkExamples(documents))];
}
