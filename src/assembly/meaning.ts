// Opens the model of meaning that the operator chose. Without a model none of its code is loaded.

import { readFile } from 'node:fs/promises';
import type { Config } from '../config.js';
import type { Clock } from '../domain/clock.js';
import { Fault } from '../domain/fault.js';
import type { Log } from '../domain/log.js';
import { present } from '../domain/present.js';
import type { Model, WeighedMeaning } from '../meaning/meaning.js';

export interface MeaningDeps {
  readonly config: Config;
  readonly clock: Clock;
  readonly log?: Pick<Log, 'info' | 'error'>;
}

/**
 * Undefined when the operator chose no model.
 * @throws Fault `invalid` when the folder holds no model or the key cannot be read.
 */
export async function openMeaning(deps: MeaningDeps): Promise<WeighedMeaning | undefined> {
  const { config, clock, log } = deps;
  const model = await openModel(config);
  if (model === undefined) return undefined;
  const { createGuardedModel } = await import('../meaning/meaning.js');
  const by = createGuardedModel(model, {
    clock,
    ...present({ log }),
    batch: config.meaningBatch,
    timeoutMs: config.meaningTimeoutMs,
  });
  return { by, weight: config.meaningWeight, neutral: config.meaningNeutral / 100 };
}

/** The bare model: it rejects when it fails. @throws as openMeaning does. */
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
  // The operator named this host, so it may be private. Feeds still cannot lead there.
  const net = createHttpNet({ config: { ...config, allowHosts: [hostOf(meaningUrl)] } });
  return openAddressModel({ url: meaningUrl, model, key, timeoutMs }, net);
}

/** `127.0.0.1:11434`: with the port, so that no other port is allowed. */
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
