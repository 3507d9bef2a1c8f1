import { expect, test } from "vitest";
import { jsonBody } from "#server/http/json-body.ts";

const read = (body: string | Uint8Array<ArrayBuffer>) => jsonBody(new Request("http://x", { method: "POST", body }), 1_000);

test("a body is the JSON in it, also behind a byte order mark", async () => {
  expect(await read('{"a":"é"}')).toEqual({ a: "é" });
  expect(await read('\ufeff{"a":1}')).toEqual({ a: 1 });
});

test("what is no JSON is refused without a word of it: there may be a key in it", async () => {
  for (const body of ['{"key":"inlay_secret', "\ufeff\ufeff{}", new Uint8Array([0x22, 0xff, 0x22])]) {
    const error = await read(body).then(
      () => null,
      (refused: Error) => refused,
    );
    expect(error).toMatchObject({ code: "MALFORMED_JSON" });
    expect(error!.message).not.toContain("secret");
  }
});
