/**
 * Holds back what it is given until the end of this turn of the event loop. Answers that are sent one right after the other wake
 * whoever waits for them once; each sent on its own, the sending costs more than most of the answers.
 */
export function together(): <Value>(value: Value) => Promise<Value> {
  let waiting: (() => void)[] = [];
  const send = (): void => {
    const now = waiting;
    waiting = [];
    for (const one of now) one();
  };
  return (value) =>
    new Promise((resolve) => {
      if (waiting.length === 0) setImmediate(send);
      waiting.push(() => resolve(value));
    });
}
