import { useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useDraftEditing } from '../../draft/draft-context.tsx';
import { FormProvider } from '../../schema-form/form-context.tsx';
import type { KindEditorProps } from '../kind-editor-props.ts';
import type { Asked, CanvasEditing, Trail } from './canvas-context.tsx';
import { CanvasProvider } from './canvas-context.tsx';
import type { CanvasKind } from './canvas-kind.ts';
import { CanvasSide } from './canvas-side.tsx';
import { CanvasTools } from './canvas-tools.tsx';
import { AskedDialog } from './dialogs/asked-dialog.tsx';
import { MachineCanvas } from './machine-canvas.tsx';
import type { Selected } from './picture-issues.ts';
import { elementAt, issuesOfPicture } from './picture-issues.ts';
import { useCopy } from './use-copy.ts';
import { useCounts } from './use-counts.ts';
import { useWords } from './use-way-words.ts';

/** A definition that is a graph: its picture, what is chosen in it beside, and what can be done with it above. */
export function CanvasEditor({ kind, form, file, document, node }: KindEditorProps & { readonly kind: CanvasKind }) {
  const { issues } = useDraftEditing();
  const { at } = useSearch({ from: '/drafts/$draft/$kind/$id' });
  const [selected, setSelected] = useState<Selected | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [isTrying, setTrying] = useState(false);
  const [trail, setTrail] = useState<Trail | null>(null);
  const side = useRef<HTMLElement>(null);
  const picture = useMemo(() => kind.pictureOf(document), [kind, document]);
  const words = useWords(document);
  const copy = useCopy(document);
  const counts = useCounts(String(document['id']), kind.isNested);
  const found = useMemo(
    () =>
      issuesOfPicture(
        picture,
        issues.filter((issue) => issue.file === file),
      ),
    [picture, issues, file],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: each address is gone to once
  useEffect(() => {
    const place = at === undefined ? null : elementAt(picture, at);
    if (place) setSelected(place);
  }, [at]);
  const canvas: CanvasEditing = {
    kind,
    document,
    node,
    picture,
    words,
    issues: found,
    isReadOnly: form.isReadOnly,
    selected,
    select: setSelected,
    change: (next, then) => {
      if (next !== document) form.setValue([], next);
      if (then !== undefined) setSelected(then);
    },
    ask: setAsked,
    copy,
    trail: isTrying ? trail : null,
    counts,
  };
  return (
    <CanvasProvider value={canvas}>
      <FormProvider value={form}>
        <div className="lc">
          <CanvasTools isTrying={isTrying} onTry={() => setTrying(!isTrying)} />
          <div className="lc-body">
            <MachineCanvas onOpen={() => side.current?.focus()} />
            <CanvasSide ref={side} isTrying={isTrying} onTrail={setTrail} />
          </div>
        </div>
        {asked && <AskedDialog asked={asked} onClose={() => setAsked(null)} />}
      </FormProvider>
    </CanvasProvider>
  );
}
