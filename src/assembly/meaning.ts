// Opens the model of meaning the operator chose. Without one nothing of it is loaded.

import { readFile } from 'node:fs/promises';
import type { Config } from '../config.js';
import type { Clock } from '../domain/clock.js';
import { Fault } from '../domain/fault.js';
import type { Log } from '../domain/log.js';
import type { Model, WeighedMeaning } from '../meaning/meaning.js';

export interface MeaningParts {
  readonly config: Config;
  readonly clock: Clock;
  readonly log?: Pick<Log, 'info' | 'error'>;
}

/** @throws Fault `invalid` when the folder holds no model, or the key cannot be read. */
export async function openMeaning(parts: MeaningParts): Promise<WeighedMeaning | undefined> {
  const { config, clock, log } = parts;
  const model = await openModel(config);
  if (model === undefined) return undefined;
  const { createPatient } = await import('../meaning/meaning.js');
  const by = createPatient(model, {
    clock,
    ...(log === undefined ? {} : { log }),
    batch: config.meaningBatch,
    timeoutMs: config.meaningTimeoutMs,
  });
  return { by, weight: config.meaningWeight, neutral: config.meaningNeutral / 100 };
}

/** The model itself, which says so when it fails. */
export async function openModel(config: Config): Promise<Model | undefined> {
  const { meaningFolder, meaningUrl } = config;
  if (meaningFolder !== '') {
    const { openFolderModel } = await import('../meaning/folder/folder.js');
    return openFolderModel(meaningFolder);
  }
  if (meaningUrl === '') return undefined;
  const { openAddressModel } = await import('../meaning/address/address.js');
  const { createHttpNet } = await import('../net/http/http.js');
  const { meaningModel: model, meaningTimeoutMs: timeoutMs } = config;
  const key = config.meaningKeyFile === '' ? '' : await keyIn(config.meaningKeyFile);
  // The operator named this one host: it may be private. Feeds lead there no more than before.
  const net = createHttpNet({ config: { ...config, allowHosts: [hostOf(meaningUrl)] } });
  return openAddressModel({ url: meaningUrl, model, key, timeoutMs }, net);
}

/** `127.0.0.1:11434`: with its port, so that nothing else there may be asked. */
function hostOf(address: string): string {
  const { hostname, port, protocol } = new URL(address);
  return `${hostname}:${port === '' ? (protocol === 'https:' ? '443' : '80') : port}`;
}

async function keyIn(file: string): Promise<string> {
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (cause) {
    throw new Fault('invalid', `The key in ${file} cannot be read.`, cause);
  }
}
