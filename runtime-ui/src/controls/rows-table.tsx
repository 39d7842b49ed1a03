import { ActionIcon, Box, Button, Group, Input, Table, Text } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useLabel, useText } from '../i18n/language.ts';
import type { FieldModel } from '../model/definitions.ts';
import { FieldDisplay, FieldInput } from './widget-context.tsx';

type Row = Readonly<Record<string, unknown>>;

type Props = {
  readonly id?: string;
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly error?: string | undefined;
  readonly required?: boolean;
  readonly columns: readonly FieldModel[];
  readonly rows: readonly Row[];
  /** Absent: only shown. */
  readonly onChange?: (rows: readonly Row[]) => void;
  /** The first cell whose text is no value (a message), or that there is none (null). */
  readonly onProblem?: (message: string | null) => void;
  /** Absent: rows are not added here. */
  readonly newRow?: () => Row;
  readonly maxItems?: number;
};

/** Rows inside a record as an editable table. */
export function RowsTable(props: Props) {
  const { columns, rows, onChange, newRow, label, id } = props;
  const t = useText();
  const text = useLabel();
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const note = (cell: string, message: string | null) => {
    const { [cell]: _before, ...others } = problems;
    const next = message === null ? others : { ...others, [cell]: message };
    setProblems(next);
    props.onProblem?.(Object.values(next)[0] ?? null);
  };
  const isFull = props.maxItems !== undefined && rows.length >= props.maxItems;
  const set = (index: number, name: string, value: unknown) =>
    onChange?.(rows.map((row, at) => (at === index ? { ...row, [name]: value } : row)));
  return (
    <Input.Wrapper
      {...(id && { id })}
      label={props.hideLabel ? undefined : label || undefined}
      labelElement="div"
      error={props.error}
      withAsterisk={props.required === true}
    >
      <Box
        style={{ overflowX: 'auto', border: '1px solid var(--lw-line)', borderRadius: 6 }}
        mt={4}
        // Without an input in it, the keyboard could not scroll a wide one.
        {...((rows.length === 0 || !onChange) && { tabIndex: 0 })}
      >
        <Table verticalSpacing={4} horizontalSpacing="xs" aria-label={label}>
          <Table.Thead>
            <Table.Tr>
              {columns.map((column) => (
                <Table.Th key={column.id} c="dimmed" fw={500} fz="xs" style={{ whiteSpace: 'nowrap' }}>
                  {text(column.label)}
                  {onChange && column.required ? ' *' : ''}
                </Table.Th>
              ))}
              {onChange && <Table.Th w={36} aria-label={t('removeRow')} />}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row, index) => (
              <Table.Tr key={typeof row['id'] === 'string' ? row['id'] : index}>
                {columns.map((column) => (
                  <Table.Td key={column.id} miw={onChange ? (column.type === 'option' ? 160 : 110) : 0}>
                    {onChange && column.readOnly !== true ? (
                      <FieldInput
                        id={`${id ?? label}-${index}-${column.name}`}
                        field={column}
                        value={row[column.name]}
                        onChange={(value) => set(index, column.name, value)}
                        onProblem={(message) => note(`${index} ${column.name}`, message)}
                        error={problems[`${index} ${column.name}`]}
                        label={`${text(column.label)} ${index + 1}`}
                        hideLabel
                        required={column.required === true}
                      />
                    ) : (
                      <FieldDisplay field={column} value={row[column.name]} compact />
                    )}
                  </Table.Td>
                ))}
                {onChange && (
                  <Table.Td>
                    <ActionIcon
                      aria-label={`${t('removeRow')} ${index + 1}`}
                      onClick={() => {
                        setProblems({});
                        props.onProblem?.(null);
                        onChange(rows.filter((_, at) => at !== index));
                      }}
                    >
                      <IconTrash size={15} />
                    </ActionIcon>
                  </Table.Td>
                )}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        {rows.length === 0 && (
          <Text c="dimmed" size="sm" p="xs">
            {t('noRows')}
          </Text>
        )}
      </Box>
      {onChange && newRow && (
        <Group mt={6}>
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconPlus size={14} />}
            disabled={isFull}
            onClick={() => onChange([...rows, newRow()])}
          >
            {t('addRow')}
          </Button>
        </Group>
      )}
    </Input.Wrapper>
  );
}
