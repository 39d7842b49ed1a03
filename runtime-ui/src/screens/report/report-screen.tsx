import type { ShownSection } from '@leitwerk/metadata/dashboard/shown-report';
import { Box, Button, Group, Title } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useState } from 'react';
import '../../styles/dashboard.css';
import { useSignedIn } from '../../client/session.ts';
import { MAIL_DASHBOARDS } from '../../client/subscriptions.ts';
import { useLabel } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { NamedIcon } from '../../icons/icon.tsx';
import { useModel } from '../../model/model-context.tsx';
import { DashboardFilters } from '../dashboard/dashboard-filters.tsx';
import type { DashboardSearch } from '../dashboard/dashboard-search.ts';
import { shownPeriod } from '../dashboard/dashboard-search.ts';
import { PdfButton } from '../dashboard/pdf-button.tsx';
import { PeriodPicker } from '../dashboard/period-picker.tsx';
import { MessageScreen } from '../message-screen.tsx';
import { MailDrawer } from './mail-drawer.tsx';
import { Lines, SectionContent } from './report-section.tsx';
import { reportTexts } from './report-texts.ts';

const NOTHING = {};

/** A report on one page; as PDF it has several. */
export function ReportScreen() {
  const t = useOwnTexts(reportTexts);
  const label = useLabel();
  const { id } = useParams({ from: '/reports/$id' });
  const search = useSearch({ from: '/reports/$id' });
  const navigate = useNavigate();
  const { permissions } = useSignedIn();
  const [isMailing, setMailing] = useState(false);
  const report = useModel().reports.find((one) => one.id === id);
  if (!report) return <MessageScreen icon="file-text" title={t.unknown} text={t.unknownText} />;
  const { sections, filters, icon, cover } = report;
  const name = label(report.label);
  const period = shownPeriod(search, report.period);
  const chosen = search.only ?? NOTHING;
  const go = (next: DashboardSearch): void =>
    void navigate({ to: '/reports/$id', params: { id }, search: next, replace: true });
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
          {filters.length > 0 && (
            <DashboardFilters filters={filters} chosen={chosen} onChange={(only) => go({ ...search, only })} />
          )}
          <PeriodPicker
            period={period}
            onChange={(next) => go({ ...next, ...(search.only && { only: search.only }) })}
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
        <Section key={section.id} section={section}>
          <SectionContent section={section} filters={filters} period={period} chosen={chosen} />
        </Section>
      ))}
      {isMailing && <MailDrawer id={id} name={name} search={search} onClose={() => setMailing(false)} />}
    </Box>
  );
}

function Section({ section, children }: { readonly section: ShownSection; readonly children: ReactNode }) {
  const label = useLabel();
  const title = label(section.label);
  return (
    <Box component="section" aria-label={title} mb="lg">
      <Title order={2} size="h4" mb={6}>
        {title}
      </Title>
      {children}
    </Box>
  );
}
