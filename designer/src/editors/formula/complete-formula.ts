import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { FUNCTION_HELP, VARIABLE_HELP } from '@leitwerk/metadata/expression-help';
import { SYSTEM_FIELDS } from '@leitwerk/metadata/system-fields';
import type { EntityModel, FieldModel, Language } from '@leitwerk/runtime-ui/renderer';

/** Offers the fields of the record, the columns of its rows behind a dot, and functions with what they do. */
export function completeFormula(entity: () => EntityModel | undefined, language: Language) {
  const field = ({ name, label }: FieldModel): Completion => ({
    label: name,
    detail: label[language],
    type: 'property',
  });
  return (context: CompletionContext): CompletionResult | null => {
    const before = context.matchBefore(/[$\w.]*/);
    if (!before || (before.from === before.to && !context.explicit)) return null;
    const { text } = before;
    const fields = entity()?.fields ?? [];
    const dot = text.lastIndexOf('.');
    if (dot >= 0) {
      const holder = fields.find(({ name }) => name === text.slice(0, dot));
      return { from: before.from + dot + 1, options: (holder?.columns ?? []).map(field) };
    }
    if (text.startsWith('$')) return { from: before.from, options: [...functions(language), ...variables(language)] };
    return { from: before.from, options: [...[...fields, ...SYSTEM_FIELDS].map(field), ...functions(language)] };
  };
}

const functions = (language: Language): readonly Completion[] =>
  Object.entries(FUNCTION_HELP).map(([name, { signature, help }]) => ({
    label: `$${name}`,
    apply: `$${name}(`,
    detail: signature.slice(name.length + 1),
    info: help[language],
    type: 'function',
  }));

const variables = (language: Language): readonly Completion[] =>
  Object.entries(VARIABLE_HELP).map(([name, help]) => ({
    label: `$${name}`,
    detail: help[language],
    type: 'variable',
  }));
