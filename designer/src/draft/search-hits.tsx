import { nodeOfKind } from '@leitwerk/metadata/schema-node';
import { NamedIcon, useLabel } from '@leitwerk/runtime-ui/renderer';
import { Text, UnstyledButton } from '@mantine/core';
import { useDeferredValue } from 'react';
import { useTexts } from '../i18n/designer-texts.ts';
import { pathText } from '../schema-form/value-path.ts';
import { searchDefinitions } from '../where-used/search-definitions.ts';
import { documentOf, headOf } from './definition-head.ts';
import { useDraftEditing } from './draft-context.tsx';
import { placeWords } from './place-words.ts';
import { useGoTo } from './use-go-to.ts';

const MOST = 80;

export function SearchHits({ text }: { readonly text: string }) {
  const t = useTexts();
  const label = useLabel();
  const { documents } = useDraftEditing();
  const goTo = useGoTo();
  const asked = useDeferredValue(text);
  const hits = searchDefinitions(documents, asked, MOST);
  if (hits.length === 0)
    return (
      <Text size="sm" c="dimmed" px={8} role="status">
        {t.nothingFound}
      </Text>
    );
  return (
    <ul className="ld-links">
      {hits.map(({ file, path, text: found }) => {
        const document = documentOf(documents, file);
        const head = headOf(document);
        return (
          <li key={`${file} ${pathText(path)}`}>
            <UnstyledButton className="ld-hit" onClick={() => goTo(file, pathText(path))}>
              <span className="ld-line">
                <NamedIcon name={nodeOfKind(head.kind)?.schema['x-icon']} size={14} />
                <span className="lw-ellipsis">{label(head.label) || head.id}</span>
              </span>
              {path.length > 0 && (
                <Text span size="xs" c="dimmed" className="lw-ellipsis" display="block">
                  {placeWords(document, pathText(path), label)}: {found}
                </Text>
              )}
            </UnstyledButton>
          </li>
        );
      })}
      {hits.length === MOST && (
        <li>
          <Text size="xs" c="dimmed" px={8}>
            {t.foundMore}
          </Text>
        </li>
      )}
    </ul>
  );
}
