import assert from "node:assert/strict";
import { preview, type PreviewResult } from "@plinth/engine";
import { RepositoryCopy } from "../repository/copy.ts";

/** What network.yaml of prod may say instead. */
const choices: Readonly<Record<string, string>> = {
    "nothing but a block and zones": "cidr: 10.40.0.0/16\nzones: [euw1-az1, euw1-az2, euw1-az3]\n",
    "every choice beside it": `
ipam: { poolId: ipam-pool-0123456789abcdef0, netmaskLength: 18 }
zones: [euw1-az1, euw1-az2]
nat: regional
natAddresses: own
networkAcls: { peers: { office: 10.9.0.0/16 } }
endpoints: { interface: [sts] }
flowLogs: { fields: [start, srcaddr, dstaddr, action] }
customTiers: { streaming: { routed: isolated, place: 0 }, edge: { routed: public, place: 1 } }
`,
    "a network that awsx makes": `
cidr: 10.40.0.0/16
topology: awsx
zones: [euw1-az1, euw1-az2]
networkAcls: {}
endpoints: { interface: [sts] }
customTiers: { edge: { routed: public, place: 1 } }
`,
    "a VPC that exists already": `
cidr: 10.40.0.0/16
zones: [euw1-az1, euw1-az2]
tiers: [private, isolated]
existing:
    vpcId: vpc-0123456789abcdef0
    subnets:
        private: { euw1-az1: subnet-0123456789abcdef1, euw1-az2: subnet-0123456789abcdef2 }
        isolated: { euw1-az1: subnet-0123456789abcdef3, euw1-az2: subnet-0123456789abcdef4 }
`,
};

describe("prod's network, whatever is chosen,", function () {
    this.timeout(120_000);
    let copy: RepositoryCopy;
    before(() => {
        copy = new RepositoryCopy();
    });
    after(() => copy.remove());

    async function previewOf(settings: string): Promise<PreviewResult> {
        copy.write(settings, "environments/prod/network.yaml");
        const stacks = [{ directory: copy.layer("network"), stack: "prod" }];
        return await preview({ stacks, policyPacks: [copy.policyPack] });
    }

    for (const [choice, settings] of Object.entries(choices)) {
        it(`passes every rule of the pack, none unverified: ${choice}`, async () => {
            const result = await previewOf(settings);
            assert.equal(result.failed, false, JSON.stringify(result.stacks.map(({ diagnostics }) => diagnostics)));
            assert.deepEqual(
                result.findings.filter(({ outcome, decidedIn }) => outcome !== "pass" && decidedIn === "settled"),
                [],
            );
            assert.deepEqual(
                result.stacks.flatMap(({ gaps }) => gaps),
                [],
            );
        });
    }
});
