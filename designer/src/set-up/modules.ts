import type { AppDefinition } from '@leitwerk/metadata/generated/definitions.gen';

/** The application with a module on or off, with the settings that it has live. Nothing said of modules stays nothing. */
export function withModule(app: AppDefinition, live: AppDefinition, name: string, isOn: boolean): AppDefinition {
  const isUsed = (one: string): boolean => (one === name ? isOn : (app.modules ?? []).includes(one));
  const modules = (live.modules ?? []).filter(isUsed);
  const { moduleSettings = {}, ...others } = { ...app, modules };
  const settings = Object.entries({ ...live.moduleSettings, ...moduleSettings }).filter(
    ([one]) => modules.includes(one) || !(live.modules ?? []).includes(one),
  );
  return live.moduleSettings ? { ...others, moduleSettings: Object.fromEntries(settings) } : others;
}
