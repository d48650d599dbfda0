const lineFeed = 10;
const longestLineBytes = 1 << 26;

/** A line of a file, without its line end. */
export interface Line {
  /** From 1. */
  readonly number: number;
  /** Undefined where the line is longer than 64 MiB, and was passed over. */
  readonly bytes: Buffer | undefined;
  /** Whether a line end follows; the last line of a file that breaks off has none. */
  readonly isEnded: boolean;
}

/** Cuts the bytes of a file into lines. No more of it is held than its longest line, and no line of more than 64 MiB. */
export class LineSplitter {
  #number = 1;
  #pieces: Buffer[] = [];
  #bytesHeld = 0;

  /** The lines that end in this chunk. Chunks may end anywhere. */
  push(chunk: Buffer): readonly Line[] {
    const lines: Line[] = [];
    let from = 0;
    for (let end = chunk.indexOf(lineFeed); end !== -1; end = chunk.indexOf(lineFeed, from)) {
      this.#hold(chunk.subarray(from, end));
      lines.push(this.#take(true));
      from = end + 1;
    }
    this.#hold(chunk.subarray(from));
    return lines;
  }

  /** The last line, where no line end follows it. */
  finish(): readonly Line[] {
    return this.#bytesHeld === 0 ? [] : [this.#take(false)];
  }

  #hold(piece: Buffer): void {
    this.#bytesHeld += piece.length;
    if (this.#bytesHeld > longestLineBytes) this.#pieces = [];
    else if (piece.length > 0) this.#pieces.push(piece);
  }

  #take(isEnded: boolean): Line {
    const [first = Buffer.alloc(0), ...rest] = this.#pieces;
    const isTooLong = this.#bytesHeld > longestLineBytes;
    const bytes = rest.length === 0 ? first : Buffer.concat(this.#pieces);
    const line = { number: this.#number, bytes: isTooLong ? undefined : bytes, isEnded };
    this.#number += 1;
    this.#pieces = [];
    this.#bytesHeld = 0;
    return line;
  }
}
