import type { Rule } from '@leitwerk/platform/module/module';
import type { ModuleSettings } from '@leitwerk/platform/module/module-reach';
import { documentsIssue } from './documents-issue.ts';
import { findFiling } from './settings.ts';

/** A letter that has been issued keeps its file and what it was made of. Everything else about its record may change. */
export const frozenLetters: Rule = {
  name: 'documents.frozen',
  entity: (settings) => {
    const filing = findFiling(settings);
    return filing?.template === undefined ? [] : [filing.entity];
  },
  on: ['update'],
  prepare: async (_batch, { settings }) => {
    const kept = keptFields(settings);
    return async ({ draft, before }) => {
      const { template } = findFiling(settings) ?? {};
      if (template === undefined || !before?.[template]) return {};
      const changed = kept.filter((field) => fileOr(before[field]) !== fileOr(draft[field]));
      return { issues: changed.map((field) => documentsIssue(field, 'documents.frozen')) };
    };
  },
};

function keptFields(settings: ModuleSettings): readonly string[] {
  const { file, template, version, data, key, mail, attachments, values = {} } = findFiling(settings) ?? {};
  const named = [file, template, version, data, key, mail?.to, mail?.text, attachments].filter(
    (one): one is string => one !== undefined,
  );
  return [...named, ...Object.keys(values)];
}

/** As text; of a file its id, whatever else is known of it. */
const fileOr = (value: unknown): string =>
  typeof value === 'object' && value !== null && 'id' in value ? String(value.id) : JSON.stringify(value ?? null);
