import { ActionRefused } from '@leitwerk/platform/module/module';
import type { ModuleContext, ModuleSettings } from '@leitwerk/platform/module/module-reach';
import { documentsIssue } from './documents-issue.ts';

/** Where issued letters are filed; see `settings.schema.json`, by which it has been checked. */
export type Filing = {
  readonly entity: string;
  readonly name: string;
  readonly file: string;
  readonly date?: string;
  readonly kind?: string;
  readonly template?: string;
  readonly version?: string;
  readonly data?: string;
  readonly key?: string;
  readonly attachments?: string;
  readonly mail?: { readonly to?: string; readonly text?: string; readonly state?: string };
  readonly values?: Readonly<Record<string, unknown>>;
  readonly records: readonly {
    readonly field: string;
    readonly about: { readonly entity: string; readonly from?: string };
  }[];
};

export const findFiling = (settings: ModuleSettings): Filing | null =>
  (settings['filing'] as Filing | undefined) ?? null;

/** The filing of letters about an entity, by its name. Throws when they have none. */
export function filingFor(entity: string, context: Pick<ModuleContext, 'settings' | 'entity'>): Filing {
  const filing = findFiling(context.settings('documents'));
  if (!filing) throw new ActionRefused([documentsIssue('', 'documents.no-filing')]);
  if (!filing.records.some((one) => one.about.entity === entity))
    throw new ActionRefused([
      documentsIssue('', 'documents.not-filed-here', { entity: context.entity(entity)?.entity.label ?? entity }),
    ]);
  return filing;
}

/** Names of the fields of a record by which its letters are filed elsewhere too. */
export const filedFields = (settings: ModuleSettings, entity: string): readonly string[] =>
  (findFiling(settings)?.records ?? []).flatMap(({ about }) =>
    about.entity === entity && about.from !== undefined ? [about.from] : [],
  );
