/** Rows under their headings in columns of equal width, figures with their ends in line; ends with a line feed. */
export function textTable(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const isFigure = headings.map(
    (_, column) => column > 0 && rows.every((row) => /^[\d,.%* -]*$/.test(row[column] ?? '')),
  );
  const widths = headings.map((heading, column) =>
    Math.max(heading.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) =>
        isFigure[column] === true ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd();
  return `${[headings, ...rows].map(line).join('\n')}\n`;
}
