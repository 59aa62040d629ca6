import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { RunResult } from "@plinth/rehearsal";
import { main } from "../main.ts";
import { recordingHost } from "../testdata/host.ts";
import { failureText, summaryText } from "./text.ts";

const URN = "urn:pulumi:dev::p::aws:ec2/vpc:Vpc::main";
const failed: RunResult = {
    environment: "sandbox",
    seed: 12,
    rate: 0.02,
    faults: ["throttling@main"],
    milliseconds: 1500,
    attempts: { create: 2 },
    injected: [{ kind: "throttling", value: "", verb: "create", urn: URN, nth: 1 }],
    leftBehind: [],
    violations: [
        { invariant: "lost", step: "create", stack: "plinth/sandbox", message: `${URN} was in the state before` },
    ],
};

describe("what plinth rehearse says", () => {
    it("names what does not hold, what was injected, and the command that finds it again", () => {
        assert.equal(
            failureText(failed, { parallel: 1 }),
            "Seed 12 does not hold:\n" +
                `  lost, create of plinth/sandbox: ${URN} was in the state before\n` +
                "  What was injected:\n" +
                `    throttling create ${URN}\n` +
                "  Again: npx plinth rehearse sandbox --fault 'throttling@main' --seed 12 --rate 0.02\n",
        );
        assert.match(failureText(failed, { parallel: 4 }), /--rate 0\.02 --parallel 4\n$/);
    });

    it("names a seed that rehearsed everything as one that did", () => {
        const whole = { ...failed, faults: [] };
        assert.match(failureText(whole, { parallel: 1 }), /rehearse sandbox --seed 12 --rate 0\.02 --whole\n$/);
        const part = { layers: ["network"], change: false };
        assert.match(failureText({ ...whole, part }, { parallel: 1 }), /--seed 12 --rate 0\.02\n$/);
    });

    it("sums up all runs", () => {
        assert.equal(summaryText([failed, { ...failed, violations: [] }]), "2 rehearsals, 2 faults, 1 failed, 3 s\n");
        assert.equal(summaryText([failed]), "1 rehearsal, 1 fault, 1 failed, 2 s\n");
    });
});

describe("plinth rehearse", () => {
    async function rehearse(
        args: readonly string[],
        env: Readonly<Record<string, string>> = {},
    ): Promise<{ code: number; err: string }> {
        const host = recordingHost({ cwd: process.cwd(), env });
        const code = await main(["rehearse", ...args], host);
        return { code, err: host.err() };
    }

    it("refuses to go on without the Pulumi CLI, and says what to do", async () => {
        const { code, err } = await rehearse(["sandbox"], { PATH: "/nowhere" });
        assert.equal(code, 1);
        assert.match(
            err,
            /^a rehearsal drives the real engine, and pulumi is not on PATH\. Fix: install the Pulumi CLI/,
        );
    });

    it("refuses faults it does not know, before anything runs", async () => {
        const { code, err } = await rehearse(["sandbox", "--fault", "fire@main"]);
        assert.equal(code, 1);
        assert.match(err, /^--fault: 1 problem\n {2}- fire@main: has the unknown kind "fire"/);
    });

    for (const [args, words] of [
        [["sandbox", "--seed", "-1"], /must be a whole number from 0/],
        [["sandbox", "--runs", "many"], /must be a whole number from 1/],
        [["sandbox", "--rate", "2"], /number above 0 and up to 1/],
        [["sandbox", "--fault", "throttling@a", "--runs", "3"], /--runs and --rate belong to a seed/],
        [[], /missing required argument/],
    ] as const) {
        it(`refuses rehearse ${args.join(" ")}`, async () => {
            const { code, err } = await rehearse(args);
            assert.equal(code, 64);
            assert.match(err, words);
        });
    }

    it("refuses a file to resume that is something else", async () => {
        const folder = mkdtempSync(join(tmpdir(), "plinth-resume-"));
        try {
            const file = join(folder, "package.json");
            writeFileSync(file, '{"name":"plinth"}\n');
            const { code, err } = await rehearse(["sandbox", "--resume", file]);
            assert.equal(code, 1);
            assert.match(err, /package\.json:1: is no result of a rehearsal/);
        } finally {
            rmSync(folder, { recursive: true });
        }
    });
});
