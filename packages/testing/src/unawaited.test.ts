import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import { guardUnawaited, isKnown, isSecret, known, record } from "./index.ts";

describe("guardUnawaited", () => {
    /** Runs a test between hooks of its own, as mocha would. */
    async function guarded(test: () => Promise<void>): Promise<void> {
        let before = (): void => {};
        let after = async (): Promise<void> => {};
        guardUnawaited({ beforeEach: (run) => (before = run), afterEach: (run) => (after = run) });
        before();
        await test();
        await after();
    }

    it("fails a test whose assertion in an apply nobody awaits", async () => {
        await assert.rejects(
            guarded(async () => {
                const made = await record(() => new aws.s3.Bucket("logs"));
                made.result.id.apply((id) => {
                    assert.equal(id, "wrong");
                });
            }),
            /did not wait for; return or await it, or use known\(output\)\n.*wrong/s,
        );
    });

    it("lets a test pass whose assertions hold", async () => {
        await guarded(async () => {
            const made = await record(() => new aws.s3.Bucket("logs"));
            made.result.id.apply((id) => {
                assert.match(id, /^logs-/);
            });
        });
    });

    it("does not report again what a recording has reported", async () => {
        await guarded(async () => {
            await assert.rejects(
                record(() => void Promise.reject(new Error("forgotten"))),
                /forgotten/,
            );
        });
    });
});

describe("known", () => {
    it("tells known, unknown and secret values apart", async () => {
        const program = (): aws.ssm.Parameter => new aws.ssm.Parameter("token", { type: "String", value: "v" });
        const { result } = await record(program, { preview: true });
        assert.equal(await known(result.type), "String");
        assert.equal(await isKnown(result.arn), false);
        assert.equal(await isKnown(result.type), true);
        assert.equal(await isSecret(result.value), true);
        assert.equal(await isSecret(result.type), false);
    });
});
