/** Does something to a process and tells what went wrong. @returns whether it was done */
export type Act = (work: () => Promise<unknown>) => Promise<boolean>;
