import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const bufferBytes = 65_536;
// A UTF-16 unit takes three bytes of UTF-8 at most.
const bytesPerUnit = 3;

/** A text file that is written from its beginning to its end. */
export interface LineFile {
  /** Adds text; it may wait in memory until there is enough of it to write. */
  write(text: string): void;
  /** Writes what still waits. */
  close(): void;
}

/**
 * Begins the file at `path` anew, with its folder. Chunks of 64 KiB are appended with synchronous calls: memory stays bounded however slow
 * the disk is, and, since no file stays open between chunks, so does the number of open files, of which a large region would have
 * hundreds. Throws the system's error where it cannot write.
 */
export function lineFile(path: string): LineFile {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, '');
  // Bytes, not one growing string: the collector would have to go through all its pieces again and again.
  const waiting = Buffer.allocUnsafe(bufferBytes);
  let used = 0;
  const flush = () => {
    if (used > 0) appendFileSync(path, waiting.subarray(0, used));
    used = 0;
  };
  return {
    write: (text) => {
      const most = text.length * bytesPerUnit;
      if (used + most > bufferBytes) flush();
      if (most > bufferBytes) appendFileSync(path, text);
      else used += waiting.write(text, used);
    },
    close: flush,
  };
}
