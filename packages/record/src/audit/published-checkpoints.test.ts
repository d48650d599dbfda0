import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CheckpointPublisher } from './checkpoint-publisher.js';
import { publishToFolder, readPublished } from './published-checkpoints.js';

const checkpoint = (log: number, note: string) => ({ log, origin: `test.causeway/log/${log}`, note });

describe('checkpoints kept outside the database', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'causeway-checkpoints-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  it('are the newest of each log, each whole in a file of its own', async () => {
    const publish = publishToFolder(join(folder, 'made'));
    await publish(checkpoint(1, 'first'));
    await publish(checkpoint(2, 'other'));
    await publish(checkpoint(1, 'second'));
    expect(await readPublished(join(folder, 'made'))).toEqual(['second', 'other']);
    expect((await readdir(join(folder, 'made'))).sort()).toEqual(['log-1.note', 'log-2.note']);
  });

  it('are none where there is no folder, and nothing else that lies there', async () => {
    expect(await readPublished(join(folder, 'nowhere'))).toEqual([]);
    await writeFile(join(folder, 'README'), 'notes of somebody');
    await writeFile(join(folder, 'log-1.note.99.partial'), 'half');
    expect(await readPublished(folder)).toEqual([]);
  });

  it('have the last one among them when the writer is closed, without one for each batch', async () => {
    const published: string[] = [];
    const publisher = new CheckpointPublisher(async ({ note }) => {
      published.push(note);
    });
    for (let at = 0; at < 100; at += 1) publisher.offer(checkpoint(1, `note ${at}`));
    await publisher.close();
    expect(published).toEqual(['note 99']);
  });

  it('make it known when the last one cannot be kept', async () => {
    const publisher = new CheckpointPublisher(async () => {
      throw new Error('no space');
    });
    publisher.offer(checkpoint(1, 'note'));
    await expect(publisher.close()).rejects.toThrow('no space');
  });
});
