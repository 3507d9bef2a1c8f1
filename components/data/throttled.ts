/**
 * A function that does its work at most once in `ms`: at once when it has rested, else when the time is over, so that the last
 * call is never lost.
 */
export function throttled(work: () => void, ms: number): { call: () => void; cancel: () => void } {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let again = false;
  const rest = () => {
    timer = setTimeout(() => {
      timer = null;
      if (!again) return;
      again = false;
      work();
      rest();
    }, ms);
  };
  return {
    call: () => {
      if (timer !== null) {
        again = true;
        return;
      }
      work();
      rest();
    },
    cancel: () => {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      again = false;
    },
  };
}
