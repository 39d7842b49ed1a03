import { useMemo } from 'react';
import { NavigateContext } from '../controls/record-link.tsx';
import type { EffectiveModel } from '../model/definitions.ts';
import { shownPeriod } from '../screens/dashboard/dashboard-search.ts';
import { SectionContent } from '../screens/report/report-section.tsx';
import '../styles/dashboard.css';
import '../styles/day.css';
import { askableModel } from './askable-entity.ts';
import { inNewTab } from './in-new-tab.ts';
import { ModelScope } from './model-scope.tsx';

type Report = EffectiveModel['reports'][number];

type Props = {
  readonly model: EffectiveModel;
  /** What the server can be asked for. */
  readonly live: EffectiveModel;
  readonly report: Report;
  readonly section: Report['sections'][number];
};

const NOTHING = {};

/** What a section of a report would show, counted over the records that are there. */
export function SectionPreview({ model, live, report, section }: Props) {
  const asked = useMemo(() => askableModel(model, live), [model, live]);
  return (
    <ModelScope model={asked} isPreview>
      <NavigateContext value={inNewTab}>
        <div className="lw-dashboard">
          <SectionContent
            section={section}
            filters={report.filters}
            period={shownPeriod({}, report.period)}
            chosen={NOTHING}
          />
        </div>
      </NavigateContext>
    </ModelScope>
  );
}
