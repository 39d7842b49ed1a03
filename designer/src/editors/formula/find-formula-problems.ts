import { checkExpression, syntaxErrorAt } from '@leitwerk/metadata/expression';
import type { EntityModel } from '@leitwerk/runtime-ui/renderer';

export type FormulaProblem = {
  readonly from: number;
  readonly to: number;
  readonly is: 'syntax' | 'unknown-field' | 'forbidden';
  /** The name or what is not allowed; empty where nothing more can be said. */
  readonly what: string;
};

/** What is wrong with a formula and where in its text, before the server says so. */
export function findFormulaProblems(text: string, entity: EntityModel | undefined): readonly FormulaProblem[] {
  if (text.trim() === '') return [];
  const at = syntaxErrorAt(text);
  if (at !== null) return [{ from: Math.max(0, at - 1), to: Math.max(at, 1), is: 'syntax', what: '' }];
  return checkExpression(text, entity?.fields ?? null, '', ['output']).flatMap(({ code, params }): FormulaProblem[] => {
    if (code === 'expression.unknown-field') {
      const name = String(params?.['field'] ?? '');
      return [{ ...placeOf(text, name), is: 'unknown-field', what: name }];
    }
    const what = String(params?.['what'] ?? '');
    return [{ ...placeOf(text, what.replace(/\(\)$/, '')), is: 'forbidden', what }];
  });
}

/** Where a name stands as a word of its own; the whole text when it cannot be found. */
function placeOf(text: string, name: string): { readonly from: number; readonly to: number } {
  const isPart = (sign: string | undefined): boolean => sign !== undefined && /[\w$]/.test(sign);
  for (let at = name === '' ? -1 : text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const to = at + name.length;
    if (!isPart(text[at - 1]) && !(/\w$/.test(name) && isPart(text[to]))) return { from: at, to };
  }
  return { from: 0, to: text.length };
}
