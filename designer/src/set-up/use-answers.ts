import { applyOperations } from '@leitwerk/metadata/overlay';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { checkDefinitions } from '../client/check-shape.ts';
import { draftKeys } from '../client/draft-keys.ts';
import { operationsOf, withDefinition } from './definitions-in.ts';
import { keepSetUp, readKeptSetUp } from './kept-set-up.ts';
import type { SetUp } from './set-up-context.tsx';
import type { Step } from './steps.ts';
import { stepOfIssue } from './steps.ts';

const REST_MS = 800;

/** The answers, kept as operations over what is live now, and what the server's check says to them. */
export function useAnswers(live: SetUp['live'], steps: readonly Step[]) {
  const [kept] = useState(readKeptSetUp);
  const [step, setStep] = useState<Step>(steps.includes(kept.step) ? kept.step : (steps[0] ?? 'summary'));
  const [customer, setCustomer] = useState(kept.customer);
  // What has gone from the live version meanwhile is left out.
  const [documents, setDocuments] = useState(() => applyOperations(live, kept.operations).documents);
  const operations = useMemo(() => operationsOf(live, documents), [live, documents]);
  useEffect(() => keepSetUp({ step, customer, operations }), [step, customer, operations]);

  const [rested] = useDebouncedValue(documents, REST_MS);
  const check = useQuery({
    queryKey: draftKeys.check(JSON.stringify(operationsOf(live, rested))),
    queryFn: () => checkDefinitions(rested),
    enabled: rested !== live,
    staleTime: Infinity,
    placeholderData: (previous) => previous,
  });
  const errors = useMemo(() => {
    const issues = operations.length === 0 ? [] : (check.data ?? []);
    return Map.groupBy(
      issues.filter(({ severity }) => severity !== 'warning'),
      (issue) => stepOfIssue(issue, documents),
    );
  }, [check.data, documents, operations]);
  const setUp: SetUp = {
    live,
    documents,
    operations,
    customer,
    setCustomer,
    setDefinition: (definition) => setDocuments((before) => withDefinition(before, definition)),
    setDocuments,
    errors,
    isChecking: operations.length > 0 && (rested !== documents || check.isFetching),
  };
  return { setUp, step, setStep, checkError: check.error };
}
