import { expect, test } from "vitest";
import { inTurns } from "#server/keys/in-turns.ts";

/** Answers with what is true when it is asked, once it is let go. */
function slowly() {
  const truth = { value: "valid" };
  const waiting: (() => void)[] = [];
  let asked = 0;
  const ask = inTurns(async () => {
    asked++;
    const { value } = truth;
    await new Promise<void>((go) => waiting.push(go));
    if (value === "broken") throw new Error("broken");
    return value;
  });
  const answer = async () => {
    waiting.shift()?.();
    await new Promise((done) => setImmediate(done));
  };
  return { truth, ask, asked: () => asked, answer };
}

test("who asks while an answer is under way is told what is true now, and all of them by one question", async () => {
  const { truth, ask, asked, answer } = slowly();
  const first = ask("key");
  truth.value = "revoked";
  const later = [ask("key"), ask("key"), ask("key")];
  await answer();
  expect(await first).toBe("valid");
  await answer();
  expect(await Promise.all(later)).toEqual(["revoked", "revoked", "revoked"]);
  expect(asked()).toBe(2);
});

test("an answer is not kept: who asks afterwards is asked for", async () => {
  const { truth, ask, answer } = slowly();
  const first = ask("key");
  await answer();
  await first;
  truth.value = "revoked";
  const second = ask("key");
  await answer();
  expect(await second).toBe("revoked");
});

test("a question that fails fails for those who asked it, and the next one is asked", async () => {
  const { truth, ask, answer } = slowly();
  truth.value = "broken";
  const first = ask("key");
  truth.value = "valid";
  const second = ask("key");
  await Promise.all([expect(first).rejects.toThrow("broken"), answer()]);
  await answer();
  expect(await second).toBe("valid");
});

test("different keys do not wait for each other", async () => {
  const { ask, asked } = slowly();
  void ask("one");
  void ask("other");
  expect(asked()).toBe(2);
});
