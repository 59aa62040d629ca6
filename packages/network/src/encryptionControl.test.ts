import assert from "node:assert/strict";
import { recordedNetwork } from "./testdata/recordedNetwork.ts";

const CONTROL = "aws:ec2/vpcEncryptionControl:VpcEncryptionControl";

describe("VPC Encryption Controls", () => {
    it("are left alone unless asked for", async () => {
        assert.equal((await recordedNetwork()).all(CONTROL).length, 0);
    });

    for (const topology of ["native", "awsx"] as const) {
        it(`watch the VPC and block nothing, by topology ${topology}`, async () => {
            const made = await recordedNetwork({ topology, encryptionControl: "monitor" } as Parameters<
                typeof recordedNetwork
            >[0]);
            const { mode, vpcId, tags } = made.named(CONTROL, "network-encryption-control");
            assert.equal(mode, "monitor");
            assert.equal(vpcId, await made.known(made.result.vpcId));
            assert.deepEqual(tags, { Name: "network-encryption-control" });
            assert.deepEqual(made.genericTypes, []);
        });
    }
});
