import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const bufferCharacters = 65_536;

/** A text file that is written from its beginning to its end. */
export interface LineFile {
  /** Adds text; it may wait in memory until there is enough of it to write. */
  write(text: string): void;
  /** Writes what still waits. */
  close(): void;
}

/**
 * Begins the file at `path` anew, with its folder. Chunks of 64 Ki characters are appended with synchronous calls: memory stays bounded
 * however slow the disk is, and, since no file stays open between chunks, so does the number of open files, of which a large region would
 * have thousands. Throws the system's error where it cannot write.
 */
export function lineFile(path: string): LineFile {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, '');
  let waiting = '';
  const flush = () => {
    if (waiting !== '') appendFileSync(path, waiting);
    waiting = '';
  };
  return {
    write: (text) => {
      waiting += text;
      if (waiting.length >= bufferCharacters) flush();
    },
    close: flush,
  };
}
