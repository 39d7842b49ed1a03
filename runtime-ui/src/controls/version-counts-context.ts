import { createContext } from 'react';

/** How many versions the files of a list have, by id; nothing is known of those that are not in it. */
export const VersionCountsContext = createContext<ReadonlyMap<string, number>>(new Map());
