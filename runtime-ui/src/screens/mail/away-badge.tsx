import { placeZone } from '@leitwerk/metadata/shown-types/clock';
import { textFromDate } from '@leitwerk/metadata/shown-types/date';
import type { WireRecord } from '@leitwerk/metadata/wire';
import { wallOf } from '@leitwerk/metadata/zoned-time';
import { Badge } from '@mantine/core';
import { useLanguage } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { mailboxTextsTexts } from './mailbox-texts-texts.ts';

/** That whoever writes to a mailbox gets an answer by itself, or will. Nothing where its owner is there. */
export function AwayBadge({ mailbox }: { readonly mailbox: WireRecord }) {
  const t = useOwnTexts(mailboxTextsTexts);
  const language = useLanguage();
  const { awayFrom, awayUntil, awayText } = mailbox;
  if (typeof awayFrom !== 'string' || !awayText) return null;
  const today = wallOf(new Date(), placeZone()).slice(0, 10);
  const until = typeof awayUntil === 'string' ? awayUntil : null;
  if (until !== null && until < today) return null;
  const isOn = awayFrom <= today;
  const words = isOn
    ? until === null
      ? t.isAway
      : t.isAwayUntil(textFromDate(until, language))
    : t.willBeAway(textFromDate(awayFrom, language));
  return (
    <Badge color={isOn ? 'orange' : 'gray'} variant="light" tt="none" style={{ flexShrink: 0, maxWidth: '100%' }}>
      {words}
    </Badge>
  );
}
