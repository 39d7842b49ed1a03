import type { Plain } from '@leitwerk/metadata/keyed-list';
import type { SchemaNode } from '@leitwerk/metadata/schema-node';
import { useCallbackRef } from '@mantine/hooks';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { FormEditing } from '../schema-form/form-context.tsx';
import { FormProvider } from '../schema-form/form-context.tsx';
import { ObjectEditor } from '../schema-form/object-editor.tsx';
import { ValueEditor } from '../schema-form/value-editor.tsx';
import type { ValuePath } from '../schema-form/value-path.ts';
import { pathFromText, pathText, placeId, withValue } from '../schema-form/value-path.ts';
import { useDraftEditing } from './draft-context.tsx';

type Props = {
  readonly file: string;
  readonly document: Plain;
  readonly node: SchemaNode;
  /** Where to go to: the path of an issue or of a search hit. */
  readonly at: string | undefined;
  /** Properties that something else on the page edits. */
  readonly without?: readonly string[];
  /** Of these the definition is more than properties: they stand above the rest. */
  readonly children?: (form: FormEditing) => React.ReactNode;
};

/** The form of one definition, made from the schema of its kind. */
export function DefinitionForm({ file, document, node, at, without, children }: Props) {
  const { editDocument, isReadOnly, issues } = useDraftEditing();
  const [open, setOpen] = useState<ReadonlySet<string>>(() => openAt(document, at));
  const own = useMemo(() => issues.filter((issue) => issue.file === file), [issues, file]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each address is gone to once
  useEffect(() => {
    if (at === undefined) return;
    setOpen((before) => new Set([...before, ...openAt(document, at)]));
    const timer = setTimeout(() => showPlace(pathFromText(document, at)), 60);
    return () => clearTimeout(timer);
  }, [file, at]);
  // The same for as long as the definition is open: rows that nothing has happened to need not be drawn anew.
  const setValue: FormEditing['setValue'] = useCallbackRef((path, value, typed) =>
    editDocument(file, withValue(document, path, value), typed ? `${file} ${pathText(path)} ${typed}` : undefined),
  );
  const setOpenAt: FormEditing['setOpen'] = useCallback(
    (path, isOpen) =>
      setOpen((before) => {
        const next = new Set(before);
        if (isOpen) next.add(pathText(path));
        else next.delete(pathText(path));
        return next;
      }),
    [],
  );
  const form: FormEditing = {
    Editor: ValueEditor,
    document,
    isReadOnly,
    setValue,
    isOpen: (path) => open.has(pathText(path)),
    setOpen: setOpenAt,
    issuesAt: (path) => own.filter((issue) => issue.path === pathText(path)),
    hasErrors: (path) => {
      const text = pathText(path);
      return own.some(({ path: at, severity }) => severity !== 'warning' && (at === text || at.startsWith(`${text}.`)));
    },
  };
  return (
    <FormProvider value={form}>
      {children?.(form)}
      <ObjectEditor node={node} path={[]} value={document} around={[]} without={['id', ...(without ?? [])]} />
    </FormProvider>
  );
}

/** Everything that has to be unfolded for a place to be seen. */
function openAt(document: unknown, at: string | undefined): ReadonlySet<string> {
  const path = at === undefined ? [] : pathFromText(document, at);
  return new Set(path.map((_, depth) => pathText(path.slice(0, depth + 1))));
}

/** Brings the nearest place that is on the page into view and puts the cursor there. */
function showPlace(path: ValuePath): void {
  for (let length = path.length; length > 0; length--) {
    const element = window.document.getElementById(placeId(path.slice(0, length)));
    if (!element) continue;
    element.scrollIntoView({ block: 'center' });
    element.focus({ preventScroll: true });
    return;
  }
}
