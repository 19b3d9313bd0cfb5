import type { Method } from './method.ts';

const found = import.meta.glob<Method>('./*/index.ts', { eager: true, import: 'default' });

/** Every payment method there is a folder for, by channel name. */
export const methods: ReadonlyMap<string, Method> = new Map(Object.values(found).map((method) => [method.id, method]));
