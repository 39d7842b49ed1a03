import type { Plain } from '@leitwerk/metadata/keyed-list';
import { resolved } from '@leitwerk/metadata/schema-node';
import { ActionIcon, Code, Group, SegmentedControl, Text, Tooltip } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useValueTexts } from '../../i18n/value-texts.ts';
import { useForm } from '../../schema-form/form-context.tsx';
import type { ValuePath } from '../../schema-form/value-path.ts';
import { placeId } from '../../schema-form/value-path.ts';
import type { Way } from './given.ts';
import './values.css';

const FORMULA = resolved({ $ref: 'common.json#/definitions/expression' }, {});

type Props = {
  readonly path: ValuePath;
  readonly value: unknown;
  readonly name: string;
  /** What it goes by in the definition, where that differs from its name. */
  readonly code: string;
  readonly help?: string | undefined;
  readonly way: Way;
  readonly ways: readonly Way[];
  /** The definition, whose entity the formula speaks of. */
  readonly root: Plain | undefined;
  readonly isFixed?: boolean;
  readonly onWay: (way: Way) => void;
  /** The input of a value that is given as it is. */
  readonly children: ReactNode;
};

/** One value of an action: what it is of, how it is given, and what it is. */
export function GivenRow({ path, value, name, code, help, way, ways, root, isFixed, onWay, children }: Props) {
  const t = useValueTexts();
  const { Editor, isReadOnly, setValue, issuesAt } = useForm();
  const issues = issuesAt(path);
  const formula = way === 'formula' ? String((value as Plain)['formula']) : '';
  return (
    <div className="ld-given" id={placeId(path)} tabIndex={-1}>
      <Group gap={6}>
        <Text size="sm" fw={500}>
          {name}
        </Text>
        {code !== name && <Code>{code}</Code>}
        <Group gap={2} ml="auto" wrap="nowrap">
          {ways.length > 1 && (
            <SegmentedControl
              size="xs"
              aria-label={t.howOf(name)}
              readOnly={isReadOnly}
              value={way}
              data={ways.map((one) => ({ value: one, label: t[one] }))}
              onChange={(next) => onWay(next as Way)}
            />
          )}
          {!isReadOnly && !isFixed && (
            <Tooltip label={t.remove(name)}>
              <ActionIcon size="sm" aria-label={t.remove(name)} onClick={() => setValue(path, undefined)}>
                <IconX size={13} />
              </ActionIcon>
            </Tooltip>
          )}
        </Group>
      </Group>
      {help !== undefined && (
        <Text size="xs" c="dimmed">
          {help}
        </Text>
      )}
      {way === 'formula' && (
        <Editor
          node={FORMULA}
          path={[...path, 'formula']}
          value={formula}
          around={root ? [root] : []}
          name={t.formula}
          isRequired
        />
      )}
      {way === 'empty' && (
        <Text size="sm" c="dimmed">
          {t.isEmpty}
        </Text>
      )}
      {way === 'value' && (
        <fieldset className="ld-bare" disabled={isReadOnly} aria-label={t.valueOf(name)}>
          {children}
        </fieldset>
      )}
      {issues.map(({ code: of, message }) => (
        <Text key={of} size="xs" c="var(--mantine-color-error)">
          {message}
        </Text>
      ))}
    </div>
  );
}
