import assert from "node:assert/strict";
import { cidrOf, contains, overlaps } from "@plinth/core/addresses";
import type { Recording } from "@plinth/testing";
import type * as pulumi from "@pulumi/pulumi";
import type { Network, NetworkArgs } from "./network.ts";
import { recordedNetwork, TYPES } from "./testdata/recordedNetwork.ts";

const ipam = { poolId: "ipam-pool-0123456789abcdef0", netmaskLength: 18 };
const fromPool = { cidr: undefined, ipam } as Partial<NetworkArgs>;

/** Not known before deployment here, so always an output. */
function blockOf({ result }: Recording<Network>): pulumi.Output<string> {
    assert.notEqual(typeof result.vpcCidr, "string");
    return result.vpcCidr as pulumi.Output<string>;
}

describe("a VPC whose block IPAM hands out", () => {
    it("asks the pool for a block of its size", async () => {
        const made = await recordedNetwork(fromPool);
        const { cidrBlock, ipv4IpamPoolId, ipv4NetmaskLength } = made.only(TYPES.vpc);
        assert.deepEqual([cidrBlock, ipv4IpamPoolId, ipv4NetmaskLength], [undefined, ipam.poolId, 18]);
    });

    it("has its subnets planned in the block it got, where a given block would have them", async () => {
        const made = await recordedNetwork(fromPool);
        const vpcCidr = await made.known(blockOf(made));
        const same = await recordedNetwork({ cidr: vpcCidr });
        const blocks = (of: typeof made) => of.all(TYPES.subnet).map(({ name, inputs }) => [name, inputs["cidrBlock"]]);
        assert.deepEqual(blocks(made), blocks(same));
        const vpc = cidrOf(vpcCidr);
        const parsed = blocks(made).map(([, text]) => cidrOf(String(text)));
        parsed.forEach((one, index) => {
            assert.ok(vpc !== undefined && one !== undefined && contains(vpc, one));
            for (const other of parsed.slice(index + 1)) assert.ok(other !== undefined && !overlaps(one, other));
        });
    });

    it("has the same resources under the same names as one whose block is given", async () => {
        assert.deepEqual((await recordedNetwork(fromPool)).urns(), (await recordedNetwork()).urns());
    });

    it("shows in a preview which subnets there will be, with blocks that are not known yet", async () => {
        const preview = await recordedNetwork(fromPool, { preview: true });
        assert.deepEqual(preview.urns(), (await recordedNetwork(fromPool)).urns());
        await assert.rejects(preview.known(blockOf(preview)));
    });

    it("opens interface endpoints to the block it got", async () => {
        const made = await recordedNetwork({ ...fromPool, endpoints: { interface: ["sts"] } });
        const { cidrIpv4 } = made.only("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule");
        assert.equal(cidrIpv4, await made.known(blockOf(made)));
    });

    it("refuses a block that is reserved for others once it is known", async () => {
        await assert.rejects(
            recordedNetwork({ ...fromPool, reservedCidrs: { everybody: "10.0.0.0/8" } }),
            /must not overlap everybody \(10\.0\.0\.0\/8\)/,
        );
    });
});
