import assert from "node:assert/strict";
import { join } from "node:path";
import { encodeObject, PlanArchive, PlanAsset, ResourceReference, Secret, unknown } from "@plinth/plan";
import { type Ran, run } from "./testdata/run.ts";

// What is asserted here is what the real engine (3.260) did with the same program, run against a simulated provider.
describe("an engine's preview", () => {
    let ran: Ran;
    before(async () => {
        ran = await run(join(import.meta.dirname, "testdata/resources"));
    });

    it("succeeds without a word", () => {
        assert.deepEqual(ran.plan.diagnostics, []);
        assert.equal(ran.result.failed, false);
    });

    it("makes URNs of the types of all parents, custom ones included, without the stack's", () => {
        assert.equal(ran.plan.resources[0]?.urn, "urn:pulumi:test::resources::pulumi:pulumi:Stack::resources-test");
        assert.equal(ran.resource("outer").urn, "urn:pulumi:test::resources::shop:index:Outer::outer");
        assert.equal(ran.qualifiedType("inner"), "shop:index:Outer$shop:index:Inner");
        assert.equal(ran.qualifiedType("below"), "shop:index:Outer$shop:index:Inner$test:index:Box$test:index:Box");
        assert.equal(ran.resource("below").type, "test:index:Box");
    });

    it("tells two resources of one type and name apart by their parents' types", () => {
        const same = ran.plan.resources.filter(({ name }) => name === "same").map(({ urn }) => urn.split("::")[2]);
        assert.deepEqual(same.sort(), [
            "shop:index:Other$test:index:Box",
            "shop:index:Outer$shop:index:Inner$test:index:Box",
        ]);
    });

    it("lists parents before children", () => {
        const seen = new Set<string>();
        for (const { urn, parent } of ran.plan.resources) {
            assert.ok(parent === undefined || seen.has(parent), urn);
            seen.add(urn);
        }
    });

    it("keeps what a component registers as its outputs", () => {
        const { outputs, custom, inputs } = ran.resource("inner");
        const box = ran.plan.resources.find(({ urn }) => urn.endsWith("Inner$test:index:Box::same"));
        assert.equal(custom, false);
        assert.deepEqual(inputs, {});
        assert.deepEqual(outputs, {
            size: 2,
            secret: new Secret("hunter2"),
            box: new ResourceReference(box?.urn ?? "", unknown),
        });
        assert.deepEqual(ran.resource("outer").outputs, {});
    });

    it("returns the stack's outputs, an exported resource as its properties", () => {
        assert.deepEqual(encodeObject(ran.plan.outputs), {
            computed: { $unknown: true },
            secret: { $secret: true },
            nested: { a: [1] },
            box: {
                "@isPulumiResource": true,
                urn: "urn:pulumi:test::resources::test:index:Box::source",
                id: { $unknown: true },
                a: 1,
                computed: { $unknown: true },
            },
        });
        assert.deepEqual(ran.plan.resources[0]?.outputs, ran.plan.outputs);
    });

    describe("of providers", () => {
        const provider = (name: string) => ran.resource(name).provider?.split("::").slice(2, 4).join("::");

        it("gives a resource the one it names, with an id that is not known", () => {
            assert.equal(
                ran.resource("explicit").provider,
                "urn:pulumi:test::resources::pulumi:providers:test::one::04da6b54-80e4-46f7-96ec-b56ff0331ba9",
            );
        });

        it("gives a resource that of its component, of the nearest where several have one, through any depth", () => {
            assert.equal(provider("inherits"), "pulumi:providers:test::one");
            assert.equal(provider("inherits-deep"), "pulumi:providers:test::one");
            assert.equal(provider("overridden"), "pulumi:providers:test::two");
        });

        it("gives a child of a custom resource that resource's", () => {
            assert.equal(provider("inherits-from-custom"), "pulumi:providers:test::one");
        });

        it("makes a default one for each version and source that resources ask for", () => {
            assert.equal(provider("unprovided"), "pulumi:providers:test::default");
            assert.equal(provider("versioned"), "pulumi:providers:test::default_4_5_6_beta_1");
            assert.equal(provider("downloaded"), "pulumi:providers:test::default_4_5_6_https_/example.test/plugins");
        });

        it("configures default ones from the stack's configuration, as text, and without a parent", () => {
            const { inputs, outputs, parent, custom } = ran.resource("default_4_5_6_beta_1");
            assert.deepEqual(inputs, { region: "here", flag: "false", version: "4.5.6-beta.1", __internal: {} });
            assert.deepEqual(outputs, { region: "here", flag: "false", version: "4.5.6-beta.1" });
            assert.equal(parent, undefined);
            assert.equal(custom, true);
            const downloaded = ran.resource("default_4_5_6_https_/example.test/plugins").inputs["__internal"];
            assert.deepEqual(downloaded, { pluginDownloadURL: "https://example.test/plugins" });
        });

        it("leaves explicit ones to the program, adding the version it asks for", () => {
            assert.deepEqual(ran.resource("one").inputs, { region: "one", version: "1.2.3", __internal: {} });
            assert.deepEqual(ran.resource("one").outputs, { region: "one", version: "1.2.3" });
            assert.deepEqual(ran.resource("two").inputs, { region: "two" });
            assert.equal(ran.resource("one").provider, undefined);
        });
    });

    describe("of options", () => {
        it("protects a child of what is protected, unless it says otherwise", () => {
            assert.equal(ran.resource("kept").protect, true);
            assert.equal(ran.resource("kept-box").protect, true);
            assert.equal(ran.resource("kept-not").protect, false);
            assert.equal(ran.resource("unprovided").protect, false);
        });

        it("retains a child of what is retained, and deletes it with the same", () => {
            const urn = ran.plan.resources.find((found) => found.urn.endsWith("Inner$test:index:Box::same"))?.urn;
            const expected = { retainOnDelete: true, deletedWith: urn };
            assert.deepEqual(ran.resource("retained").options, expected);
            assert.deepEqual(ran.resource("retained-box").options, expected);
        });

        it("keeps every other one as it was sent", () => {
            assert.deepEqual(ran.resource("options").options, {
                deleteBeforeReplace: true,
                ignoreChanges: ["a"],
                replaceOnChanges: ["b"],
                additionalSecretOutputs: ["a"],
                customTimeouts: { create: "5m" },
                aliases: [
                    "urn:pulumi:test::resources::test:index:Old::options",
                    { name: "former", parentUrn: ran.plan.resources[0]?.urn },
                    { noParent: true },
                ],
                import: "existing-id",
            });
        });

        it("marks additional secret outputs, and not the inputs of the same name", () => {
            assert.deepEqual(ran.resource("options").inputs, { a: 1 });
            assert.deepEqual(ran.resource("options").outputs, { a: new Secret(1) });
        });
    });

    describe("of dependencies", () => {
        it("lists each property's, empty ones included, and all of them together", () => {
            const { dependencies, propertyDependencies } = ran.resource("dependent");
            assert.deepEqual(ran.names(dependencies), ["same", "source"]);
            const byProperty = Object.entries(propertyDependencies).map(([key, urns]) => [key, ran.names(urns)]);
            assert.deepEqual(Object.fromEntries(byProperty), {
                known: ["source"],
                nested: ["source"],
                both: ["same", "source"],
                plain: [],
            });
        });

        it("takes dependsOn for the resource alone, a component standing for what is in it", () => {
            const { dependencies, propertyDependencies } = ran.resource("depends-on");
            assert.deepEqual(ran.names(dependencies), ["same", "source"]);
            assert.deepEqual(propertyDependencies, { plain: [] });
        });
    });

    describe("of values", () => {
        it("knows what is known, and says where what is not known stands", () => {
            const { unknownInputs, inputs } = ran.resource("dependent");
            assert.deepEqual(unknownInputs, ["both", "nested.list[0]"]);
            assert.equal(inputs["known"], "known");
            assert.deepEqual(inputs["nested"], { list: [unknown, "plain"] });
        });

        it("tells null, empty and absent apart; functions are absent", () => {
            const { nothing, text, list, map } = ran.resource("values").inputs;
            assert.deepEqual({ nothing, text, list, map }, { nothing: null, text: "", list: [], map: {} });
            assert.equal("function" in ran.resource("values").inputs, false);
        });

        it("keeps secrets, and a secret unknown both", () => {
            const { secret, secretUnknown } = ran.resource("values").inputs;
            assert.deepEqual(secret, new Secret({ a: ["hunter2"] }));
            assert.deepEqual(secretUnknown, new Secret(unknown));
        });

        it("hashes assets, also those in archives", () => {
            const hash = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";
            const { asset, file, archive } = ran.resource("values").inputs;
            assert.deepEqual(asset, new PlanAsset({ text: "hello" }, hash));
            assert.deepEqual(file, new PlanAsset({ path: "<project>/hello.txt" }, hash));
            assert.ok(archive instanceof PlanArchive);
            assert.deepEqual(archive.source, { assets: { "a/hello.txt": new PlanAsset({ text: "hello" }, hash) } });
            assert.match(String(archive.hash), /^[0-9a-f]{64}$/);
        });

        it("gives providers ids and URNs for references, and keeps in inputs what they got", () => {
            const { inputs, outputs } = ran.resource("values");
            const outer = ran.resource("outer").urn;
            for (const values of [inputs, outputs]) {
                assert.equal(values["resource"], unknown);
                assert.equal(values["component"], outer);
            }
        });

        it("names unknown paths as Pulumi does", () => {
            assert.deepEqual(ran.resource("values").unknownInputs, [
                "echoed",
                'nested[0]["x.y"][0]',
                "resource",
                "secretUnknown",
            ]);
        });
    });
});
