import { isPlain } from '@leitwerk/metadata/keyed-list';
import { NamedIcon } from '@leitwerk/runtime-ui/renderer';
import { IconCircleDashed } from '@tabler/icons-react';
import { useFormTexts } from '../../i18n/form-texts.ts';
import { CanvasFacts } from './canvas-facts.tsx';
import { CanvasRelated } from './canvas-related.tsx';
import { CanvasFields, CanvasSection } from './canvas-section.tsx';
import { DragPart, DropEnd } from './drag-part.tsx';
import { listAt } from './form-part.ts';
import { useParts } from './form-parts.ts';

const JOURNAL_COLUMNS = 2;

/** The form as its page will have it: the tabs, and what stands in the one that is open. */
export function FormCanvas() {
  const { document, nameOf } = useParts();
  if (document['kind'] === 'journal')
    return <CanvasFields path={['fields']} columns={JOURNAL_COLUMNS} name={nameOf([])} />;
  return (
    <>
      <CanvasFacts />
      <Tabs />
      <OpenTab />
    </>
  );
}

function Tabs() {
  const t = useFormTexts();
  const { document, nameOf, tab } = useParts();
  return (
    <section className="ld-canvas-tabs" aria-label={t.tabs}>
      {listAt(document, ['tabs']).map((one, at) => (
        <span key={isPlain(one) ? String(one['id']) : at} data-open={at === tab || undefined}>
          <DragPart
            path={['tabs', at]}
            target={{ name: nameOf(['tabs', at]), tab: at }}
            className="ld-canvas-tab"
            description={t.kinds.tab}
          >
            {isPlain(one) && typeof one['icon'] === 'string' && <NamedIcon name={one['icon']} size={15} />}
            {nameOf(['tabs', at])}
            {isPlain(one) && one['visibleWhen'] !== undefined && <IconCircleDashed size={13} aria-hidden />}
          </DragPart>
        </span>
      ))}
      <DropEnd list={['tabs']} name={t.tabs}>
        {t.dropHere}
      </DropEnd>
    </section>
  );
}

function OpenTab() {
  const t = useFormTexts();
  const { document, nameOf, tab } = useParts();
  if (listAt(document, ['tabs']).length === 0) return null;
  const name = nameOf(['tabs', tab]);
  const sections = ['tabs', tab, 'sections'];
  const related = ['tabs', tab, 'related'];
  const isEmpty = listAt(document, sections).length + listAt(document, related).length === 0;
  return (
    <div className="ld-canvas-open">
      {listAt(document, sections).map((one, at) => (
        <CanvasSection key={isPlain(one) ? String(one['id']) : at} path={[...sections, at]} />
      ))}
      <DropEnd list={sections} name={name}>
        {isEmpty ? t.emptyTab : t.dropHere}
      </DropEnd>
      {listAt(document, related).map((_one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what stands at a place is what is dragged from there
        <CanvasRelated key={at} path={[...related, at]} />
      ))}
      <DropEnd list={related} name={name}>
        {t.dropHere}
      </DropEnd>
    </div>
  );
}
