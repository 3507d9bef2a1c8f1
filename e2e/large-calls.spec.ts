import { expect, test } from "@playwright/test";
import { demo } from "./demo.ts";

// Next keeps no more than 10 MB of a body that passes its proxy, and says nothing of the rest: what is left must not pass for JSON that ended.
test("a call that is too large is said to be, whatever of it reaches the door", async ({ request }) => {
  const headers = { "content-type": "application/json", "sec-fetch-site": "same-origin" };
  for (const megabytes of [6, 12, 24]) {
    const data = Buffer.from(`{"text":"${"x".repeat(megabytes * 1_000_000)}"}`);
    const answer = await request.post(`${demo().url}/api/trpc/quarantine.check`, { headers, data });
    expect({ megabytes, status: answer.status(), ...(await answer.json()) }).toMatchObject({
      ...{ megabytes, status: 413 },
      error: { data: { code: "TOO_LARGE", httpStatus: 413 } },
    });
  }
});
