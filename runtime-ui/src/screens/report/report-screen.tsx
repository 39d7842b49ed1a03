import type { ShownSection } from '@leitwerk/metadata/wire/dashboards';
import { Box, Button, Group, Loader, Text, Title } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import '../../styles/dashboard.css';
import { statusOfError } from '../../client/problem-error.ts';
import { readReport, reportKey } from '../../client/reports.ts';
import { useSignedIn } from '../../client/session.ts';
import { MAIL_DASHBOARDS } from '../../client/subscriptions.ts';
import { ProblemText } from '../../controls/problem-text.tsx';
import { useLabel } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { NamedIcon } from '../../icons/icon.tsx';
import { useModel } from '../../model/model-context.tsx';
import type { ShownPeriod } from '../dashboard/dashboard-search.ts';
import { shownPeriod } from '../dashboard/dashboard-search.ts';
import { PdfButton } from '../dashboard/pdf-button.tsx';
import { PeriodPicker } from '../dashboard/period-picker.tsx';
import { TileGrid } from '../dashboard/tile-grid.tsx';
import { DayList } from '../day/day-list.tsx';
import { MessageScreen } from '../message-screen.tsx';
import { MailDrawer } from './mail-drawer.tsx';
import { reportTexts } from './report-texts.ts';

/** A report on one page; as PDF it has several. */
export function ReportScreen() {
  const t = useOwnTexts(reportTexts);
  const label = useLabel();
  const { id } = useParams({ from: '/reports/$id' });
  // Nothing is chosen for all tiles at once.
  const { only: _only, ...search } = useSearch({ from: '/reports/$id' });
  const navigate = useNavigate();
  const { permissions } = useSignedIn();
  const [isMailing, setMailing] = useState(false);
  const read = useQuery({ queryKey: reportKey(id), queryFn: () => readReport(id) });
  if (read.error)
    return statusOfError(read.error) === 404 ? (
      <MessageScreen icon="file-text" title={t.unknown} text={t.unknownText} />
    ) : (
      <Box p="md">
        <ProblemText error={read.error} />
      </Box>
    );
  if (!read.data) return <Loader m="md" size="sm" />;
  const { sections, icon, cover } = read.data;
  const name = label(read.data.label);
  const period = shownPeriod(search, read.data.period);
  return (
    <Box p="md" className="lw-dashboard">
      <Group justify="space-between" mb="sm" gap="sm">
        <Group gap={8} wrap="nowrap">
          <NamedIcon name={icon ?? 'file-text'} size={20} />
          <Title order={1} size="h3">
            {name}
          </Title>
        </Group>
        <Group gap={8}>
          <PeriodPicker
            period={period}
            onChange={(next) => void navigate({ to: '/reports/$id', params: { id }, search: next, replace: true })}
          />
          <PdfButton path={`/reports/${encodeURIComponent(id)}`} name={name} search={search} />
          {permissions.includes(MAIL_DASHBOARDS) && (
            <Button
              variant="default"
              size="xs"
              leftSection={<IconMail size={14} aria-hidden />}
              onClick={() => setMailing(true)}
            >
              {t.mail}
            </Button>
          )}
        </Group>
      </Group>
      {cover && <Lines text={label(cover)} />}
      {sections.map((section) => (
        <Section key={section.id} section={section} period={period} />
      ))}
      {isMailing && <MailDrawer id={id} name={name} search={search} onClose={() => setMailing(false)} />}
    </Box>
  );
}

const Lines = ({ text }: { readonly text: string }) => (
  <Text mb="sm" maw={760} style={{ whiteSpace: 'pre-wrap' }}>
    {text}
  </Text>
);

const NOTHING = {};

function Section({ section, period }: { readonly section: ShownSection; readonly period: ShownPeriod }) {
  const label = useLabel();
  const model = useModel();
  const { text, dashboard } = section;
  const view = model.views.find((one) => one.id === section.view);
  const entity = view && model.entities[view.entity];
  const title = label(section.label);
  return (
    <Box component="section" aria-label={title} mb="lg">
      <Title order={2} size="h4" mb={6}>
        {title}
      </Title>
      {text && <Lines text={label(text)} />}
      {dashboard && <TileGrid dashboard={dashboard} period={period} chosen={NOTHING} />}
      {view && entity && <DayList entity={entity} entry={{ view: view.id, entity: entity.name }} title={title} />}
    </Box>
  );
}
