import type { EntityModel } from '@leitwerk/runtime-ui/renderer';
import { ProblemText } from '@leitwerk/runtime-ui/renderer';
import { Button, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconFlask } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { evaluateFormula } from '../../client/evaluation.ts';
import { useDraftEditing } from '../../draft/draft-context.tsx';
import { useFormulaTexts } from '../../i18n/formula-texts.ts';
import { RecordPick } from '../record-pick.tsx';
import './formula-trial.css';

/** After this rest what has been typed is worked out. */
const REST_MS = 400;

/** What comes of a formula for a record of one's choice, as it is typed. */
export function FormulaTrial({
  text,
  entity,
  isCondition,
}: {
  readonly text: string;
  readonly entity: EntityModel;
  readonly isCondition: boolean;
}) {
  const t = useFormulaTexts();
  const { model } = useDraftEditing();
  const [isOpen, setOpen] = useState(false);
  const [record, setRecord] = useState<string | null>(null);
  const live = Object.values(model.entities).find(({ id }) => id === entity.id);
  return (
    <>
      <Button
        variant="subtle"
        size="compact-xs"
        mt={4}
        aria-expanded={isOpen}
        leftSection={<IconFlask size={13} aria-hidden />}
        onClick={() => setOpen(!isOpen)}
      >
        {isOpen ? t.hideTry : t.tryIt}
      </Button>
      {isOpen && (
        <div className="ld-trial">
          {live ? (
            <RecordPick
              entity={live}
              value={record}
              label={t.record}
              placeholder={t.searchRecord}
              onChange={setRecord}
            />
          ) : (
            <Text size="xs">{t.notLive}</Text>
          )}
          {live && record !== null && (
            <Result text={text} entity={live.name} record={record} isCondition={isCondition} />
          )}
        </div>
      )}
    </>
  );
}

function Result({
  text,
  entity,
  record,
  isCondition,
}: {
  readonly text: string;
  readonly entity: string;
  readonly record: string;
  readonly isCondition: boolean;
}) {
  const t = useFormulaTexts();
  const [rested] = useDebouncedValue(text, REST_MS);
  const { data, error } = useQuery({
    queryKey: ['formula', entity, record, rested],
    queryFn: () => evaluateFormula({ entity, record, expression: rested }),
    placeholderData: (before) => before,
    retry: false,
  });
  return (
    <div role="status">
      <Text size="xs" c="dimmed" mt={6}>
        {t.result}
      </Text>
      {error ? (
        <ProblemText error={error} />
      ) : data ? (
        <>
          <pre>
            {data.result === undefined || data.result === null ? t.nothing : JSON.stringify(data.result, null, 2)}
          </pre>
          {isCondition && <Text size="xs">{data.holds ? t.isTrue : t.isFalse}</Text>}
          {data.missing.length > 0 && (
            <Text size="xs" c="dimmed">
              {t.missing(data.missing.join(', '))}
            </Text>
          )}
        </>
      ) : (
        <Text size="xs">{t.working}</Text>
      )}
    </div>
  );
}
