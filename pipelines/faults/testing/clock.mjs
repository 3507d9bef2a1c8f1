import { readFileSync } from "node:fs";

// Preloaded into a process (`node --import`): its wall clock is wrong by as many milliseconds as the file named by
// INLAY_TEST_CLOCK says. Timers and performance.now() go on as ever, as when somebody sets a machine's clock.
const file = process.env.INLAY_TEST_CLOCK;
const RealDate = Date;
let wrongBy = 0;

const look = () => {
  try {
    wrongBy = Number(readFileSync(file, "utf8")) || 0;
  } catch {
    // not written yet
  }
};
look();
setInterval(look, 50).unref();

globalThis.Date = class extends RealDate {
  constructor(...args) {
    if (args.length === 0) super(RealDate.now() + wrongBy);
    else super(...args);
  }
  static now() {
    return RealDate.now() + wrongBy;
  }
};
