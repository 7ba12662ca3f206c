// Reads the knowledge and the learned file that ship with muster. Called once, by the door.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseKnowledge, type Knowledge } from './words/knowledge.js';
import { parseLearned, type Learned, type LearnedFile } from './learned.js';

const knowledgeFolder = fileURLToPath(new URL('../../knowledge/', import.meta.url));
const learnedFile = fileURLToPath(new URL('./learned.json', import.meta.url));

export function shippedKnowledge(folder = knowledgeFolder): Knowledge {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = names
    .filter((name) => name.endsWith('.txt'))
    .map((name) => [name.split(path.sep).join('/'), readFileSync(path.join(folder, name), 'utf8')]);
  return parseKnowledge(Object.fromEntries(files));
}

export function shippedLearned(): Learned {
  return parseLearned(JSON.parse(readFileSync(learnedFile, 'utf8')) as LearnedFile);
}
