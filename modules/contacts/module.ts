import type { Module } from '@leitwerk/platform/module/module';
import { routes } from './routes.ts';

/** Address books: records as vCards and vCards as records. Which field is which property is said by the application. */
export const module: Module = { name: 'contacts', routes };
