import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Module } from './module.ts';

/** Where modules are installed. */
export const MODULES_FOLDER = resolve(import.meta.dirname, '../../../modules');
const NAME = /^[a-z][a-z0-9-]*$/;

const fileOf = (name: string): string => resolve(MODULES_FOLDER, name, 'module.ts');

/** Whether a definition may name this module. */
export const isInstalled = (name: string): boolean => NAME.test(name) && existsSync(fileOf(name));

/** The modules of these names. Only names that the live application lists come here: this is the one dynamic import. */
export async function loadModules(names: readonly string[]): Promise<readonly Module[]> {
  const modules: Module[] = [];
  for (const name of names) {
    if (!isInstalled(name))
      throw new Error(`the module ${name} is not installed: there is no modules/${name}/module.ts`);
    const loaded = (await import(fileOf(name))) as { readonly module?: Module };
    if (loaded.module?.name !== name) throw new Error(`modules/${name}/module.ts must export a module named ${name}`);
    modules.push(loaded.module);
  }
  mustFitTogether(modules);
  return modules;
}

/** Throws when a module needs an action that nobody brings, has addresses that are not its own, or when two reactions have one name. */
export function mustFitTogether(modules: readonly Module[]): void {
  const actions = new Set(
    modules.flatMap((one) => Object.keys(one.actions ?? {}).map((verb) => `${one.name}.${verb}`)),
  );
  for (const { name, needs, routes } of modules) {
    const foreign = routes?.find((route) => !route.path.startsWith(`/api/${name}/`));
    if (foreign) throw new Error(`the address ${foreign.path} of the module ${name} must begin with /api/${name}/`);
    const missing = needs?.find((action) => !actions.has(action));
    if (missing !== undefined)
      throw new Error(`the module ${name} needs the action ${missing}, which no module brings`);
  }
  const reactions = modules.flatMap((one) => one.reactions ?? []).map((one) => one.name);
  const twice = reactions.find((name, index) => reactions.indexOf(name) !== index);
  if (twice !== undefined) throw new Error(`two reactions are named ${twice}`);
}
