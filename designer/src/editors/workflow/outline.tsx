import { parentOf } from '@leitwerk/runtime-ui/process';
import { UnstyledButton } from '@mantine/core';
import { IconFlag, IconHistory, IconSquareRounded, IconStack2 } from '@tabler/icons-react';
import { useCanvasTexts } from '../../i18n/canvas-texts.ts';
import { useCanvas } from './canvas-context.tsx';
import { IssueMark } from './issue-mark.tsx';
import { isSelectedState } from './picture-issues.ts';
import { WayButton } from './way-button.tsx';

const ICONS = { plain: IconSquareRounded, parallel: IconStack2, final: IconFlag, history: IconHistory } as const;

/** The same as the picture as a list: every state with what lies in it and where it leads on. */
export function Outline() {
  const t = useCanvasTexts();
  const { picture } = useCanvas();
  return (
    <nav aria-label={t.outline}>
      <ul className="ld-list">
        {picture.ways
          .filter((way) => way.from === '')
          .map((way) => (
            <li key={way.id}>
              <WayButton way={way} />
            </li>
          ))}
      </ul>
      <States of="" />
    </nav>
  );
}

function States({ of }: { readonly of: string }) {
  const t = useCanvasTexts();
  const { picture, words, select, selected, issues, trail } = useCanvas();
  const states = picture.states.filter(({ path }) => path !== '' && parentOf(path) === of);
  return (
    <ul className="ld-list lc-outline">
      {states.map((state) => {
        const { path } = state;
        const Shape = ICONS[state.type];
        const ways = picture.ways.filter((way) => way.from === path);
        return (
          <li key={path}>
            <UnstyledButton
              className="lc-row lc-row-state"
              aria-current={isSelectedState(selected, path) || undefined}
              data-active={trail?.active.has(path) || undefined}
              onClick={() => select({ state: path })}
            >
              <Shape size={14} aria-hidden />
              <span>
                {words.state(state)}
                {state.type !== 'plain' && <span className="lc-row-to"> · {t.types[state.type]}</span>}
                {state.initial && <span className="lc-row-to"> · {t.isInitial}</span>}
              </span>
              <IssueMark issues={issues.ofState.get(path)} />
            </UnstyledButton>
            {ways.length > 0 && (
              <ul className="ld-list lc-outline">
                {ways.map((way) => (
                  <li key={`${way.id} ${way.to}`}>
                    <WayButton way={way} />
                  </li>
                ))}
              </ul>
            )}
            {picture.states.some((one) => one.path !== '' && parentOf(one.path) === path) && <States of={path} />}
          </li>
        );
      })}
    </ul>
  );
}
