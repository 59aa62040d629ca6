import assert from "node:assert/strict";
import { ProblemsError } from "@plinth/core/errors";
import { record, type Recording, type RecordOptions } from "@plinth/testing";
import { ExistingNetwork, type ExistingNetworkArgs } from "./existingNetwork.ts";

const existing = {
    vpcId: "vpc-0123456789abcdef0",
    subnets: {
        private: { "euw1-az1": "subnet-0000000000000001a", "euw1-az2": "subnet-0000000000000002a" },
        isolated: { "euw1-az1": "subnet-0000000000000001b", "euw1-az2": "subnet-0000000000000002b" },
    },
};

const bare: ExistingNetworkArgs = {
    existing,
    cidr: "10.9.0.0/16",
    zones: ["euw1-az2", "euw1-az1"],
    tiers: ["private", "isolated"],
    region: "eu-west-1",
};

async function recorded(
    changed: Partial<ExistingNetworkArgs> = {},
    options: RecordOptions = {},
): Promise<Recording<ExistingNetwork>> {
    return await record(() => new ExistingNetwork("network", { ...bare, ...changed }), options);
}

describe("ExistingNetwork", () => {
    it("makes and changes nothing", async () => {
        const made = await recorded();
        assert.deepEqual(
            made.resources.filter(({ type }) => type.startsWith("aws:")),
            [],
        );
    });

    it("has the outputs of a network, in the order of the slots", async () => {
        const { result, known } = await recorded().then((made) => ({
            result: made.result,
            known: made.known.bind(made),
        }));
        assert.equal(await known(result.vpcId), existing.vpcId);
        assert.deepEqual([result.vpcCidr, result.zones], ["10.9.0.0/16", ["euw1-az1", "euw1-az2"]]);
        assert.deepEqual(await known(result.privateSubnetIds), Object.values(existing.subnets.private));
        assert.deepEqual(await known(result.isolatedSubnetIds), Object.values(existing.subnets.isolated));
        assert.deepEqual(await known(result.publicSubnetIds), []);
        assert.deepEqual(await known(result.subnetTiers), {
            "subnet-0000000000000001a": "private",
            "subnet-0000000000000002a": "private",
            "subnet-0000000000000001b": "isolated",
            "subnet-0000000000000002b": "isolated",
        });
    });

    it("asks AWS for the VPC by its block, and for each subnet by its VPC and zone", async () => {
        const asked: Record<string, unknown>[] = [];
        const answer = (args: Readonly<Record<string, unknown>>): Record<string, unknown> => {
            asked.push({ ...args });
            return { id: args["id"] };
        };
        await recorded({}, { invokes: { "aws:ec2/getVpc:getVpc": answer, "aws:ec2/getSubnet:getSubnet": answer } });
        assert.equal(asked.length, 5);
        assert.ok(asked.some(({ id, cidrBlock }) => id === existing.vpcId && cidrBlock === "10.9.0.0/16"));
        const isolated = asked.find(({ id }) => id === "subnet-0000000000000002b");
        assert.deepEqual([isolated?.["vpcId"], isolated?.["availabilityZoneId"]], [existing.vpcId, "euw1-az2"]);
    });

    it("refuses to go on where AWS does not find a subnet, with no id given to anybody", async () => {
        const nothing = (): never => {
            throw new Error("no matching EC2 Subnet found");
        };
        await assert.rejects(
            recorded({}, { invokes: { "aws:ec2/getSubnet:getSubnet": nothing } }),
            /no matching EC2 Subnet found/,
        );
    });

    it("knows its ids in a preview: they exist", async () => {
        const preview = await recorded({}, { preview: true });
        assert.equal(await preview.known(preview.result.vpcId), existing.vpcId);
    });

    const refusals: { of: string; change: Partial<ExistingNetworkArgs>; path: string; rule: RegExp; fix: RegExp }[] = [
        {
            of: "what is no VPC",
            change: { existing: { ...existing, vpcId: "main" } },
            path: "existing.vpcId",
            rule: /id of a VPC/,
            fix: /describe-vpcs/,
        },
        {
            of: "a zone without its subnet",
            change: {
                existing: {
                    ...existing,
                    subnets: { ...existing.subnets, isolated: { "euw1-az1": "subnet-0000000000000001b" } },
                },
            },
            path: "existing.subnets.isolated.euw1-az2",
            rule: /every zone of every tier/,
            fix: /leave isolated out of tiers or euw1-az2 out of zones/,
        },
        {
            of: "a subnet of a tier that is not used",
            change: { tiers: ["private"] },
            path: "existing.subnets.isolated.euw1-az1",
            rule: /tier this network has/,
            fix: /add isolated to tiers/,
        },
        {
            of: "a subnet of two tiers",
            change: { existing: { ...existing, subnets: { ...existing.subnets, isolated: existing.subnets.private } } },
            path: "existing.subnets.isolated.euw1-az1",
            rule: /must not be the subnet of private euw1-az1, too/,
            fix: /own subnet/,
        },
        {
            of: "what is no subnet",
            change: {
                zones: ["euw1-az1"],
                tiers: ["private"],
                existing: { ...existing, subnets: { private: { "euw1-az1": "a" } } },
            },
            path: "existing.subnets.private.euw1-az1",
            rule: /id of a subnet/,
            fix: /describe-subnets/,
        },
        {
            of: "zones of another region",
            change: {
                zones: ["use1-az1"],
                tiers: ["private"],
                existing: { ...existing, subnets: { private: { "use1-az1": "subnet-0000000000000001a" } } },
            },
            path: "zones[0]",
            rule: /zone of region eu-west-1/,
            fix: /euw1-az1/,
        },
    ];
    for (const { of, change, path, rule, fix } of refusals) {
        it(`refuses ${of} before AWS is asked, naming the path, the rule and the fix`, async () => {
            await assert.rejects(recorded(change), (error: unknown) => {
                assert.ok(error instanceof ProblemsError, String(error));
                const [problem] = error.problems;
                assert.equal(problem?.path, path);
                assert.match(problem.rule, rule);
                assert.match(problem.fix, fix);
                return true;
            });
        });
    }
});
