/** How many letters must be added, dropped, changed or swapped to make one word of the other. */
const distance = (from: string, to: string): number => {
  const rows = Array.from({ length: from.length + 1 }, (_, row) => [row]);
  const at = (row: number, column: number): number => rows[row]?.[column] ?? 0;
  for (let column = 1; column <= to.length; column++) rows[0]?.push(column);
  for (let row = 1; row <= from.length; row++) {
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      const swapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      rows[row]?.push(
        Math.min(
          at(row - 1, column) + 1,
          at(row, column - 1) + 1,
          at(row - 1, column - 1) + (same ? 0 : 1),
          swapped ? at(row - 2, column - 2) + 1 : Infinity,
        ),
      );
    }
  }
  return at(from.length, to.length);
};

/** The word that was most likely meant, or undefined when none is near. */
export const nearest = (word: string, known: readonly string[]): string | undefined => {
  if (word.length > 60) return undefined;
  const bare = (name: string) => name.toLowerCase().replaceAll(/[_-]/g, '');
  const scored = known.map((name) => ({ name, off: distance(bare(word), bare(name)) }));
  const best = scored.reduce<(typeof scored)[number] | undefined>(
    (least, one) => (least && least.off <= one.off ? least : one),
    undefined,
  );
  return best && best.off <= Math.max(1, Math.floor(word.length / 4)) ? best.name : undefined;
};
