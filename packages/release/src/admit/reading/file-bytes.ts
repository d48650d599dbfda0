import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';

const chunkBytes = 1 << 20;

/** The file's bytes in chunks of about a mebibyte, unpacked where its name ends in `.gz`. What goes wrong is thrown as Node says it: see `problemOfReading`. */
export function fileBytes(path: string): AsyncIterable<Buffer> {
  const file = createReadStream(path, { highWaterMark: chunkBytes });
  if (!path.endsWith('.gz')) return file;
  // The last stream of the pipeline is the one read: an error of the file reaches the reader through it.
  return pipeline(file, createGunzip({ chunkSize: chunkBytes }), () => {});
}
