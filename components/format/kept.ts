/** Zones and currencies are somebody's data: no more than this many are kept. */
const MOST = 500;

/**
 * Makes something once for each set of options: what writes figures and days takes a hundred times longer to make than to use, and
 * a dashboard has thousands of them.
 */
export function kept<Options, Made>(make: (options: Options) => Made): (options: Options) => Made {
  const made = new Map<string, Made>();
  return (options) => {
    const key = JSON.stringify(options);
    const known = made.get(key);
    if (known !== undefined) return known;
    const one = make(options);
    if (made.size >= MOST) made.clear();
    made.set(key, one);
    return one;
  };
}
