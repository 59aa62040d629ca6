import assert from "node:assert/strict";
import { unknown } from "@plinth/plan";
import { StackOutputs } from "./stackOutputs.ts";

const NETWORK = "organization/network/dev";
const DATABASE = "organization/database/dev";
const CACHE = "organization/cache/dev";

describe("StackOutputs", () => {
    it("waits for a stack of the same preview", async () => {
        const outputs = new StackOutputs({}, [NETWORK, DATABASE]);
        const waiting = outputs.outputsFor(DATABASE, NETWORK);
        outputs.resolve(NETWORK, { vpcId: unknown });
        assert.deepEqual(await waiting, { vpcId: unknown });
        assert.deepEqual(await outputs.outputsFor(DATABASE, NETWORK), { vpcId: unknown });
    });

    it("takes answers over the preview, and does not wait for it", async () => {
        const outputs = new StackOutputs({ [NETWORK]: { vpcId: "vpc-1" } }, [NETWORK]);
        assert.deepEqual(await outputs.outputsFor(DATABASE, NETWORK), { vpcId: "vpc-1" });
    });

    it("refuses a stack nobody knows, saying how to give its outputs", async () => {
        const outputs = new StackOutputs({}, [DATABASE]);
        await assert.rejects(
            outputs.outputsFor(DATABASE, NETWORK),
            /^Error: unknown stack "organization\/network\/dev": it is not part of this preview\. Fix: give its outputs with --answers FILE/,
        );
    });

    it("refuses a stack whose own preview failed", async () => {
        const outputs = new StackOutputs({}, [NETWORK, DATABASE]);
        const waiting = outputs.outputsFor(DATABASE, NETWORK);
        outputs.reject(NETWORK, "its own preview failed");
        await assert.rejects(
            waiting,
            /^Error: stack "organization\/network\/dev" has no outputs: its own preview failed$/,
        );
    });

    it("refuses stacks that wait for each other, directly, over a third one, or for themselves", async () => {
        const outputs = new StackOutputs({}, [NETWORK, DATABASE, CACHE]);
        void outputs.outputsFor(NETWORK, DATABASE);
        void outputs.outputsFor(DATABASE, CACHE);
        await assert.rejects(
            outputs.outputsFor(CACHE, NETWORK),
            /^Error: stacks organization\/cache\/dev and organization\/network\/dev wait for each other's outputs$/,
        );
        await assert.rejects(outputs.outputsFor(DATABASE, NETWORK), /wait for each other's outputs/);
        await assert.rejects(outputs.outputsFor(NETWORK, NETWORK), /wait for each other's outputs/);
    });

    it("lets a stack ask for another one twice, and two for the same", async () => {
        const outputs = new StackOutputs({}, [NETWORK, DATABASE, CACHE]);
        const waiting = [
            outputs.outputsFor(DATABASE, NETWORK),
            outputs.outputsFor(DATABASE, NETWORK),
            outputs.outputsFor(CACHE, NETWORK),
        ];
        outputs.resolve(NETWORK, { a: 1 });
        assert.deepEqual(await Promise.all(waiting), [{ a: 1 }, { a: 1 }, { a: 1 }]);
    });

    it("forgets who waited once the wait is over", async () => {
        const outputs = new StackOutputs({}, [NETWORK, DATABASE]);
        const first = outputs.outputsFor(DATABASE, NETWORK);
        outputs.resolve(NETWORK, {});
        await first;
        const second = outputs.outputsFor(NETWORK, DATABASE);
        outputs.resolve(DATABASE, { late: true });
        assert.deepEqual(await second, { late: true });
    });
});
