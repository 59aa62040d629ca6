import assert from "node:assert/strict";
import { Adoption, type Entry, madeUpId, type Report } from "./adopt.ts";

type Reported = Report["adopted"][number];

/** One child of a layer that exists, and what of it differs from what the component would make. */
interface Case {
    readonly child: string;
    /** Found instead of what the component sets; by property. */
    readonly found: Readonly<Record<string, unknown>>;
    readonly effects: Readonly<Record<string, string>>;
    readonly holds?: string;
}

const CASES: readonly Case[] = [
    {
        child: "network-vpc",
        found: { cidrBlock: "10.99.0.0/18" },
        effects: { cidrBlock: "replace" },
        holds: "a network with everything in it",
    },
    {
        child: "Subnet::network-private-az1",
        found: { mapPublicIpOnLaunch: true },
        effects: { mapPublicIpOnLaunch: "update" },
    },
    {
        child: "network-internet-gateway",
        found: { tags: { Name: "main" } },
        effects: { tags: "update" },
    },
    {
        child: "NatGateway::network-nat-az1",
        found: { allocationId: "eipalloc-00000000", tags: {} },
        effects: { tags: "update" },
    },
    { child: "network-public", found: { tags: {} }, effects: { tags: "update" } },
    {
        child: "network-flow-logs-key",
        found: { enableKeyRotation: false },
        effects: { enableKeyRotation: "update" },
        holds: "a key",
    },
    {
        child: "database-orders-instance",
        found: { storageEncrypted: false, multiAz: true },
        effects: { storageEncrypted: "replace", multiAz: "update" },
        holds: "a database",
    },
    {
        child: "database-orders-subnets",
        found: { description: "Ours" },
        effects: { description: "update" },
    },
    {
        child: "database-orders-parameters-17",
        found: { family: "postgres16" },
        effects: { family: "replace" },
    },
    {
        child: "cache-sessions-group",
        found: { nodeType: "cache.r7g.large", atRestEncryptionEnabled: false },
        effects: { nodeType: "update", atRestEncryptionEnabled: "replace" },
        holds: "a cache",
    },
    {
        child: "cluster-main-cluster",
        found: { version: "1.30", name: "old" },
        effects: { version: "update", name: "replace" },
        holds: "a cluster with everything in it",
    },
    {
        child: "NodeGroup::cluster-main-nodes-general",
        found: { amiType: "AL2_x86_64" },
        effects: { amiType: "replace" },
    },
];

const LAYERS = ["network", "database", "cache", "cluster"];

describe("adopting what exists in dev", function () {
    this.timeout(300_000);
    const adoption = new Adoption();
    /** Every child of a layer under a made-up id, with nothing known of it. */
    const ids = new Map<string, Record<string, string>>();
    const unknown = new Map<string, Report>();
    /** Types of which nobody has read how they are imported. */
    const strangers = new Set<string>();
    /** What the report says of the children of {@link CASES}. */
    const known = new Map<string, Reported>();

    before(async () => {
        for (const layer of LAYERS) {
            const listed = await adoption.list(layer, "dev");
            for (const { type, possible } of listed) if (possible === "unknown") strangers.add(type);
            const all = Object.fromEntries(listed.map((one, number) => [one.child, madeUpId(one, number)]));
            const report = await adoption.report(layer, "dev", all);
            ids.set(layer, all);
            unknown.set(layer, report);
            const changed = CASES.flatMap(({ child, found }): [string, Entry][] => {
                const reported = report.adopted.find((one) => one.child === child);
                if (reported === undefined) return [];
                return [[child, { id: String(all[child]), found: { ...componentOf(reported), ...found } }]];
            });
            const told = await adoption.report(layer, "dev", { ...all, ...Object.fromEntries(changed) });
            for (const reported of told.adopted) known.set(reported.child, reported);
        }
    });

    after(() => adoption.remove());

    for (const layer of LAYERS) {
        it(`takes over every child of ${layer}, and says of none that it is the same before it knows`, () => {
            const { adopted, created, warnings, summary } = unknown.get(layer) ?? assert.fail();
            assert.equal(adopted.length, Object.keys(ids.get(layer) ?? {}).length);
            assert.deepEqual([created, warnings], [[], []]);
            assert.deepEqual([summary["same"], summary["update"], summary["replace"]], [0, 0, 0]);
        });
    }

    it("says which setting decides a property, where it stands, and what would match what exists", () => {
        const { properties } = known.get("database-orders-instance") ?? assert.fail();
        const { decidedBy, matching } = properties.find(({ path }) => path === "multiAz") ?? assert.fail();
        assert.deepEqual([decidedBy.kind, decidedBy.setting], ["settings", "instances.orders.multiAz"]);
        assert.match(decidedBy.place ?? "", /^environments\/dev\/database\.yaml:\d+$/);
        assert.equal(matching, "instances.orders.multiAz: true");
        const { decidedBy: alone } = properties.find(({ path }) => path === "storageEncrypted") ?? assert.fail();
        assert.deepEqual(alone, { kind: "component" });
    });

    it("knows by what every type of the AWS provider is imported", () => {
        assert.deepEqual(
            [...strangers].filter((type) => type.startsWith("aws:")),
            [],
        );
    });

    it("does not say that what only the cloud knows is the same", () => {
        const { properties } = known.get("NatGateway::network-nat-az1") ?? assert.fail();
        const { effect, found, component } = properties.find(({ path }) => path === "allocationId") ?? assert.fail();
        assert.deepEqual([effect, found, component], ["unknown", "eipalloc-00000000", { $unknown: true }]);
    });

    for (const { child, found, effects, holds } of CASES) {
        it(`finds ${Object.keys(found).join(" and ")} of ${child} to differ, and nothing else`, () => {
            const reported = known.get(child) ?? assert.fail();
            const differing = reported.properties.filter(({ effect }) => effect !== "unknown");
            assert.deepEqual(Object.fromEntries(differing.map(({ path, effect }) => [path, effect])), effects);
            assert.equal(reported.verdict, Object.values(effects).includes("replace") ? "replace" : "update");
            assert.equal(reported.holds, holds);
            for (const { path, found: shown } of reported.properties.filter(({ path }) => path in found))
                assert.deepEqual(shown, found[path], path);
        });
    }
});

/** What the component sets in a child, where that is known before anything is deployed. */
function componentOf({ properties }: Reported): Record<string, unknown> {
    const known = properties.filter(({ component }) => !JSON.stringify(component).includes('"$unknown"'));
    return Object.fromEntries(known.map(({ path, component }) => [path, component]));
}
