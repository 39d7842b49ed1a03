import { resolve } from 'node:path';
import { readDocuments } from '@leitwerk/metadata/node/load';

/** The configuration that comes with this version of the platform. */
export const SHIPPED_FOLDER = resolve(import.meta.dirname, '../../../seeds/utility-crm');

export const readShipped = async () => (await readDocuments(SHIPPED_FOLDER)).documents;
