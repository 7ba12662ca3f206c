export function circumstances(root: string): string;
export function keptSection(root: string, name: string): string | undefined;
export function keepSection(root: string, name: string, answer: string): void;
