import { useFormTexts } from '../../i18n/form-texts.ts';
import { AddFieldId } from './add-field-id.tsx';
import { DragPart, DropEnd } from './drag-part.tsx';
import { listAt } from './form-part.ts';
import { useParts } from './form-parts.ts';

const LIST = ['keyFacts'];

/** The header of the record page: the fields that stand there beside each other. A short form has none. */
export function CanvasFacts() {
  const t = useFormTexts();
  const { document, entity, nameOf } = useParts();
  const facts = listAt(document, LIST);
  if (document['mode'] === 'create' && facts.length === 0) return null;
  return (
    <section className="ld-canvas-facts" aria-label={t.header}>
      {facts.map((_id, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what stands at a place is what is dragged from there
        <DragPart key={at} path={[...LIST, at]} className="ld-canvas-fact" description={t.kinds.fact}>
          <span className="ld-canvas-fact-name">{nameOf([...LIST, at])}</span>
          <span className="ld-canvas-value" aria-hidden />
        </DragPart>
      ))}
      <DropEnd list={LIST} name={t.header}>
        {facts.length === 0 ? t.emptyHeader : t.dropHere}
      </DropEnd>
      <AddFieldId list={LIST} entity={entity} label={t.addFact} />
    </section>
  );
}
