// Types of sample-data.mjs for the TypeScript that calls it.
export function sampleDataForToday(folder: string, now?: number): string;
export function sampleArguments(folder: string): string[];
export function moved(text: string, days: number): string;
