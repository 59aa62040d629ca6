import assert from "node:assert/strict";
import { notFound } from "./notFound.ts";

const problem = (path: string) => ({ path, rule: "must be a subnet of the VPC", value: "subnet-1" });

describe("what AWS does not find", () => {
    it("is said for every question at once, with what AWS said", async () => {
        const problems = await notFound([
            { answer: Promise.reject(new Error("no matching EC2 Subnet found")), problem: problem("a") },
            { answer: Promise.resolve({}), problem: problem("b") },
            { answer: Promise.reject(new Error("UnauthorizedOperation")), problem: problem("c") },
        ]);
        assert.deepEqual(problems, [
            { ...problem("a"), fix: "correct it; AWS said: no matching EC2 Subnet found" },
            { ...problem("c"), fix: "correct it; AWS said: UnauthorizedOperation" },
        ]);
    });

    it("is nothing where everything is found", async () => {
        assert.deepEqual(await notFound([{ answer: Promise.resolve(undefined), problem: problem("a") }]), []);
    });
});
