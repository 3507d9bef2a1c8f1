type Turn<T> = { now: Promise<T>; next: Promise<T> | null };

/**
 * Makes questions that many ask at once be asked once for all of them. Who comes while one is under way waits for the next,
 * so that nobody is told what was true before they asked.
 *
 * @param ask answers the question by its name
 */
export function inTurns<T>(ask: (name: string) => Promise<T>): (name: string) => Promise<T> {
  const turns = new Map<string, Turn<T>>();

  const begin = (name: string): Promise<T> => {
    const turn: Turn<T> = { now: ask(name), next: null };
    turns.set(name, turn);
    const over = () => void (turn.next === null && turns.delete(name));
    turn.now.then(over, over);
    return turn.now;
  };

  return (name) => {
    const turn = turns.get(name);
    if (!turn) return begin(name);
    const next = () => begin(name);
    turn.next ??= turn.now.then(next, next);
    return turn.next;
  };
}
