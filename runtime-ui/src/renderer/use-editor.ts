import { useCallback, useMemo, useState } from 'react';
import { ProblemError } from '../client/problem-error.ts';
import type { FieldModel, Values } from '../model/definitions.ts';
import { changedFields } from '../values/patch-from-values.ts';

const without = (errors: Readonly<Record<string, string>>, name: string): Readonly<Record<string, string>> => {
  const { [name]: _gone, ...rest } = errors;
  return rest;
};

/** Values that are being edited over those that are stored, with what is wrong with them. */
export function useEditor(fields: readonly FieldModel[], stored: Values, initial: Values = stored) {
  const [edited, setEdited] = useState<Values>(() => initial);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const changed = useMemo(() => changedFields(fields, stored, edited), [fields, stored, edited]);
  const change = useCallback((name: string, value: unknown) => {
    setEdited((before) => ({ ...before, [name]: value }));
    setErrors((before) => without(before, name));
  }, []);
  const problem = useCallback((name: string, message: string | null) => {
    setTyped((before) => (message === null ? without(before, name) : { ...before, [name]: message }));
  }, []);
  const reset = useCallback((values: Values) => {
    setEdited(values);
    setErrors({});
    setTyped({});
  }, []);
  /** Takes what is stored newly, sums over other records say, except where somebody has typed over what was. */
  const follow = useCallback(
    (before: Values, after: Values) =>
      setEdited((values) => {
        const kept = changedFields(fields, before, values).map(({ name }) => [name, values[name]]);
        return { ...after, ...Object.fromEntries(kept) };
      }),
    [fields],
  );
  /** Puts what the server found at the fields; gives what belongs to none. */
  const fail = useCallback(
    (error: unknown): string => {
      if (!(error instanceof ProblemError)) return error instanceof Error ? error.message : String(error);
      const issues = (error.problem.issues ?? []).map(({ path, message }) => ({ name: path.split('.')[0], message }));
      setErrors(Object.fromEntries(issues.map(({ name = '', message }) => [name, message])));
      const others = issues.filter(({ name }) => !fields.some((field) => field.name === name));
      return others.length > 0 ? others.map(({ message }) => message).join(' ') : error.problem.title;
    },
    [fields],
  );
  return {
    edited,
    changed,
    errors: { ...errors, ...typed },
    isTypedWrong: Object.keys(typed).length > 0,
    change,
    problem,
    reset,
    follow,
    fail,
  };
}
