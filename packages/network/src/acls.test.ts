import assert from "node:assert/strict";
import { recordedNetwork, dependsOn, TYPES } from "./testdata/recordedNetwork.ts";

interface Rule {
    readonly ruleNo: number;
    readonly action: string;
    readonly protocol: string;
    readonly cidrBlock: string;
    readonly fromPort: number;
    readonly toPort: number;
}

describe("network ACLs", () => {
    it("are not made unless asked for: subnets use the VPC's default one", async () => {
        const made = await recordedNetwork();
        for (const type of [TYPES.acl, TYPES.aclAssociation, TYPES.defaultAcl]) assert.equal(made.all(type).length, 0);
    });

    it("are one for each tier, and every subnet has its tier's", async () => {
        const customTiers = { streaming: { routed: "isolated", place: 0 } } as const;
        const made = await recordedNetwork({ networkAcls: {}, customTiers });
        assert.deepEqual(
            made
                .all(TYPES.acl)
                .map(({ name }) => name)
                .sort(),
            ["network-isolated", "network-streaming", "network-private", "network-public"].sort(),
        );
        assert.equal(made.all(TYPES.aclAssociation).length, made.all(TYPES.subnet).length);
        for (const { name } of made.all(TYPES.subnet)) {
            assert.deepEqual(dependsOn(made, TYPES.aclAssociation, name, "subnetId"), [name]);
            assert.deepEqual(dependsOn(made, TYPES.aclAssociation, name, "networkAclId"), [name.replace(/-az\d$/, "")]);
        }
    });

    it("let the VPC in by its block, and the internet into public subnets by the ports that are open", async () => {
        const made = await recordedNetwork({ networkAcls: { publicPorts: [443, 853] } });
        const ingress = made.named(TYPES.acl, "network-public")["ingress"] as Rule[];
        assert.deepEqual(ingress[0], {
            ruleNo: 100,
            action: "allow",
            protocol: "-1",
            cidrBlock: "10.0.0.0/16",
            fromPort: 0,
            toPort: 0,
        });
        const opened = ingress.filter(
            ({ fromPort, toPort }) => fromPort > 0 && fromPort === toPort && fromPort !== 3389,
        );
        assert.deepEqual(
            opened.map(({ cidrBlock, fromPort, action }) => [cidrBlock, fromPort, action]),
            [
                ["0.0.0.0/0", 443, "allow"],
                ["0.0.0.0/0", 853, "allow"],
            ],
        );
    });

    it("close the default one after every subnet has its own", async () => {
        const made = await recordedNetwork({ networkAcls: {} });
        const { ingress, egress } = made.only(TYPES.defaultAcl);
        assert.deepEqual([ingress, egress], [[], []]);
        const { dependencies } = made.resource(TYPES.defaultAcl, "network-default-acl");
        const associations = made.all(TYPES.aclAssociation).map(({ urn }) => urn);
        assert.deepEqual(
            associations.filter((urn) => !dependencies.includes(urn)),
            [],
        );
    });

    it("open the default one again before they are taken away", async () => {
        const made = await recordedNetwork({ networkAcls: { closeDefault: false } });
        const [rule] = made.only(TYPES.defaultAcl)["ingress"] as Rule[];
        assert.deepEqual([rule?.action, rule?.protocol, rule?.cidrBlock], ["allow", "-1", "0.0.0.0/0"]);
    });

    it("only create: every other resource keeps its settings", async () => {
        const [before, after] = [await recordedNetwork(), await recordedNetwork({ networkAcls: {} })];
        for (const { type, name, inputs, custom } of before.resources) {
            if (custom) assert.deepEqual(after.named(type, name), inputs);
        }
    });
});
