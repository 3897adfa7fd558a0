import type { Words } from './catalogue.ts';

export const fieldsEn: Words = {};
