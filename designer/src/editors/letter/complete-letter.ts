import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { LETTER_CALLS, LETTER_DATA } from '@leitwerk/metadata/letter/letter-calls';
import { ADDRESS_PARTS } from '@leitwerk/metadata/letter/letter-frame';
import { LETTER_CLASSES } from '@leitwerk/metadata/letter/letter-markup';
import { SYSTEM_FIELDS } from '@leitwerk/metadata/system-fields';
import type { EffectiveModel, EntityModel, FieldModel, Label, Language } from '@leitwerk/runtime-ui/renderer';

export type LetterSurroundings = {
  /** Whose fields are offered. */
  readonly entity: EntityModel | undefined;
  readonly model: Pick<EffectiveModel, 'entities'>;
  readonly blocks: readonly KnownBlock[];
};

/** A text block that a letter may name. */
export type KnownBlock = {
  readonly id: string;
  readonly label: Label | undefined;
  readonly status?: string;
  readonly validFrom?: string;
  readonly validTo?: string;
};

/** Offers fields, also through references, calls and text blocks between braces, and classes in an element. */
export function completeLetter(surroundings: () => LetterSurroundings, language: Language) {
  return (context: CompletionContext): CompletionResult | null => {
    const { entity, model, blocks } = surroundings();
    const before = context.state.sliceDoc(Math.max(0, context.pos - 400), context.pos);
    const [, classes] = /<[a-z0-9]+ class="([^"<>]*)$/.exec(before) ?? [];
    if (classes !== undefined) {
      const word = /[\w-]*$/.exec(classes)?.[0] ?? '';
      return { from: context.pos - word.length, options: optionsOf(LETTER_CLASSES, language) };
    }
    const inside = before.slice(before.lastIndexOf('{{') + 2);
    if (!before.includes('{{') || inside.includes('}}')) return null;
    const [, id] = /block "([a-z0-9-]*)$/.exec(inside) ?? [];
    if (id !== undefined)
      return {
        from: context.pos - id.length,
        options: blocks.map((one) => ({ label: one.id, detail: one.label?.[language] ?? '', type: 'text' })),
      };
    const word = /[@\w.]*$/.exec(inside)?.[0] ?? '';
    if (word === '' && !context.explicit) return null;
    if (word.startsWith('@')) return { from: context.pos - word.length + 1, options: optionsOf(LETTER_DATA, language) };
    const names = word.split('.');
    const last = names.pop() ?? '';
    const from = context.pos - last.length;
    if (names.length === 0) return { from, options: [...fieldsOf(entity, language), ...calls(language)] };
    return { from, options: behind(names, entity, model, language) };
  };
}

function behind(
  names: readonly string[],
  entity: EntityModel | undefined,
  model: LetterSurroundings['model'],
  language: Language,
): readonly Completion[] {
  const [name, ...rest] = names;
  const field = [...(entity?.fields ?? []), ...SYSTEM_FIELDS].find((one) => one.name === name);
  if (field?.type === 'address') return Object.keys(ADDRESS_PARTS).map((part) => ({ label: part, type: 'property' }));
  const target = field?.entity === undefined ? undefined : model.entities[field.entity];
  return rest.length === 0 ? fieldsOf(target, language) : behind(rest, target, model, language);
}

const fieldsOf = (entity: EntityModel | undefined, language: Language): readonly Completion[] =>
  [...(entity?.fields ?? []), ...(entity ? SYSTEM_FIELDS : [])].map(({ name, label }: FieldModel) => ({
    label: name,
    detail: label[language],
    type: 'property',
  }));

const calls = (language: Language): readonly Completion[] => [
  ...Object.entries(LETTER_CALLS).map(([name, { help }]) => ({
    label: name,
    detail: help[language],
    type: 'function',
  })),
  { label: 'block', apply: 'block "', type: 'function' },
];

const optionsOf = (of: Readonly<Record<string, Label>>, language: Language): readonly Completion[] =>
  Object.entries(of).map(([label, words]) => ({ label, detail: words[language], type: 'keyword' }));
