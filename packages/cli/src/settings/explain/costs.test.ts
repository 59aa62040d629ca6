import assert from "node:assert/strict";
import { main } from "../../main.ts";
import { recordingHost } from "../../testdata/host.ts";
import { repositoryWithSettings } from "../../testdata/wrongSettings.ts";
import type { TemporaryRepository } from "../../testdata/temporaryRepository.ts";
import type { Explanation } from "./explained.ts";

describe("what plinth settings explain says of costs", () => {
    let repository: TemporaryRepository;

    before(() => {
        repository = repositoryWithSettings();
        const network = [
            "cidr: 10.20.0.0/18",
            "zones: [euw1-az1, euw1-az2]",
            "nat: single",
            "endpoints:",
            "  interface: [sts]",
        ];
        repository.write("environments/dev/network.yaml", `${network.join("\n")}\n`);
    });
    after(() => repository.dispose());

    const run = async (...argv: string[]) => {
        const host = recordingHost({ cwd: repository.root });
        assert.equal(await main(["settings", "explain", "dev", ...argv], host), 0, host.err());
        return host.out();
    };

    it("stands below the settings of the network: NAT, each interface endpoint against it, and the other ways out", async () => {
        const out = await run("--layer", "network");
        assert.match(out, /\nCosts a month in eu-west-1: USD, list prices, 730 hours \(\* as set\)\n/);
        assert.match(out, /\n\* nat: single {2} +38\.69 {2}1 gateway, 1 address; 0\.048 a GB\n/);
        assert.match(out, /\n {2}nat: perZone +77\.38 {2}2 gateways, 2 addresses; 0\.048 a GB\n/);
        // 2 × 730 × 0.011 = 16.06, which 0.048 - 0.01 a gigabyte win back
        assert.match(
            out,
            /\n\* sts +16\.06 {2}endpoint in 2 zones; 0\.01 a GB; pays for itself against NAT from 423 GB a month\n/,
        );
        assert.match(out, /\n {2}together +54\.75 /);
        assert.match(out, /\nPrices: AWS Price List, AmazonEC2, eu-west-1 \(\d{4}-\d\d-\d\d\); /);
    });

    it("is data in JSON, with the prices it was made of", async () => {
        const { layers } = JSON.parse(await run("--layer", "network", "--format", "json")) as Explanation;
        const costs = layers[0]?.costs as { nat: object; endpoints: object[]; monthly: number; prices: object[] };
        assert.deepEqual(costs.nat, { nat: "single", gateways: 1, addresses: 1, monthly: 38.69, perGigabyte: 0.048 });
        assert.deepEqual(costs.endpoints, [
            { service: "sts", zones: 2, monthly: 16.06, perGigabyte: 0.01, breakEvenGigabytes: 423 },
        ]);
        assert.equal(costs.monthly, 54.75);
        assert.equal(costs.prices.length, 7);
    });

    it("is said with a setting that costs follow from, and with no other", async () => {
        assert.match(await run("network.endpoints.interface"), /pays for itself/);
        assert.doesNotMatch(await run("network.flowLogs"), /Costs/);
        assert.doesNotMatch(await run("--layer", "database"), /Costs/);
    });

    it("is unknown where nobody has read the region's prices", async () => {
        repository.edit("environments/dev/environment.yaml", /region: .*/, "region: ap-southeast-2");
        repository.edit("environments/dev/environment.yaml", /allowedRegions: .*/, "allowedRegions: [ap-southeast-2]");
        repository.edit("environments/dev/network.yaml", /zones: .*/, "zones: [apse2-az1, apse2-az2]");
        const out = await run("--layer", "network");
        assert.match(out, /\n\* nat: single +unknown {2}1 gateway, 1 address; unknown a GB\n/);
        assert.match(out, /\n\* sts +unknown {2}endpoint in 2 zones; unknown a GB; unknown when it pays for itself\n/);
        assert.match(out, /\nPrices: unknown here: natGateway\.hour, /);
    });

    it("is not said of a VPC that somebody else keeps", async () => {
        const existing = repositoryWithSettings();
        try {
            existing.write(
                "environments/dev/network.yaml",
                `cidr: 10.9.0.0/16
zones: [euw1-az1, euw1-az2]
tiers: [private, isolated]
existing:
  vpcId: vpc-0123456789abcdef0
  subnets:
    private: { euw1-az1: subnet-0123456789abcdef1, euw1-az2: subnet-0123456789abcdef2 }
    isolated: { euw1-az1: subnet-0123456789abcdef3, euw1-az2: subnet-0123456789abcdef4 }
`,
            );
            const host = recordingHost({ cwd: existing.root });
            assert.equal(await main(["settings", "explain", "dev", "--layer", "network"], host), 0, host.err());
            assert.doesNotMatch(host.out(), /Costs/);
        } finally {
            existing.dispose();
        }
    });
});
