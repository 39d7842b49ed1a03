import { Box, Button, Group, Loader, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { wordsOfError } from '../../client/problem-error.ts';
import { queryKeys } from '../../client/query-keys.ts';
import type { OpenRecord } from '../../client/records.ts';
import type { GridArea, PriceComparison } from '../../client/tariff.ts';
import { comparePrices, priceOffer } from '../../client/tariff.ts';
import { ProblemText } from '../../controls/problem-text.tsx';
import { RecordLink } from '../../controls/record-link.tsx';
import { useLabel, useLanguage } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { useModel } from '../../model/model-context.tsx';
import { titleOfRecord } from '../../model/title-of-record.ts';
import { NotFoundScreen } from '../not-found-screen.tsx';
import { AreaLine } from './area-line.tsx';
import { CalculationTree } from './calculation-tree.tsx';
import { ComparisonTable } from './comparison-table.tsx';
import { dividedPrices } from './divided-prices.ts';
import { KindSelect, kindsOf } from './kind-select.tsx';
import { OfferLine } from './offer-line.tsx';
import { PriceParts } from './price-parts.tsx';
import type { PriceQuestion } from './price-question.ts';
import { inputFromQuestion } from './price-question.ts';
import { pricesTexts } from './prices-texts.ts';
import './prices.css';
import { PutIntoOffer } from './put-into-offer.tsx';
import { QuestionForm } from './question-form.tsx';
import type { PriceStart } from './read-price-start.ts';
import { readPriceStart } from './read-price-start.ts';

/** Prices of products side by side, for whoever may see the module's data. */
export function PricesScreen() {
  const { app, entities } = useModel();
  const language = useLanguage();
  const titleOf = (name: string, record: OpenRecord): string => {
    const entity = entities[name];
    return entity ? titleOfRecord(entity, record, language) : '';
  };
  const search = useSearch({ from: '/prices' });
  const start = useQuery({
    queryKey: [...queryKeys.tariffSetup, search],
    queryFn: () => readPriceStart(search, titleOf),
    gcTime: 0,
  });
  if (!app?.modules?.includes('tariff')) return <NotFoundScreen />;
  if (start.error) return <ProblemText error={start.error} />;
  return start.data ? <PricesPage start={start.data} key={JSON.stringify(search)} /> : <Loader m="md" size="sm" />;
}

function PricesPage({ start }: { readonly start: PriceStart }) {
  const t = useOwnTexts(pricesTexts);
  const [question, setQuestion] = useState(start.question);
  const ask = useMutation({
    mutationFn: async (asked: PriceQuestion): Promise<PriceComparison | null> => {
      const input = inputFromQuestion(asked);
      if (!input) return null;
      const kinds = kindsOf(asked, start.setup);
      return comparePrices(input, start.products ? { products: start.products } : kinds.length > 0 ? { kinds } : {});
    },
  });
  const choose = ({ id, municipalityKey }: GridArea): void => {
    const next = { ...question, area: { id, ...(municipalityKey !== null && { municipalityKey }) } };
    setQuestion(next);
    ask.mutate(next);
  };
  return (
    <Stack p="md" gap="md" maw={1400} w="100%" mx="auto">
      <Box>
        <Title order={1} size="h3" mb={4}>
          {t.title}
        </Title>
        <Text c="dimmed" size="sm">
          {t.text}
        </Text>
        {start.begun && <OfferLine begun={start.begun} question={question} onChange={setQuestion} />}
        {start.offer && (
          <Group gap={6} mt={4} fz="sm">
            <Text size="sm" c="dimmed">
              {t.forOffer}
            </Text>
            <RecordLink entity={start.offer.entity} id={start.offer.id}>
              {start.offer.title}
            </RecordLink>
          </Group>
        )}
      </Box>
      <Box className="lw-prices">
        <QuestionForm
          question={question}
          onChange={setQuestion}
          onAsk={() => ask.mutate(question)}
          isBusy={ask.isPending}
        >
          {!start.products && <KindSelect question={question} setup={start.setup} onChange={setQuestion} />}
        </QuestionForm>
        <Box miw={0}>
          {ask.error && <ProblemText error={ask.error} />}
          {ask.data && <Results found={ask.data} question={ask.variables} start={start} onChooseArea={choose} />}
        </Box>
      </Box>
    </Stack>
  );
}

type ResultsProps = {
  readonly found: PriceComparison;
  readonly question: PriceQuestion;
  readonly start: PriceStart;
  readonly onChooseArea: (area: GridArea) => void;
};

function Results({ found, question, start, onChooseArea }: ResultsProps) {
  const t = useOwnTexts(pricesTexts);
  const label = useLabel();
  const results = [...found.results].sort((a, b) => orderOf(a.costs?.annual) - orderOf(b.costs?.annual));
  const divided = dividedPrices(results);
  const input = inputFromQuestion(question);
  const [wanted, setWanted] = useState<string | null>(null);
  const chosen =
    results.find((one) => one.product.id === wanted && one.costs) ?? results.find((one) => one.costs) ?? null;
  if (results.length === 0) return <Text c="dimmed">{t.nothing}</Text>;
  return (
    <Stack gap="lg">
      <Box component="section">
        <Title order={2} size="h5" mb="xs">
          {t.results}
        </Title>
        <Stack gap="xs">
          <AreaLine lookup={found.lookup} sheets={found.networkSheets} onChoose={onChooseArea} />
          <ComparisonTable
            results={results}
            audience={question.audience}
            chosen={chosen?.product.id ?? null}
            onChoose={setWanted}
          />
          {chosen && start.begun && start.setup.offers && input && (
            <PutIntoOffer begun={start.begun} product={chosen.product} input={input} offers={start.setup.offers} />
          )}
        </Stack>
      </Box>
      {divided.length > 0 && (
        <Box component="section">
          <Title order={2} size="h5" mb="xs">
            {t.parts}
          </Title>
          <PriceParts prices={divided} />
        </Box>
      )}
      {chosen?.costs && (
        <Box component="section">
          <Group justify="space-between" mb="xs">
            <Title order={2} size="h5">
              {t.details(chosen.product.title)}
            </Title>
            {start.offer && <TakeButton offer={start.offer} question={question} />}
          </Group>
          {chosen.notes.map((note) => (
            <Text key={note.de} size="sm" c="dimmed" mb={4}>
              {label(note)}
            </Text>
          ))}
          <CalculationTree calculation={chosen.costs.calculation} />
        </Box>
      )}
    </Stack>
  );
}

/** Those without a price come last. */
const orderOf = (annual: string | undefined): number => (annual === undefined ? Number.MAX_VALUE : Number(annual));

type TakeProps = {
  readonly offer: NonNullable<PriceStart['offer']>;
  readonly question: PriceQuestion;
};

/** Writes the prices into the offer and leads back to it. */
function TakeButton({ offer, question }: TakeProps) {
  const t = useOwnTexts(pricesTexts);
  const client = useQueryClient();
  const navigate = useNavigate();
  const input = inputFromQuestion(question);
  const take = useMutation({
    mutationFn: async () => (input ? priceOffer(offer.id, input) : undefined),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: queryKeys.entity(offer.entity) });
      notifications.show({ message: t.taken });
      void navigate({ to: '/records/$entity/$id', params: { entity: offer.entity, id: offer.id }, search: {} });
    },
    onError: (error) => notifications.show({ color: 'red', title: t.failed, message: wordsOfError(error) }),
  });
  return (
    <Button size="xs" loading={take.isPending} onClick={() => take.mutate()}>
      {t.take}
    </Button>
  );
}
