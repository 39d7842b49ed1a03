import { Box, Group, Progress, Stack, Text } from '@mantine/core';
import type { PriceGroup } from '../../client/tariff.ts';
import { useLanguage } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import type { DividedPrice } from './divided-prices.ts';
import { euroText } from './euro-text.ts';
import { GROUP_COLORS } from './group-colors.ts';
import { pricesTexts } from './prices-texts.ts';

/**
 * What prices are made of, one bar each by the same measure; a price that is not divided has none. The figures stand beside it, for
 * those who do not see it.
 */
export function PriceParts({ prices }: { readonly prices: readonly DividedPrice[] }) {
  const t = useOwnTexts(pricesTexts);
  const language = useLanguage();
  const sumOf = (parts: readonly { readonly net: string }[]): number =>
    parts.reduce((sum, part) => sum + Math.max(0, Number(part.net)), 0);
  const most = Math.max(1, ...prices.map(({ parts }) => sumOf(parts)));
  const groups = [...new Set(prices.flatMap(({ parts }) => parts.map((part) => part.group)))];
  return (
    <Stack gap="xs">
      <Text size="sm" c="dimmed">
        {t.partsText}
      </Text>
      <Group gap="md" component="ul" p={0} m={0} className="lw-plain-list">
        {groups.map((group) => (
          <Group component="li" gap={6} key={group} wrap="nowrap">
            <Swatch group={group} />
            <Text size="xs">{t.group[group]}</Text>
          </Group>
        ))}
      </Group>
      {prices.map(({ product, parts }) => (
        <Box key={product.id}>
          <Text size="sm">{product.title}</Text>
          <Progress.Root
            size={18}
            radius="sm"
            role="img"
            aria-label={`${product.title}: ${parts.map((part) => `${t.group[part.group]} ${euroText(part.net, language)}`).join(', ')}`}
          >
            {parts.map((part) => (
              <Progress.Section
                key={part.group}
                value={(Math.max(0, Number(part.net)) / most) * 100}
                color={GROUP_COLORS[part.group]}
                withAria={false}
                title={`${t.group[part.group]}: ${euroText(part.net, language)}`}
              />
            ))}
          </Progress.Root>
        </Box>
      ))}
    </Stack>
  );
}

function Swatch({ group }: { readonly group: PriceGroup }) {
  return <Box w={10} h={10} bg={GROUP_COLORS[group]} style={{ borderRadius: 2, flexShrink: 0 }} aria-hidden />;
}
