import type { ReactNode } from 'react';
import { useOverviewTexts } from '../i18n/overview-texts.ts';
import { useRightWords } from './use-right-words.ts';
import { ENTITY_ACTIONS } from './with-action.ts';
import './rights.css';

/** Entities by actions. */
export function ActionTable({
  last,
  children,
}: {
  /** Head of the last column. */ readonly last: string;
  readonly children: ReactNode;
}) {
  const t = useOverviewTexts();
  const { actionWord } = useRightWords();
  return (
    <div className="lo-scroll">
      <table className="lo-table">
        <thead>
          <tr>
            <th scope="col">{t.entity}</th>
            {ENTITY_ACTIONS.map((action) => (
              <th key={action} scope="col" className="lo-narrow">
                {actionWord(action)}
              </th>
            ))}
            <th scope="col">{last}</th>
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
