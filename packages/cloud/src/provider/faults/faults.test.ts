import assert from "node:assert/strict";
import * as grpc from "@grpc/grpc-js";
import proto from "@pulumi/pulumi/proto/provider_pb.js";
import statusProto from "@pulumi/pulumi/proto/status_pb.js";
import { fromStruct } from "../wire.ts";
import { AnswerError } from "./answers.ts";
import { Faults, type Outcome } from "./faults.ts";
import type { Verb } from "./kinds.ts";
import { isFaultProblem, parseFault } from "./parseFault.ts";

const ROLE = "urn:pulumi:dev::p::aws:iam/role:Role::node";
const CLUSTER = "urn:pulumi:dev::p::aws:eks/cluster:Cluster::main";
const ARN = "arn:aws:iam::123456789012:role/node";
const MADE: Outcome = { id: "node", inputs: { path: "/" }, state: { path: "/", arn: ARN } };

/** A cloud with one fault, and what happened to it. */
function cloud(text: string): {
    faults: Faults;
    done: string[];
    ask: (verb: Verb, urn?: string, inputs?: Record<string, unknown>) => Promise<Outcome>;
} {
    const parsed = parseFault(text);
    assert.ok(!isFaultProblem(parsed));
    const done: string[] = [];
    const faults = new Faults({ chosen: [parsed] }, () => done.push("command killed"));
    const ask = (verb: Verb, urn = ROLE, inputs = {}): Promise<Outcome> =>
        faults.strike(
            { verb, urn, inputs },
            { crashProvider: () => done.push("provider crashed") },
            () => {
                done.push(verb);
                return MADE;
            },
            (made) => (verb === "delete" ? undefined : made),
        );
    return { faults, done, ask };
}

describe("a fault that strikes", () => {
    it("as throttling refuses in AWS's words, and the cloud does nothing", async () => {
        const { ask, done, faults } = cloud("throttling@node");
        await assert.rejects(ask("create"), { message: "Throttling: Rate exceeded" });
        await assert.rejects(ask("create"), /Rate exceeded/);
        assert.deepEqual(done, []);
        assert.equal(await ask("create"), MADE);
        assert.deepEqual(
            faults.injected.map(({ kind, verb, nth, words }) => [kind, verb, nth, words]),
            [
                ["throttling", "create", 1, "Throttling: Rate exceeded"],
                ["throttling", "create", 2, "Throttling: Rate exceeded"],
            ],
        );
    });

    for (const [text, verb, words] of [
        ["create-failure@node", "create", /^ConcurrentModification: /],
        ["create-failure=permanent@node", "create", /^LimitExceeded: Cannot exceed quota for RolesPerAccount/],
        ["update-failure@node", "update", /^ConcurrentModification: /],
        ["update-failure=permanent@node", "update", /^AccessDeniedException: /],
        ["delete-failure@node", "delete", /^ResourceInUseException: /],
    ] as const) {
        it(`as ${text} fails, and the cloud does nothing`, async () => {
            const { ask, done } = cloud(text);
            await assert.rejects(ask(verb), { message: words });
            assert.deepEqual(done, []);
        });
    }

    it("as a rollout failure makes the workload, and tells the engine in pulumi-kubernetes' words", async () => {
        const urn = "urn:pulumi:dev::p::kubernetes:batch/v1:Job::migration";
        const inputs = { metadata: { name: "migration", namespace: "shop" } };
        const parsed = parseFault("rollout-failure=crash@migration");
        assert.ok(!isFaultProblem(parsed));
        const faults = new Faults({ chosen: [parsed] });
        const made = { id: "shop/migration", inputs, state: { ...inputs, status: { succeeded: 1 } } };
        const error: unknown = await faults
            .strike(
                { verb: "create", urn, inputs },
                { crashProvider: () => undefined },
                () => made,
                (one) => one,
            )
            .catch((thrown: unknown) => thrown);
        assert.ok(error instanceof AnswerError);
        assert.equal(
            error.message,
            `resource "${urn}" was successfully created, but the Kubernetes API server reported that it failed to fully initialize or become live: Resource 'migration' was created but failed to initialize`,
        );
        const [injected] = faults.injected;
        assert.deepEqual([injected?.madeId, injected?.value], ["shop/migration", "crash"]);
        assert.match(
            injected?.words ?? "",
            /\[BackoffLimitExceeded\] Job has reached the specified backoff limit; \[Pod shop\//,
        );
    });

    it("as a rollout failure fits workloads alone", async () => {
        const { ask, done, faults } = cloud("rollout-failure@node");
        assert.equal(await ask("create"), MADE);
        assert.deepEqual([done, faults.injected, faults.unfitted.length], [["create"], [], 1]);
    });

    it("as a partial create gives id, state and inputs with the error, as the engine reads them", async () => {
        const { ask, done, faults } = cloud("partial-create@node");
        const error: unknown = await ask("create").catch((thrown: unknown) => thrown);
        assert.ok(error instanceof AnswerError);
        assert.equal(error.code, grpc.status.UNKNOWN);
        const status = statusProto.Status.deserializeBinary(error.metadata.get("grpc-status-details-bin")[0] as Buffer);
        const detail = status
            .getDetailsList()[0]
            ?.unpack(
                (packed) => proto.ErrorResourceInitFailed.deserializeBinary(packed),
                "pulumirpc.ErrorResourceInitFailed",
            );
        assert.ok(detail);
        assert.equal(detail.getId(), "node");
        assert.deepEqual(fromStruct(detail.getProperties()), MADE.state);
        assert.deepEqual(fromStruct(detail.getInputs()), MADE.inputs);
        assert.match(detail.getReasonsList()[0] ?? "", /unexpected state 'failed'/);
        assert.deepEqual(done, ["create"]);
        assert.equal(faults.injected[0]?.madeId, "node");
    });

    it("as a timeout has the cloud go on, and the engine keep what is there", async () => {
        const { ask, done } = cloud("timeout=1@node:1x2");
        await assert.rejects(
            ask("update"),
            (error) => error instanceof AnswerError && /last state: 'modifying'/.test(error.message),
        );
        await assert.rejects(
            ask("delete"),
            (error) => !(error instanceof AnswerError) && /last state: 'deleting'/.test(String(error)),
        );
        assert.deepEqual(done, ["update", "delete"]);
    });

    it("as latency only takes longer", async () => {
        const { ask, done, faults } = cloud("latency=1-2@node");
        assert.equal(await ask("create"), MADE);
        assert.deepEqual(done, ["create"]);
        assert.equal(faults.injected[0]?.kind, "latency");
    });

    for (const [text, expected] of [
        ["provider-crash@node", ["create", "provider crashed"]],
        ["provider-crash=before@node", ["provider crashed"]],
        ["cli-crash@node", ["create", "command killed", "provider crashed"]],
        ["cli-crash=before@node", ["command killed", "provider crashed"]],
    ] as const) {
        it(`as ${text} breaks the connection, after or before the cloud has acted`, async () => {
            const { ask, done, faults } = cloud(text);
            await assert.rejects(
                ask("create"),
                (error) => error instanceof AnswerError && error.code === grpc.status.UNAVAILABLE,
            );
            assert.deepEqual(done, expected);
            assert.equal(faults.injected[0]?.madeId, expected[0] === "create" ? "node" : undefined);
        });
    }

    it("as eventual consistency hides what was made from those that name it, for so many look-ups", async () => {
        const { ask, done, faults } = cloud("eventual-consistency=2@node");
        assert.equal(await ask("create"), MADE);
        await assert.rejects(ask("create", CLUSTER, { roleArn: ARN }), {
            message: `InvalidParameterException: Role with arn: ${ARN}, could not be assumed because it does not exist or the trusted entity is not correct`,
        });
        assert.equal(await ask("create", CLUSTER, { roleArn: "arn:aws:iam::123456789012:role/other" }), MADE);
        await assert.rejects(ask("create", CLUSTER, { settings: [{ role: "node" }] }), /could not be assumed/);
        assert.equal(await ask("create", CLUSTER, { roleArn: ARN }), MADE);
        assert.deepEqual(done, ["create", "create", "create"]);
        assert.deepEqual(
            faults.injected.map(({ urn, words }) => [urn, words !== undefined]),
            [
                [ROLE, false],
                [CLUSTER, true],
                [CLUSTER, true],
            ],
        );
    });

    it("as eventual consistency hides it from reads as well, until it settles", async () => {
        const { ask, faults } = cloud("eventual-consistency=9@node");
        await ask("create");
        assert.equal(faults.hides(ROLE, "node"), true);
        assert.equal(faults.hides(ROLE, "other"), false);
        faults.settle();
        assert.equal(faults.hides(ROLE, "node"), false);
    });
});
