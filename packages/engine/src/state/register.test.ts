import assert from "node:assert/strict";
import type { PlanObject } from "@plinth/plan";
import resourceProto from "@pulumi/pulumi/proto/resource_pb.js";
import { inheritedProvider, type ProviderRequest } from "./providers.ts";
import { Registrations } from "./register.ts";
import { type LiveResource, StackState } from "./stackState.ts";

type Request = resourceProto.RegisterResourceRequest;

// The Node SDK hands options and providers down by itself; an engine does so too, for programs that do not.
describe("registering a resource", () => {
    const state = new StackState("shop", "dev");
    const registrations = new Registrations({
        state,
        config: new Map(),
        outputs: ({ inputs }) => ({ id: "", outputs: inputs, generic: false }),
    });
    let count = 0;

    function register(
        type: string,
        change: (request: Request) => void = () => undefined,
        inputs: PlanObject = {},
        pkg?: ProviderRequest,
    ): LiveResource {
        const request = new resourceProto.RegisterResourceRequest();
        request.setType(type);
        request.setName(`resource-${(count += 1)}`);
        request.setCustom(type.startsWith("test:"));
        change(request);
        return registrations.register(request, inputs, pkg);
    }

    const below = (parent: LiveResource) => (request: Request) => request.setParent(parent.urn);

    it("knows of an import what its id says, and no more", () => {
        const imported = (id: string) => (request: Request) => {
            request.setCustom(true);
            request.setImportid(id);
        };
        assert.deepEqual(register("aws:s3/bucket:Bucket", imported("logs")).outputs, { bucket: "logs" });
        assert.deepEqual(register("aws:s3/bucket:Bucket", imported("logs"), { bucket: "other" }).outputs, {
            bucket: "other",
        });
        assert.deepEqual(register("aws:ec2/vpc:Vpc", imported("vpc-1")).outputs, {});
        assert.deepEqual(register("aws:eks/nodeGroup:NodeGroup", imported("main:general")).outputs, {});
        assert.deepEqual(register("aws:s3/bucket:Bucket", (request) => request.setCustom(true)).outputs, {});
    });

    describe("below another one", () => {
        it("takes its protection, which it may refuse", () => {
            const parent = register("shop:index:Group", (request) => request.setProtect(true));
            assert.equal(register("test:index:Box", below(parent)).protect, true);
            const refusing = register("test:index:Box", (request) => {
                below(parent)(request);
                request.setProtect(false);
            });
            assert.equal(refusing.protect, false);
            assert.equal(register("test:index:Box", below(refusing)).protect, false);
        });

        it("is retained and deleted with the same, through any depth", () => {
            const parent = register("shop:index:Group", (request) => {
                request.setRetainondelete(true);
                request.setDeletedwith("urn:pulumi:dev::shop::test:index:Box::other");
            });
            const inner = register("shop:index:Group", below(parent));
            assert.deepEqual(register("test:index:Box", below(inner)).options, {
                retainOnDelete: true,
                deletedWith: "urn:pulumi:dev::shop::test:index:Box::other",
            });
        });

        it("takes the provider of its package from the nearest component that has one", () => {
            const providing = (parent: string, references: Record<string, string>) => (request: Request) => {
                request.setParent(parent);
                for (const [name, reference] of Object.entries(references))
                    request.getProvidersMap().set(name, reference);
            };
            const outer = register(
                "shop:index:Group",
                providing("", { test: "urn-of-outer::id", other: "urn-of-other::id" }),
            );
            const inner = register("shop:index:Group", providing(outer.urn, { test: "urn-of-inner::id" }));
            assert.equal(register("test:index:Box", below(outer)).provider, "urn-of-outer::id");
            assert.equal(register("test:index:Box", below(inner)).provider, "urn-of-inner::id");
            assert.deepEqual(inner.providers, { test: "urn-of-inner::id", other: "urn-of-other::id" });
            assert.equal(inheritedProvider(state, "own::id", {}, inner.urn, "test:index:Box"), "own::id");
            assert.equal(inheritedProvider(state, "", { test: "given::id" }, inner.urn, "test:index:Box"), "given::id");
            assert.equal(inheritedProvider(state, "", {}, inner.urn, "unlisted:index:Box"), "");
        });
    });

    it("names the default provider after the package its SDK registered, not after the token", () => {
        const { provider } = register(
            "test:index:Box",
            undefined,
            {},
            {
                package: "parameterised",
                version: "2.0.0",
                pluginDownloadUrl: "",
                base: { name: "base", version: "1.0.0", parameter: "cA==" },
            },
        );
        const urn = "urn:pulumi:dev::shop::pulumi:providers:parameterised::default_2_0_0";
        assert.ok(provider?.startsWith(`${urn}::`));
        assert.deepEqual(state.resources.get(urn)?.inputs, {
            version: "2.0.0",
            __internal: { name: "base", version: "1.0.0", parameterization: "cA==" },
        });
    });

    it("has no provider and no outputs yet where it is a component", () => {
        const { provider, outputs, id } = register("shop:index:Group", undefined, { a: 1 });
        assert.deepEqual({ provider, outputs, id }, { provider: undefined, outputs: {}, id: "" });
    });

    it("of a remote component warns that its children are made elsewhere", () => {
        const remote = register("test:index:Remote", (request) => {
            request.setCustom(false);
            request.setRemote(true);
        });
        const said = state.diagnostics.at(-1);
        assert.equal(said?.severity, "warning");
        assert.equal(said?.urn, remote.urn);
        assert.match(
            said?.message ?? "",
            /test:index:Remote is a remote component: its children are made by its plugin/,
        );
        assert.equal(remote.provider, undefined);
        assert.ok(state.resources.has("urn:pulumi:dev::shop::pulumi:providers:test::default"));
    });

    it("is refused where another one has its URN, without touching that one", () => {
        const named = (request: Request) => request.setName("taken");
        const first = register("test:index:Box", named, { a: 1 });
        assert.throws(() => register("test:index:Box", named, { a: 2 }), {
            message:
                "Duplicate resource URN 'urn:pulumi:dev::shop::test:index:Box::taken'; try giving it a unique name",
        });
        assert.equal(state.resources.get(first.urn)?.inputs["a"], 1);
    });

    it("takes outputs later, for what is registered alone", () => {
        const component = register("shop:index:Group");
        registrations.setOutputs(component.urn, { a: 1 });
        assert.deepEqual(component.outputs, { a: 1 });
        assert.throws(() => registrations.setOutputs("urn:nobody", {}), /no resource 'urn:nobody' to set outputs on/);
    });
});
