import { NamedIcon, useLabel } from '@leitwerk/runtime-ui/renderer';
import { Accordion, Checkbox, Stack } from '@mantine/core';
import { useModules } from '../client/modules.ts';
import { useSetUpTexts } from '../i18n/set-up-texts.ts';
import { definitionsIn } from './definitions-in.ts';
import { ModuleSwitches } from './module-switches.tsx';
import { entriesOf, navigationWith } from './navigation.ts';
import { OpenInDesigner } from './open-in-designer.tsx';
import { OptionSets } from './option-sets.tsx';
import { PartHead } from './part-head.tsx';
import { useSetUp } from './set-up-context.tsx';

/** What of the package this company needs: entries of the navigation, options to choose from, modules. */
export function UsedStep() {
  const t = useSetUpTexts();
  const { live } = useSetUp();
  const [app] = definitionsIn(live, 'app');
  const hasModules = useModules(app !== undefined).length > 0 || app?.modules !== undefined;
  const hasOptions = definitionsIn(live, 'option-set').length > 0;
  return (
    <Stack gap="xl">
      {app && <NavigationPart />}
      {hasOptions && <OptionSets />}
      {app && hasModules && (
        <Accordion keepMounted={false} variant="contained" order={3}>
          <Accordion.Item value="modules">
            <Accordion.Control>{t.modules}</Accordion.Control>
            <Accordion.Panel>
              <ModuleSwitches />
            </Accordion.Panel>
          </Accordion.Item>
        </Accordion>
      )}
    </Stack>
  );
}

function NavigationPart() {
  const t = useSetUpTexts();
  const label = useLabel();
  const { live, documents, setDefinition } = useSetUp();
  const [[was], [app]] = [definitionsIn(live, 'app'), definitionsIn(documents, 'app')];
  if (!was || !app) return null;
  const shown = new Set(entriesOf(app.navigation).map(({ key }) => key));
  const show = (keys: readonly string[], isShown: boolean) => {
    const next = new Set([...shown].filter((key) => !keys.includes(key)).concat(isShown ? keys : []));
    // When nothing is left, the check says so.
    setDefinition({ ...app, navigation: navigationWith(was.navigation, next) as typeof app.navigation });
  };
  return (
    <section aria-labelledby="set-up-navigation">
      <PartHead id="set-up-navigation" title={t.navigation} text={t.navigationHint}>
        <OpenInDesigner kind="app" id={app.id} name={label(app.label)} />
      </PartHead>
      <div className="lo-navigation">
        {was.navigation.map((item) => {
          const entries = entriesOf([item]);
          const count = entries.filter(({ key }) => shown.has(key)).length;
          return (
            <div key={item.id}>
              <Checkbox
                label={<IconLabel icon={item.icon} text={label(item.label)} />}
                checked={count > 0}
                indeterminate={count > 0 && count < entries.length}
                onChange={() =>
                  show(
                    entries.map(({ key }) => key),
                    count < entries.length,
                  )
                }
              />
              {item.children && (
                <Stack gap={6} mt={6} ml={28}>
                  {entries.map(({ key, item: child }) => (
                    <Checkbox
                      key={key}
                      label={<IconLabel icon={child.icon} text={label(child.label)} />}
                      checked={shown.has(key)}
                      onChange={(event) => show([key], event.currentTarget.checked)}
                    />
                  ))}
                </Stack>
              )}
            </div>
          );
        })}
      </div>
    </section>
  );
}

function IconLabel({ icon, text }: { readonly icon: string | undefined; readonly text: string }) {
  return (
    <span className="ld-line">
      <NamedIcon name={icon} size={16} />
      {text}
    </span>
  );
}
