import { SideDrawer } from '../../controls/side-drawer.tsx';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import type { DashboardSearch } from '../dashboard/dashboard-search.ts';
import { SubscriptionForm } from '../dashboard/own/subscription-form.tsx';
import { reportTexts } from './report-texts.ts';

/** Sends a report by mail on a schedule. */
export function MailDrawer({
  id,
  name,
  search,
  onClose,
}: {
  readonly id: string;
  readonly name: string;
  readonly search: DashboardSearch;
  readonly onClose: () => void;
}) {
  const t = useOwnTexts(reportTexts);
  return (
    <SideDrawer title={t.mailOf(name)} onClose={onClose}>
      <SubscriptionForm kind="report" id={id} name={name} search={search} />
    </SideDrawer>
  );
}
