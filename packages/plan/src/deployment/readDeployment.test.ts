import assert from "node:assert/strict";
import { PlanArchive, PlanAsset, ResourceReference, Secret, unknown } from "../values.ts";
import { deployedResources, documentKind, readDeployment, readPlanJson, stackOf } from "./readDeployment.ts";
import { fromState } from "./wireValue.ts";

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";
const THING = "urn:pulumi:dev::shop::test:index:Thing::a::b";
const exported = (...resources: object[]) => ({ version: 3, deployment: { resources } });

describe("a value of a state", () => {
    for (const [what, encoded, decoded] of [
        ["a plain one", { a: [1, "x", true, null] }, { a: [1, "x", true, null] }],
        ["an unknown", "04da6b54-80e4-46f7-96ec-b56ff0331ba9", unknown],
        [
            "a secret in ciphertext, of which nothing is known",
            { [SIGNATURE]: SECRET, ciphertext: "v1:x" },
            new Secret(unknown),
        ],
        ["a secret in plain text", { [SIGNATURE]: SECRET, plaintext: '{"a":1}' }, new Secret({ a: 1 })],
        ["a secret whose plain text is no JSON", { [SIGNATURE]: SECRET, plaintext: "{" }, new Secret(unknown)],
        [
            "an asset",
            { [SIGNATURE]: "c44067f5952c0a294b673a41bacd8c17", hash: "1", text: "" },
            new PlanAsset({ text: "" }, "1"),
        ],
        [
            "an archive of a file",
            { [SIGNATURE]: "0def7320c3a5731c473e5ecbe6d01bc7", path: "a.zip", hash: "" },
            new PlanArchive({ path: "a.zip" }),
        ],
        [
            "an archive of assets",
            {
                [SIGNATURE]: "0def7320c3a5731c473e5ecbe6d01bc7",
                assets: { a: { [SIGNATURE]: "c44067f5952c0a294b673a41bacd8c17", path: "a" } },
            },
            new PlanArchive({ assets: { a: new PlanAsset({ path: "a" }) } }),
        ],
        [
            "a reference",
            { [SIGNATURE]: "5cf8f73096256a8f31e491e813e4eb8e", urn: "u", id: "i" },
            new ResourceReference("u", "i"),
        ],
        ["an output value", { [SIGNATURE]: "d0e6a833031e9bbcd3f4e8bde6ca49a4", value: 1, secret: true }, new Secret(1)],
        ["an output value that is not known", { [SIGNATURE]: "d0e6a833031e9bbcd3f4e8bde6ca49a4" }, unknown],
    ] as const) {
        it(`may be ${what}`, () => {
            assert.deepEqual(fromState(encoded), decoded);
        });
    }
});

describe("an export", () => {
    it("is read as the stack it is of", () => {
        const stack = readDeployment(
            exported(
                {
                    urn: "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev",
                    type: "pulumi:pulumi:Stack",
                    outputs: { url: "x" },
                },
                {
                    urn: THING,
                    type: "test:index:Thing",
                    custom: true,
                    id: "t-1",
                    inputs: { size: 1 },
                    protect: true,
                    retainOnDelete: false,
                    deletedWith: "other",
                    external: true,
                    propertyDependencies: { size: null, other: ["x"] },
                },
            ),
        );
        assert.deepEqual([stack?.project, stack?.stack, stack?.outputs], ["shop", "dev", { url: "x" }]);
        assert.deepEqual(stack?.resources[1], {
            urn: THING,
            type: "test:index:Thing",
            name: "a::b",
            custom: true,
            read: true,
            id: "t-1",
            inputs: { size: 1 },
            propertyDependencies: { size: [], other: ["x"] },
            options: { protect: true, deletedWith: "other" },
        });
    });

    it("leaves out what is on its way out, and is nothing without resources", () => {
        const resources = deployedResources(
            exported(
                { urn: THING, type: "t" },
                { urn: THING, type: "t", delete: true },
                { urn: THING, type: "t", pendingReplacement: true },
            ),
        );
        assert.equal(resources.length, 1);
        assert.equal(readDeployment(exported()), undefined);
        assert.equal(readDeployment({ version: 3, deployment: {} }), undefined);
    });

    it("may be the checkpoint of a self-managed backend", () => {
        assert.equal(
            deployedResources({
                version: 3,
                checkpoint: { stack: "dev", latest: { resources: [{ urn: THING, type: "t" }] } },
            }).length,
            1,
        );
    });
});

describe("a document", () => {
    it("is told by what it holds", () => {
        assert.equal(documentKind(exported()), "deployment");
        assert.equal(documentKind({ checkpoint: {} }), "deployment");
        assert.equal(documentKind({ steps: [] }), "preview");
        assert.equal(documentKind({ steps: null, changeSummary: {} }), "preview");
        assert.equal(documentKind({ version: 1, environment: "dev", stacks: [] }), "plan");
        for (const other of [undefined, null, 1, "x", [], {}, { stacks: [] }, { deployment: 1 }])
            assert.equal(documentKind(other), undefined);
    });

    it("that is a plan is read without what registers in the settled pass only", () => {
        const resource = {
            urn: THING,
            type: "t",
            name: "a",
            custom: true,
            inputs: { a: { $secret: true }, $$b: { $unknown: true } },
        };
        const [stack] = readPlanJson({
            stacks: [{ project: "shop", stack: "dev", resources: [resource, { ...resource, onlyIn: "settled" }] }],
        });
        assert.equal(stack?.resources.length, 1);
        assert.deepEqual(stack?.resources[0]?.inputs, { a: new Secret(unknown), $b: unknown });
        assert.deepEqual(stack?.resources[0]?.options, {});
    });

    it("names a stack in each URN", () => {
        assert.deepEqual(stackOf(THING), { project: "shop", stack: "dev" });
    });
});
