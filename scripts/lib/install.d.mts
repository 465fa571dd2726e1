// Types of install.mjs for the TypeScript that calls it.
export const root: string;
export const node24: string;
