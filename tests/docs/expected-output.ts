/** The lines of `expected` that `output` does not hold in this order. `…` in a line stands for anything, a line of it alone for any lines. */
export function missingLines(expected: string, output: string): readonly string[] {
  const found = output.split('\n').map((line) => line.trim());
  let from = 0;
  return expected
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && line !== '…')
    .filter((line) => {
      const pattern = new RegExp(`^${line.split('…').map(escapePattern).join('.*')}$`);
      const at = found.findIndex((candidate, index) => index >= from && pattern.test(candidate));
      if (at >= 0) from = at + 1;
      return at < 0;
    });
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
