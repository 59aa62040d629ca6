import assert from "node:assert/strict";
import * as fc from "fast-check";
import { FAULT_KINDS } from "./kinds.ts";
import { isFaultProblem, parseFault } from "./parseFault.ts";

describe("a fault as somebody writes it", () => {
    const EVERY = Number.POSITIVE_INFINITY;
    const URN = "urn:pulumi:dev::plinth::plinth:network:Network$aws:ec2/vpc:Vpc::network";

    for (const [text, kind, value, resource, nth, count] of [
        ["throttling@main", "throttling", "", "main", 1, 2],
        ["throttling@main:3", "throttling", "", "main", 3, 2],
        ["throttling@main:3x5", "throttling", "", "main", 3, 5],
        ["latency@*", "latency", "50-500", "*", 1, EVERY],
        ["latency=200@*", "latency", "200", "*", 1, EVERY],
        ["create-failure@aws:rds/instance:Instance", "create-failure", "retryable", "aws:rds/instance:Instance", 1, 1],
        ["create-failure=permanent@a", "create-failure", "permanent", "a", 1, EVERY],
        ["create-failure=permanent@a:2x4", "create-failure", "permanent", "a", 2, 4],
        ["cli-crash=before@*:17", "cli-crash", "before", "*", 17, 1],
        [`provider-crash@${URN}`, "provider-crash", "after", URN, 1, 1],
        // A name may hold what stands for something elsewhere.
        ["timeout@matrix3", "timeout", "300", "matrix3", 1, 1],
        ["timeout@a@b=c", "timeout", "300", "a@b=c", 1, 1],
        ["timeout@urn:pulumi:dev::p::t::7", "timeout", "300", "urn:pulumi:dev::p::t::7", 1, 1],
        ["timeout@job:7:1", "timeout", "300", "job:7", 1, 1],
    ] as const) {
        it(`reads ${text}`, () => {
            assert.deepEqual(parseFault(text), { kind, value, resource, nth, count, text });
        });
    }

    for (const [text, rule, fix] of [
        ["throttling", /names no resource/, /write KIND\[=VALUE\]@RESOURCE/],
        ["throttling@", /names no resource/, /throttling@\* for any/],
        ["throtling@a", /unknown kind "throtling"/, /did you mean throttling\?/],
        ["fire@a", /unknown kind "fire"/, /^The kinds are latency, throttling/],
        ["toString@a", /unknown kind/, /The kinds are/],
        ["throttling=2@a", /has the value "2"/, /takes none/],
        ["latency=soon@a", /has the value "soon"/, /write milliseconds/],
        ["latency=20-10@a", /has the value "20-10"/, /a range such as 50-200/],
        ["cli-crash=during@a", /has the value "during"/, /one of before, after/],
        ["eventual-consistency=0@a", /has the value "0"/, /1 to 999/],
        ["throttling@a:1x5000", /strikes too often/, /at most x1000/],
    ] as const) {
        it(`refuses ${text}`, () => {
            const parsed = parseFault(text);
            assert.ok(isFaultProblem(parsed));
            assert.match(parsed.rule, rule);
            assert.match(parsed.fix, fix);
        });
    }

    it("reads every kind with every resource, and never throws", () => {
        fc.assert(
            fc.property(fc.constantFrom(...FAULT_KINDS), fc.stringMatching(/^[a-zA-Z*/-]{1,30}$/), (kind, resource) => {
                const parsed = parseFault(`${kind}@${resource}`);
                assert.ok(!isFaultProblem(parsed));
                assert.equal(parsed.resource, resource);
            }),
        );
        fc.assert(fc.property(fc.string(), (text) => void parseFault(text)));
    });
});
