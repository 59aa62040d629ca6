import assert from "node:assert/strict";
import { rehearse } from "./rehearse.ts";
import { inCloud, inState, MemoryStack, VPC } from "./testdata/memoryStack.ts";

const SUBNET = "urn:pulumi:dev::p::aws:ec2/subnet:Subnet::a";

describe("a rehearsal", () => {
    it("creates, finds nothing more to do, changes, finds nothing more to do, and destroys", async () => {
        const stack = new MemoryStack();
        const result = await rehearse(stack.options({ seed: 7, rate: 0.5, change: () => stack.said.push("change") }));
        assert.deepEqual(stack.said, ["up", "up again", "change", "up", "up again", "destroy"]);
        assert.deepEqual(result.violations, []);
        assert.deepEqual(result.attempts, { create: 1, change: 1, destroy: 1 });
        assert.equal(result.seed, 7);
        assert.equal(result.rate, 0.5);
    });

    it("of a part looks once whether anything is left to do, and changes settings where the seed says so", async () => {
        for (const [change, said] of [
            [true, ["up", "change", "up", "up again", "destroy"]],
            [false, ["up", "up again", "destroy"]],
        ] as const) {
            const stack = new MemoryStack();
            const part = { layers: ["network"], change };
            const result = await rehearse(stack.options({ seed: 7, part, change: () => stack.said.push("change") }));
            assert.deepEqual(stack.said, said);
            assert.deepEqual(result.part, part);
        }
    });

    it("tries again after a fault, once it has waited and quotas are raised", async () => {
        const stack = new MemoryStack();
        stack.failingUps = [() => stack.strike({ kind: "throttling" }), () => stack.strike({ kind: "create-failure" })];
        const result = await rehearse(stack.options());
        assert.deepEqual(result.violations, []);
        assert.deepEqual(stack.said.slice(0, 7), ["up", "mend", "wait", "up", "mend", "wait", "up"]);
        assert.equal(result.attempts.create, 3);
        assert.deepEqual(
            result.injected.map(({ kind }) => kind),
            ["throttling", "create-failure"],
        );
    });

    it("takes the lock of a killed command away, and imports what it made", async () => {
        const stack = new MemoryStack();
        stack.failingUps = [
            () => {
                stack.strike({ kind: "cli-crash", value: "after", madeId: "vpc-9" });
                stack.isLocked = true;
                stack.pending = [{ kind: "creating", urn: VPC, type: "aws:ec2/vpc:Vpc" }];
                stack.made = [inCloud(VPC, "vpc-9")];
            },
        ];
        const result = await rehearse(stack.options());
        assert.deepEqual(result.violations, []);
        assert.deepEqual(stack.said.slice(0, 7), [
            "up",
            "unlock",
            "mend",
            "wait",
            "clear pending",
            "import vpc-9",
            "up",
        ]);
        assert.deepEqual(result.leftBehind, [{ urn: VPC, id: "vpc-9", solved: "imported" }]);
    });

    it("deletes by hand what a crashed provider made and nobody knows of", async () => {
        const stack = new MemoryStack();
        stack.failingUps = [
            () => {
                stack.strike({ kind: "provider-crash", value: "after", madeId: "vpc-9" });
                stack.made = [inCloud(VPC, "vpc-9")];
            },
        ];
        const result = await rehearse(stack.options());
        assert.deepEqual(result.violations, []);
        assert.deepEqual(result.leftBehind, [{ urn: VPC, id: "vpc-9", solved: "deleted by hand" }]);
    });

    it("lifts protection before it destroys", async () => {
        const stack = new MemoryStack();
        stack.resources = [inState(VPC, "vpc-1", { protected: true })];
        stack.made = [inCloud(VPC, "vpc-1")];
        await rehearse(stack.options());
        assert.deepEqual(stack.said, ["up", "up again", "unprotect", "destroy"]);
    });

    it("leaves what Pulumi was told to leave", async () => {
        const stack = new MemoryStack();
        stack.resources = [inState(VPC, "vpc-1", { retained: true })];
        stack.made = [inCloud(VPC, "vpc-1")];
        stack.onDestroyed = () => (stack.made = [inCloud(VPC, "vpc-1")]);
        // Left by the destroy, it is in no state any more.
        const { violations } = await rehearse(stack.options());
        assert.deepEqual(violations, []);
    });

    for (const { title, invariant, step, message, wrong } of [
        {
            title: "an up that fails and no fault explains it",
            invariant: "unexplained",
            step: "create",
            message: /failed though no fault struck:\nfirst line\nerror: no/,
            wrong: (stack: MemoryStack) => (stack.failingUps = [() => {}]),
        },
        {
            title: "a fault that never ends",
            invariant: "attempts",
            step: "create",
            message: /did not succeed in 100 attempts/,
            wrong: (stack: MemoryStack) =>
                (stack.failingUps = Array.from({ length: 200 }, () => () => stack.strike({ kind: "throttling" }))),
        },
        {
            title: "a failure that only a slow answer would explain",
            invariant: "unexplained",
            step: "create",
            message: /no fault struck/,
            wrong: (stack: MemoryStack) => (stack.failingUps = [() => stack.strike({ kind: "latency" })]),
        },
        {
            title: "a resource that is in the cloud and in no state",
            invariant: "orphan",
            step: "create",
            message: /Subnet::a is in the cloud as subnet-1, and no state knows it/,
            wrong: (stack: MemoryStack) => (stack.onUp = () => stack.made.push(inCloud(SUBNET, "subnet-1"))),
        },
        {
            title: "a resource that is in the state and not in the cloud",
            invariant: "ghost",
            step: "create",
            message: /Subnet::a is in the state as subnet-1, and not in the cloud/,
            wrong: (stack: MemoryStack) => (stack.onUp = () => stack.resources.push(inState(SUBNET, "subnet-1"))),
        },
        {
            title: "a resource that an up loses",
            invariant: "lost",
            step: "create",
            message: /Subnet::a was in the state before/,
            wrong: (stack: MemoryStack) => {
                stack.resources = [inState(SUBNET, "subnet-1", { isMade: false })];
                stack.onUp = () => (stack.resources = stack.resources.filter(({ urn }) => urn !== SUBNET));
            },
        },
        {
            title: "a second up that has something to do",
            invariant: "converges",
            step: "converge",
            message: /a second up has something to do/,
            wrong: (stack: MemoryStack) => (stack.hasChanges = true),
        },
        {
            title: "an initialisation that stays failed",
            invariant: "state",
            step: "create",
            message: /still carries a failed initialisation: not ready/,
            wrong: (stack: MemoryStack) =>
                (stack.onUp = () => (stack.resources = [inState(VPC, "vpc-1", { initErrors: ["not ready"] })])),
        },
        {
            title: "an operation that stays pending",
            invariant: "state",
            step: "create",
            message: /is still updating in the state/,
            wrong: (stack: MemoryStack) =>
                (stack.onUp = () => (stack.pending = [{ kind: "updating", urn: VPC, type: "aws:ec2/vpc:Vpc" }])),
        },
        {
            title: "a crash whose traces stay although nothing failed any more",
            invariant: "orphan",
            step: "create",
            message: /is still in the cloud as vpc-9 after the step succeeded/,
            wrong: (stack: MemoryStack) =>
                (stack.onUp = () => {
                    stack.strike({ kind: "provider-crash", madeId: "vpc-9" });
                    stack.made.push(inCloud(VPC, "vpc-9"));
                }),
        },
    ] as const) {
        it(`finds ${title}, and stops there`, async () => {
            const stack = new MemoryStack();
            wrong(stack);
            const { violations } = await rehearse(stack.options());
            assert.deepEqual(
                violations.map((one) => [one.invariant, one.step, one.stack]),
                [[invariant, step, "p/dev"]],
            );
            assert.match(violations[0]?.message ?? "", message);
            assert.ok(!stack.said.includes("destroy"));
        });
    }

    it("finds what a destroy leaves, in the state and in the cloud", async () => {
        const stack = new MemoryStack();
        stack.onDestroyed = () => {
            stack.resources = [inState(SUBNET, "subnet-1")];
            stack.made = [inCloud(SUBNET, "subnet-1")];
        };
        const { violations } = await rehearse(stack.options());
        assert.deepEqual(
            violations.map(({ invariant, message }) => [invariant, message]),
            [
                ["left", `${SUBNET} is left in the state`],
                ["left", `${SUBNET} is left in the cloud as subnet-1`],
            ],
        );
    });

    it("takes a deletion that nobody could be told of for explained, until the next destroy", async () => {
        const stack = new MemoryStack();
        stack.failingDestroys = [
            () => {
                stack.strike({ kind: "provider-crash", value: "after", verb: "delete" });
                stack.made = [];
            },
        ];
        const { violations, attempts } = await rehearse(stack.options());
        assert.deepEqual(violations, []);
        assert.equal(attempts.destroy, 2);
    });

    it("stops between two commands when it is told to", async () => {
        const stack = new MemoryStack();
        const stop = new AbortController();
        stack.onUp = () => stop.abort(new Error("enough"));
        await assert.rejects(rehearse(stack.options({ signal: stop.signal })), /enough/);
        assert.deepEqual(stack.said, ["up"]);
    });
});
