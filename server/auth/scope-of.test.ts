import fc from "fast-check";
import { expect, test } from "vitest";
import type { Actor, EmbedActor, UserActor } from "#server/auth/actor.ts";
import { scopeOf } from "#server/auth/scope-of.ts";
import { KEY_SCOPES, type KeyScope } from "#server/keys/scopes.ts";

const tenantId = fc.uuid();
const subject = fc.string({ minLength: 0, maxLength: 12 });
const requested = fc.option(
  subject.map((id) => ({ subject: id })),
  { nil: undefined },
);
const person = { kind: "user", userId: "u", email: "e", name: "n" } as const;

const customer = fc.record({ tenantId, subject }).map((it): UserActor => ({ ...person, role: "customer", ...it }));
const staff = fc
  .record({ tenantId, role: fc.constantFrom("operator", "admin", "analyst", "viewer") })
  .map((it): UserActor => ({ ...person, subject: null, ...it }));
const key = fc
  .record({ tenantId, scopes: fc.subarray(Object.keys(KEY_SCOPES) as KeyScope[]) })
  .map((it): Actor => ({ kind: "key", keyId: "k", prefix: "p", ...it }));

test("a customer gets their own subject or nothing, whatever they ask for", () => {
  fc.assert(
    fc.property(customer, requested, (actor, asked) => {
      const own = { tenantId: actor.tenantId, subjects: { mode: "one", subject: actor.subject }, limits: "none" };
      if (asked === undefined || asked.subject === actor.subject) expect(scopeOf(actor, asked)).toEqual(own);
      else expect(() => scopeOf(actor, asked)).toThrow(expect.objectContaining({ code: "NOT_FOUND" }));
    }),
  );
});

test("everyone else gets exactly what they ask for, in their own tenant", () => {
  fc.assert(
    fc.property(fc.oneof(staff, key), requested, (actor, asked) => {
      const subjects = asked ? { mode: "one", subject: asked.subject } : { mode: "all" };
      expect(scopeOf(actor, asked)).toEqual({ tenantId: actor.tenantId, subjects, limits: "none" });
    }),
  );
});

test("a customer without a subject, and an operator without a tenant, get no scope at all", () => {
  fc.assert(
    fc.property(tenantId, requested, (tenant, asked) => {
      expect(() => scopeOf({ ...person, role: "customer", tenantId: tenant, subject: null }, asked)).toThrow();
      expect(() => scopeOf({ ...person, role: "operator", tenantId: null, subject: null }, asked)).toThrow(/choose/);
    }),
  );
});

const frame = fc
  .record({
    tenantId,
    sessionId: fc.uuid(),
    subject: fc.option(subject),
    dashboards: fc.subarray(["spending", "devices"] as const),
    locks: fc.dictionary(fc.constantFrom("category", "room"), fc.array(fc.string(), { maxLength: 2 })),
    rights: fc.constant([]),
  })
  .map((it): EmbedActor => ({ kind: "embed", ...it }));

test("a frame gets what its token named within its limits, and never another subject or one for all", () => {
  fc.assert(
    fc.property(frame, requested, (actor, asked) => {
      const subjects = actor.subject === null ? { mode: "all" } : { mode: "one", subject: actor.subject };
      const limits = { dashboards: actor.dashboards, filters: actor.locks };
      if (asked === undefined || asked.subject === actor.subject)
        expect(scopeOf(actor, asked)).toEqual({ tenantId: actor.tenantId, subjects, limits });
      else expect(() => scopeOf(actor, asked)).toThrow(expect.objectContaining({ code: "NOT_FOUND" }));
    }),
  );
});
