import type { EffectiveModel } from '@leitwerk/runtime-ui/renderer';
import { sendRequest } from '@leitwerk/runtime-ui/renderer';

export type Evaluation = {
  readonly result?: unknown;
  /** Whether it is true as conditions have it. */
  readonly holds: boolean;
  /** Names that the formula reads and that are not in the record as the asker sees it. */
  readonly missing: readonly string[];
};

/** What comes of a formula for one record, as the asker sees it. */
export const evaluateFormula = async (body: {
  readonly entity: string;
  readonly record: string;
  readonly expression: string;
}): Promise<Evaluation> => (await sendRequest<Evaluation>('POST', '/metadata/evaluate', { body })).body;

/** The model of a draft as somebody with these roles would see it. */
export const readDraftModel = async (draft: string, roles: readonly string[]): Promise<EffectiveModel> => {
  const path = `/metadata/drafts/${encodeURIComponent(draft)}/model`;
  const body = roles.length > 0 ? { roles } : {};
  return (await sendRequest<{ readonly model: EffectiveModel }>('POST', path, { body })).body.model;
};
