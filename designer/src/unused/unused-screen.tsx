import { nodeOfKind } from '@leitwerk/metadata/schema-node';
import { NamedIcon, useLabel } from '@leitwerk/runtime-ui/renderer';
import { Anchor, Badge, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { draftKeys } from '../client/draft-keys.ts';
import { readRoleHolders } from '../client/rights.ts';
import { documentOf, headOf } from '../draft/definition-head.ts';
import { useDraftEditing } from '../draft/draft-context.tsx';
import { placeWords } from '../draft/place-words.ts';
import { useGoTo } from '../draft/use-go-to.ts';
import { useOverviewTexts } from '../i18n/overview-texts.ts';
import type { Unused } from './find-unused.ts';
import { findUnused } from './find-unused.ts';

const ORDER: readonly Unused['why'][] = ['field', 'option-set', 'numbering', 'workflow', 'role', 'warning'];

/** Definitions and fields that nothing names, each with the way there. */
export function UnusedScreen() {
  const t = useOverviewTexts();
  const label = useLabel();
  const goTo = useGoTo();
  const { documents, issues } = useDraftEditing();
  const holders = useQuery({ queryKey: draftKeys.roleHolders, queryFn: readRoleHolders });
  const found = useMemo(() => {
    const held = holders.data ? new Set(holders.data.flatMap(({ roles }) => roles ?? [])) : null;
    return Map.groupBy(findUnused(documents, issues, held), ({ why }) => why);
  }, [documents, issues, holders.data]);
  const nameOf = ({ file, path, message }: Unused): string => {
    const document = documentOf(documents, file);
    const head = headOf(document);
    const place = path === '' ? '' : placeWords(document, path, label);
    return [label(head.label) || head.id, message ?? place].filter(Boolean).join(' › ');
  };
  return (
    <div className="ld-pane">
      <Stack gap="lg">
        <div>
          <Title order={2} size="h4">
            {t.unused}
          </Title>
          <Text size="sm" c="dimmed">
            {t.unusedText}
          </Text>
        </div>
        {found.size === 0 && <Text>{t.unusedNothing}</Text>}
        {ORDER.map((why) => {
          const list = found.get(why) ?? [];
          if (list.length === 0) return null;
          return (
            <section key={why} aria-label={t.unusedWhy[why]}>
              <Title order={3} size="h5" mb={6}>
                {t.unusedWhy[why]}{' '}
                <Badge size="sm" color="gray">
                  {list.length}
                </Badge>
              </Title>
              <ul className="ld-issues">
                {list.map((one) => (
                  <li key={`${one.file} ${one.path} ${one.message ?? ''}`}>
                    <Anchor
                      component="button"
                      type="button"
                      size="sm"
                      ta="left"
                      onClick={() => goTo(one.file, one.path)}
                    >
                      <span className="ld-line">
                        <NamedIcon name={nodeOfKind(headOf(documentOf(documents, one.file)).kind)?.schema['x-icon']} />
                        <span>{nameOf(one)}</span>
                      </span>
                    </Anchor>
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
      </Stack>
    </div>
  );
}
