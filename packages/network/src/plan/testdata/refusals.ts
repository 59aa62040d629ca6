import assert from "node:assert/strict";
import { toProblems } from "@plinth/core/settings";
import { checkNetwork } from "../checkNetwork.ts";
import type { NetworkShape } from "../shape.ts";

/** A change to a sound network, and what is said of it. */
export interface Refusal {
    readonly of: string;
    readonly change: Partial<NetworkShape>;
    readonly path: string;
    readonly rule: RegExp;
    readonly fix: RegExp;
}

export const sound: NetworkShape = { cidr: "10.0.0.0/16", zones: ["euw1-az1", "euw1-az2"] };

/** A test for each refusal: the one problem it has, with its path, rule and fix. */
export function testRefusals(refusals: readonly Refusal[]): void {
    for (const { of, change, path, rule, fix } of refusals) {
        it(`refuses ${of}, naming the path, the rule and the fix`, () => {
            const problems = toProblems(checkNetwork({ ...sound, ...change }, "eu-west-1"));
            assert.deepEqual(
                problems.map((problem) => problem.path),
                [path],
            );
            assert.match(problems[0]?.rule ?? "", rule);
            assert.match(problems[0]?.fix ?? "", fix);
        });
    }
}

/** A test that a change is taken. */
export function testTaken(of: string, change: Partial<NetworkShape>): void {
    it(`takes ${of}`, () => {
        assert.deepEqual(toProblems(checkNetwork({ ...sound, ...change }, "eu-west-1")), []);
    });
}
