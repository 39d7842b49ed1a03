import type { Module } from '@leitwerk/platform/module/module';
import { routes } from './routes.ts';

/** Places and streets that have been imported, for whoever types an address. */
export const module: Module = { name: 'geodata', routes };
