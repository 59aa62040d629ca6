import assert from "node:assert/strict";
import { record, unknown } from "@plinth/testing";
import * as pulumi from "@pulumi/pulumi";
import { openPeers, type Peer, type PeersArgs } from "./peers.ts";

const RULE = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const instances = {
    orders: { securityGroupId: "sg-orders", port: 5432 },
    stock: { securityGroupId: "sg-stock", port: 6432 },
};

class Parent extends pulumi.ComponentResource {
    constructor(args: Partial<PeersArgs>) {
        super("plinth:test:Parent", "cluster-main");
        openPeers(
            {
                cluster: "cluster-main",
                clusterSecurityGroupId: "sg-cluster",
                layer: "database",
                names: ["orders"],
                instances: pulumi.output(instances as Record<string, Peer>),
                tags: { Layer: "cluster" },
                ...args,
            },
            this,
        );
        this.registerOutputs({});
    }
}

describe("openPeers", () => {
    it("opens the named peers alone, each on its own port and for this cluster alone", async () => {
        const made = await record(() => new Parent({ names: ["orders", "stock"] }));
        assert.deepEqual(
            made.all(RULE).map(({ name }) => name),
            ["cluster-main-to-database-orders", "cluster-main-to-database-stock"],
        );
        assert.deepEqual(made.named(RULE, "cluster-main-to-database-stock"), {
            securityGroupId: "sg-stock",
            referencedSecurityGroupId: "sg-cluster",
            ipProtocol: "tcp",
            fromPort: 6432,
            toPort: 6432,
            description: "Pods and nodes of cluster-main",
            tags: { Name: "cluster-main-to-database-stock", Layer: "cluster" },
        });
        assert.deepEqual((await record(() => new Parent({ names: ["orders"] }))).all(RULE).length, 1);
    });

    it("opens nothing when nothing is named", async () => {
        const made = await record(() => new Parent({ names: [], instances: undefined }));
        assert.deepEqual(made.all(RULE), []);
    });

    it("makes the rule of a peer that is not deployed yet, with its group and port unknown", async () => {
        const options = { preview: true, genericTypes: ["test:index:Later"] };
        const later = await record(() => new Parent({ instances: neverKnown() }), options);
        const { securityGroupId, fromPort, toPort, referencedSecurityGroupId } = later.only(RULE);
        assert.deepEqual([securityGroupId, fromPort, toPort], [unknown, unknown, unknown]);
        assert.equal(referencedSecurityGroupId, "sg-cluster");
    });

    it("refuses a peer that the other layer does not have, naming those it has and what to do", async () => {
        await assert.rejects(
            record(() => new Parent({ names: ["ledger"] })),
            /cluster-main connects to database ledger, which the deployed database layer does not have \(it has orders, stock\)\. Fix: deploy layer database first/,
        );
    });
});

/** An output as a preview has it before anything is deployed. */
function neverKnown(): pulumi.Output<Record<string, Peer>> {
    return new Later().peers;
}

class Later extends pulumi.CustomResource {
    declare readonly peers: pulumi.Output<Record<string, Peer>>;

    constructor() {
        super("test:index:Later", "later", { peers: undefined });
    }
}
