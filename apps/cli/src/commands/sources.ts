import { Command, InvalidArgumentError } from 'commander';
import { newWriteKey, type Source, type SourceChange } from '@groundswell/activity';
import { Clock } from '@groundswell/kernel';
import { BY, ensureSource, withSources } from '../connection/registered-sources.ts';
import { CommandError } from '../terminal/errors.ts';
import { table } from '../terminal/table.ts';
import type { CommandContext } from './context.ts';

export function sourcesCommand(context: CommandContext): Command {
  return new Command('sources')
    .description('who may send: web site, phone app, devices, server')
    .addCommand(list(context))
    .addCommand(create(context))
    .addCommand(rotateKey(context));
}

function list({ environment, output }: CommandContext): Command {
  return new Command('list').description('lists the sources and their write keys').action(async () => {
    const sources = await withSources(environment, (port) => port.list());
    const rows = sources.map(({ id, name, writeKeys }) => [id, name, writeKeys.join(' ')]);
    for (const line of table([{ title: 'Source' }, { title: 'Name' }, { title: 'Write keys' }], rows)) output.print(line);
  });
}

function create({ environment, output }: CommandContext): Command {
  return new Command('create')
    .description('makes a source and prints its write key')
    .argument('<id>', 'lower case letters, digits and -, at most 40: my-shop', sourceId)
    .option('--name <name>', 'what people call it (default: the id)')
    .option('--servers', 'servers send as it, and keep its key: addresses of people in their events are believed (ip, context.ip)')
    .action(async (id: string, { name = id, servers }: { name?: string; servers?: true }) => {
      const source = await withSources(environment, async (sources, application) => {
        if ((await sources.byId(id)) !== undefined)
          throw new CommandError(`There is a source ${id} already; groundswell sources list shows it`);
        return ensureSource(sources, application.get(Clock), { id, name, ...(servers === true ? { servers } : {}) });
      });
      output.print(source.writeKeys.join('\n'));
    });
}

function rotateKey({ environment, output }: CommandContext): Command {
  return new Command('rotate-key')
    .description('gives a source a new write key and prints it; the old ones end within seconds')
    .argument('<id>', 'of the source', sourceId)
    .option('--keep', 'keep the old keys too, until everybody sends with the new one')
    .action(async (id: string, options: { keep?: boolean }) => {
      const key = newWriteKey();
      const keep = options.keep ?? false;
      const saved = await withSources(environment, (sources, application) =>
        // What operators change at the same time over HTTP stays changed.
        sources.change(id, (source) => source && withKey(source, key, keep, application.get(Clock).now())),
      );
      if (saved === undefined) throw new CommandError(`There is no source ${id}; groundswell sources list shows those there are`);
      output.print(key);
    });
}

function withKey(source: Source, key: string, keep: boolean, at: number): SourceChange {
  const deed = { action: keep ? 'add-key' : 'replace-keys', at, keyEnding: key.slice(-4), by: BY } as const;
  return { source: { ...source, writeKeys: [key, ...(keep ? source.writeKeys : [])] }, deed };
}

function sourceId(text: string): string {
  if (!/^[a-z0-9][a-z0-9-]{0,39}$/.test(text)) throw new InvalidArgumentError('Use lower case letters, digits and -, at most 40.');
  return text;
}
