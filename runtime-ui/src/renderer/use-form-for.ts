import { chooseForm, wantedOf } from '@leitwerk/metadata/choose-form';
import type { WireRecord } from '@leitwerk/metadata/wire';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { queryKeys } from '../client/query-keys.ts';
import { listRecords } from '../client/records.ts';
import { useSignedIn } from '../client/session.ts';
import type { EntityModel, FormDefinition, Values } from '../model/definitions.ts';
import { useModel } from '../model/model-context.tsx';
import { plainValues } from '../values/plain-from-shown.ts';

/**
 * The form for a record with these values, as they are typed: it may be another one for another division or kind of product. Records that
 * it goes by are read when they are chosen; until then the form is the one without them.
 */
export function useFormFor(
  entity: EntityModel,
  mode: FormDefinition['mode'],
  values: Values,
): FormDefinition | undefined {
  const model = useModel();
  const { roles } = useSignedIn();
  const forms = useMemo(
    () => model.forms.filter((form) => form.entity === entity.name && form.mode === mode),
    [model, entity, mode],
  );
  const asked = useMemo(() => namesThrough(forms, entity), [forms, entity]);
  const plain = plainValues(values, entity.fields);
  const ids = asked.map(({ reference }) => plain[reference]);
  const { data: related } = useQuery({
    queryKey: queryKeys.options(entity.name, { formsBy: ids }),
    queryFn: async () => Promise.all(asked.map((one, at) => readAsked(one, ids[at]))),
    enabled: ids.some((id) => typeof id === 'string'),
  });
  return chooseForm(forms, roles, (path) => {
    const [name = '', other] = path.split('.');
    if (other === undefined) return plain[name];
    return related?.[asked.findIndex(({ reference }) => reference === name)]?.[other];
  });
}

const readAsked = async ({ target, names }: Asked, id: unknown): Promise<WireRecord | undefined> =>
  typeof id === 'string'
    ? (await listRecords(target, { filter: { id }, fields: names, limit: 1 })).items[0]
    : undefined;

type Asked = { readonly reference: string; readonly target: string; readonly names: readonly string[] };

/** Which fields of which records the forms go by. */
function namesThrough(forms: readonly FormDefinition[], entity: EntityModel): readonly Asked[] {
  const names = new Map<string, Set<string>>();
  for (const [path] of forms.flatMap(({ filter }) => wantedOf(filter))) {
    const [reference = '', name] = path.split('.');
    if (name !== undefined) names.set(reference, (names.get(reference) ?? new Set()).add(name));
  }
  return [...names].map(([reference, some]) => ({
    reference,
    target: entity.fields.find((field) => field.name === reference)?.entity ?? '',
    names: [...some].sort(),
  }));
}
