import { nodeOfKind } from '@leitwerk/metadata/schema-node';
import { NamedIcon, useLabel } from '@leitwerk/runtime-ui/renderer';
import { Anchor, Text } from '@mantine/core';
import { useTexts } from '../i18n/designer-texts.ts';
import { pathText } from '../schema-form/value-path.ts';
import type { Use } from '../where-used/find-uses.ts';
import { documentOf, headOf } from './definition-head.ts';
import { useDraftEditing } from './draft-context.tsx';
import { placeWords } from './place-words.ts';
import { useGoTo } from './use-go-to.ts';

/** Places that name something, each a way there. */
export function UseLines({ uses, onGo }: { readonly uses: readonly Use[]; readonly onGo: () => void }) {
  const t = useTexts();
  const label = useLabel();
  const { documents } = useDraftEditing();
  const goTo = useGoTo();
  return (
    <ul className="ld-issues">
      {uses.map(({ file, path, how }) => {
        const document = documentOf(documents, file);
        const head = headOf(document);
        return (
          <li key={`${file} ${pathText(path)}`}>
            <Anchor
              component="button"
              type="button"
              size="sm"
              ta="left"
              onClick={() => {
                onGo();
                goTo(file, pathText(path));
              }}
            >
              <span className="ld-line">
                <NamedIcon name={nodeOfKind(head.kind)?.schema['x-icon']} />
                <span>
                  {label(head.label) || head.id} › {placeWords(document, pathText(path), label)}
                </span>
              </span>
            </Anchor>
            <Text size="xs" c="dimmed" pl={22}>
              {label(nodeOfKind(head.kind)?.schema['x-label'])} · {t.how[how]}
            </Text>
          </li>
        );
      })}
    </ul>
  );
}
