import type { AppDefinition } from '@leitwerk/metadata/generated/definitions.gen';

/** Names of modules in the order in which they are offered: those in use first, as the live application has them. */
export const offeredModules = (live: AppDefinition, installed: readonly string[]): readonly string[] => [
  ...new Set([...(live.modules ?? []), ...installed]),
];

/** The application with a module on or off, with the settings that it has live. Nothing said of modules stays nothing. */
export function withModule(app: AppDefinition, live: AppDefinition, name: string, isOn: boolean): AppDefinition {
  const isUsed = (one: string): boolean => (one === name ? isOn : (app.modules ?? []).includes(one));
  const modules = offeredModules(live, [...(app.modules ?? []), name]).filter(isUsed);
  const { moduleSettings = {}, modules: _modules, ...others } = app;
  const next = modules.length === 0 && !live.modules ? others : { ...others, modules };
  const settings = Object.entries({ ...live.moduleSettings, ...moduleSettings }).filter(
    ([one]) => modules.includes(one) || !(live.modules ?? []).includes(one),
  );
  return live.moduleSettings ? { ...next, moduleSettings: Object.fromEntries(settings) } : next;
}
