// Reads the knowledge and the learned file that ship with muster. Called once, by the door.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { EngineOptions } from './engine/engine.js';
import { parseKnowledge, type Knowledge } from './words/knowledge.js';
import type { KnowledgeFiles } from './words/knowledge-files.js';
import { withoutLines, wrongLines } from './words/wrong-lines.js';
import { parseLearned, type Learned, type LearnedFile } from './learned.js';

const knowledgeFolder = fileURLToPath(new URL('../../knowledge/', import.meta.url));
const learnedFile = fileURLToPath(new URL('./learned.json', import.meta.url));

/** The usable lines; `wrongInKnowledge` lists the others. */
export function shippedKnowledge(folder = knowledgeFolder): Knowledge {
  const files = filesIn(folder);
  return parseKnowledge(withoutLines(files, wrongLines(files)));
}

/** A sentence for each line of knowledge/ that is left out: which, and why. */
export function wrongInKnowledge(folder = knowledgeFolder): readonly string[] {
  return wrongLines(filesIn(folder)).map(({ file, line, why }) => {
    const place = line === undefined ? '' : `Line ${line} of `;
    return `${place}knowledge/${file} is left out: ${why}`;
  });
}

function filesIn(folder: string): KnowledgeFiles {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = names
    .filter((name) => name.endsWith('.txt'))
    .map((name) => [name.split(path.sep).join('/'), readFileSync(path.join(folder, name), 'utf8')]);
  return Object.fromEntries(files) as KnowledgeFiles;
}

export function shippedLearned(): Learned {
  return parseLearned(JSON.parse(readFileSync(learnedFile, 'utf8')) as LearnedFile);
}

/** The knowledge and the learned weights that ship with muster. */
export const shipped = (): Pick<EngineOptions, 'knowledge' | 'learned'> => ({
  knowledge: shippedKnowledge(),
  learned: shippedLearned(),
});
