import assert from "node:assert/strict";
import { join } from "node:path";
import { preview } from "@plinth/engine";

const repository = join(import.meta.dirname, "../..");

/** What `db-in-public-subnet` says of the database of `dev` when its network's stack has been deployed with these tiers. */
async function judgedWith(subnetTiers: Readonly<Record<string, string>>): Promise<string[]> {
    const { findings, failed, stacks } = await preview({
        stacks: [{ directory: join(repository, "stacks/database"), stack: "dev" }],
        policyPacks: [join(repository, "policies")],
        answers: {
            stackOutputs: {
                "organization/plinth-network/dev": {
                    vpcId: "vpc-1",
                    isolatedSubnetIds: Object.keys(subnetTiers),
                    subnetTiers: { ...subnetTiers },
                },
            },
        },
    });
    assert.equal(failed, false, JSON.stringify(stacks[0]?.diagnostics));
    return findings.filter(({ rule }) => rule === "db-in-public-subnet").map(({ outcome }) => outcome);
}

describe("a rule about another layer's subnets", function () {
    this.timeout(60_000);

    it("passes on what the network's stack says is isolated", async () => {
        assert.deepEqual(await judgedWith({ "subnet-1": "isolated", "subnet-2": "isolated" }), ["pass"]);
    });

    it("refuses a subnet that the network's stack says is public", async () => {
        assert.deepEqual(await judgedWith({ "subnet-1": "isolated", "subnet-2": "public" }), ["violation"]);
    });
});
