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

type Filter = Readonly<Record<string, unknown>>;

/** What somebody with certain roles would see of a draft. */
export type SeenDraft = {
  readonly model: EffectiveModel;
  /** By name of the entity, where not all records are read or changed. */
  readonly rows: Readonly<Record<string, { readonly read?: Filter; readonly update?: Filter }>>;
};

/** The model of a draft as somebody with these roles would see it, and which records. */
export const readDraftModel = async (draft: string, roles: readonly string[]): Promise<SeenDraft> => {
  const path = `/metadata/drafts/${encodeURIComponent(draft)}/model`;
  const body = roles.length > 0 ? { roles } : {};
  return (await sendRequest<SeenDraft>('POST', path, { body })).body;
};
