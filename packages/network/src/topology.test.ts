import assert from "node:assert/strict";
import fc from "fast-check";
import type { AwsxChoice, NetworkArgs } from "./network.ts";
import type { CustomTier, Tier } from "./plan/index.ts";
import { describeNetwork } from "./testdata/describeNetwork.ts";
import { recordedNetwork } from "./testdata/recordedNetwork.ts";

/** What both topologies can make. */
type Shape = Omit<AwsxChoice, "topology" | "movedFrom" | "cidr"> &
    Pick<
        NetworkArgs,
        "zones" | "zoneSlots" | "tiers" | "customTiers" | "subnets" | "networkAcls" | "endpoints" | "tags"
    > &
    Pick<NetworkArgs, "karpenterDiscovery" | "subnetTags" | "flowLogs">;

async function both(shape: Partial<Shape>) {
    const native = await recordedNetwork({ ...shape, topology: "native" } as Partial<NetworkArgs>);
    const awsx = await recordedNetwork({ ...shape, topology: "awsx" } as Partial<NetworkArgs>);
    assert.equal(native.all("awsx:ec2:Vpc").length, 0);
    assert.equal(awsx.all("awsx:ec2:Vpc").length, 1);
    assert.deepEqual(awsx.genericTypes, []);
    return { native: await describeNetwork(native), awsx: await describeNetwork(awsx) };
}

const shapes: Readonly<Record<string, Partial<Shape>>> = {
    "everything by default": {},
    "one gateway for all zones": { nat: "single" },
    "no way out": { nat: "none" },
    "one zone": { zones: ["euw1-az1"] },
    "four zones, written in another order": {
        zones: ["euw1-az4", "euw1-az2", "euw1-az1", "euw1-az3"],
        zoneSlots: { "euw1-az4": 3 },
    },
    "zones by name": { zones: ["eu-west-1b", "eu-west-1a"] },
    "zones with slots of their own": { zones: ["euw1-az3", "euw1-az2"], zoneSlots: { "euw1-az3": 0, "euw1-az2": 1 } },
    "public and private tiers alone": { tiers: ["private", "public"] },
    "public and isolated tiers alone": { tiers: ["public", "isolated"], nat: "none" },
    "custom tiers routed in each way": {
        customTiers: {
            streaming: { routed: "isolated", place: 0, tags: { Owner: "streams" } },
            batch: { routed: "private", place: 1, sixteenths: 1 },
            edge: { routed: "public", place: 2 },
        },
    },
    "given blocks": { subnets: { isolated: { "euw1-az1": "10.0.250.0/24", "euw1-az2": "10.0.251.0/24" } } },
    "ACLs, endpoints and tags": {
        networkAcls: { publicPorts: [443] },
        endpoints: { gateway: ["s3"], interface: ["logs", "sts"] },
        subnetTags: { private: { "kubernetes.io/cluster/main": "shared" } },
        karpenterDiscovery: "main",
        tags: { Layer: "network" },
    },
    "flow logs to a bucket": { flowLogs: { destination: "s3", bucketArn: "arn:aws:s3:::central-logs" } },
};

describe("both topologies of a network", () => {
    for (const [what, shape] of Object.entries(shapes)) {
        it(`make the same of ${what}: blocks, zones, tiers, ways out, NAT, endpoints, ACLs and outputs`, async () => {
            const { native, awsx } = await both(shape);
            assert.deepEqual(awsx, native);
        });
    }

    it("are described down to blocks and ways out: the comparison is not one of nothing", async () => {
        const { awsx } = await both({ nat: "single", networkAcls: {}, endpoints: { interface: ["sts"] } });
        assert.deepEqual(awsx.subnets["10.0.32.0/19"], {
            zone: "euw1-az2",
            tier: "private",
            givesPublicAddresses: false,
            tags: ["kubernetes.io/role/internal-elb=1"],
            wayOut: "NAT in euw1-az1",
            gatewayEndpoints: ["com.amazonaws.eu-west-1.dynamodb", "com.amazonaws.eu-west-1.s3"],
            acl: "network-private",
        });
        assert.equal(awsx.subnets["10.0.128.0/21"]?.wayOut, "internet");
        assert.equal(awsx.subnets["10.0.160.0/21"]?.wayOut, "none");
        assert.deepEqual(awsx.natGateways, ["euw1-az1"]);
        assert.deepEqual(awsx.interfaceEndpoints, {
            "com.amazonaws.eu-west-1.sts": ["10.0.0.0/19", "10.0.32.0/19", "10.0.64.0/19"],
        });
        assert.deepEqual(awsx.outputs["private"], ["10.0.0.0/19", "10.0.32.0/19", "10.0.64.0/19"]);
        assert.equal(awsx.outputs["vpcId"], "aws:ec2/vpc:Vpc");
        assert.equal(awsx.outputs["natPublicIps"], 1);
        for (const type of [
            "flowLog:FlowLog",
            "defaultSecurityGroup:DefaultSecurityGroup",
            "defaultNetworkAcl:DefaultNetworkAcl",
        ])
            assert.ok(awsx.ofVpc.includes(`aws:ec2/${type}`), awsx.ofVpc.join());
    });

    it("do not compile with what belongs to the other one alone", () => {
        const target = { zones: ["euw1-az1"], account: "111111111111", region: "eu-west-1" };
        const awsx = { ...target, topology: "awsx", cidr: "10.0.0.0/16" } as const;
        const wrong: NetworkArgs[] = [
            // @ts-expect-error awsx makes no regional gateway
            { ...awsx, nat: "regional" },
            // @ts-expect-error awsx puts a single gateway into the first zone
            { ...awsx, nat: "single", natZone: "euw1-az1" },
            // @ts-expect-error awsx takes blocks before IPAM hands one out
            { ...target, topology: "awsx", ipam: { poolId: "ipam-pool-0123456789abcdef0", netmaskLength: 16 } },
            // @ts-expect-error a move leads to the other topology
            { ...awsx, movedFrom: "awsx" },
        ];
        assert.equal(wrong.length, 4);
    });

    it("make the same of any shape that both can make", async () => {
        await fc.assert(
            fc.asyncProperty(anyShape, async (shape) => {
                const { native, awsx } = await both(shape);
                assert.deepEqual(awsx, native);
            }),
            { numRuns: 12 },
        );
    }).timeout(120_000);
});

const tier = fc.constantFrom<Tier>("public", "private", "isolated");

const customTier = (place: number) => fc.record<CustomTier>({ routed: tier, place: fc.constant(place) });

const anyShape: fc.Arbitrary<Partial<Shape>> = fc
    .record({
        zones: fc.integer({ min: 1, max: 4 }),
        byName: fc.boolean(),
        inner: fc.subarray<Tier>(["private", "isolated"], { minLength: 1 }),
        nat: fc.constantFrom("none" as const, "single" as const, "perZone" as const),
        custom: fc.record({ one: customTier(0), two: customTier(1) }, { requiredKeys: [] }),
        acls: fc.boolean(),
        interfaces: fc.subarray(["logs", "sts", "kms"]),
        gateways: fc.subarray(["s3" as const, "dynamodb" as const]),
    })
    .map(({ zones, byName, inner, nat, custom, acls, interfaces, gateways }) => ({
        zones: Array.from({ length: zones }, (_, slot) => (byName ? `eu-west-1${"abcd"[slot]}` : `euw1-az${slot + 1}`)),
        ...(byName || zones < 4 ? {} : { zoneSlots: { "euw1-az4": 3 } }),
        tiers: ["public", ...inner] as Tier[],
        nat: inner.includes("private") || Object.values(custom).some((one) => one?.routed === "private") ? nat : "none",
        customTiers: custom as Record<string, CustomTier>,
        endpoints: { gateway: gateways, interface: interfaces },
        ...(acls ? { networkAcls: {} } : {}),
    }));
