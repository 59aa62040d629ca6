import assert from "node:assert/strict";
import { type PlannedResource, type PlanObject, Secret, type StackPlan, unknown } from "@plinth/plan";
import { plannedObjects, refusedObjects } from "./plannedObjects.ts";

const SERVICE = "kubernetes:core/v1:Service";
const service = (port: PlanObject[string], extra: PlanObject = {}): PlanObject => ({
    apiVersion: "v1",
    kind: "Service",
    metadata: { name: unknown },
    spec: { ports: [{ port }], ...extra },
});

function planned(type: string, inputs: PlanObject, more: Partial<PlannedResource> = {}): readonly StackPlan[] {
    const urn = `urn:pulumi:dev::shop::${type}::shop`;
    const resource: PlannedResource = {
        urn,
        type,
        name: "shop",
        custom: true,
        protect: false,
        inputs,
        unknownInputs: [],
        outputs: {},
        dependencies: [],
        propertyDependencies: {},
        options: {},
        ...more,
    };
    return [{ project: "shop", stack: "dev", resources: [resource], outputs: {}, diagnostics: [], gaps: [] }];
}

describe("the Kubernetes objects of a plan", () => {
    it("are held against both versions in both passes, without what the engine adds", async () => {
        const settledOutputs = { ...service("80", {}), id: "shop/shop", urn: "urn", __fieldManager: "pulumi" };
        const refused = await refusedObjects(planned(SERVICE, service(true), { settledOutputs }));
        assert.deepEqual(
            refused.map((line) => line.replace(/urn:\S+/, "shop").replace(/ \{.*/, "")),
            ["1.33 shop as sent", "1.36 shop as sent", "1.33 shop settled", "1.36 shop settled"].map(
                (place) => `${place} /spec/ports/0/port: type`,
            ),
        );
    });

    it("are not refused for a value that is not known yet, and are for one that is secret and wrong", async () => {
        assert.deepEqual(await refusedObjects(planned(SERVICE, service(unknown))), []);
        const refused = await refusedObjects(planned(SERVICE, service(new Secret("80"))));
        assert.equal(refused.length, 2);
        const misspelt = await refusedObjects(planned(SERVICE, service(80, { selectr: unknown })));
        assert.equal(misspelt.length, 2, "a field that does not exist, whatever comes to stand in it");
    });

    it("are neither releases, patches, what is read, nor resources of other providers", () => {
        const others: [string, Partial<PlannedResource>][] = [
            ["kubernetes:helm.sh/v3:Release", {}],
            ["kubernetes:core/v1:ServicePatch", {}],
            ["pulumi:providers:kubernetes", {}],
            ["aws:s3/bucket:Bucket", {}],
            [SERVICE, { read: true }],
        ];
        for (const [type, more] of others) {
            assert.deepEqual(plannedObjects(planned(type, service(80), more)), [], type);
        }
        assert.equal(plannedObjects(planned(SERVICE, service(80))).length, 1);
    });
});
