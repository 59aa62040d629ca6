import assert from "node:assert/strict";
import { dependsOn, recordedNetwork, TYPES } from "./testdata/recordedNetwork.ts";

describe("a regional NAT gateway", () => {
    it("is one gateway of the VPC, in no subnet, that every private zone leaves through", async () => {
        const made = await recordedNetwork({ nat: "regional" });
        const gateway = made.only(TYPES.nat);
        assert.deepEqual(
            [gateway["availabilityMode"], gateway["connectivityType"], gateway["subnetId"], gateway["allocationId"]],
            ["regional", "public", undefined, undefined],
        );
        assert.equal(gateway["availabilityZoneAddresses"], undefined);
        assert.deepEqual(dependsOn(made, TYPES.nat, "network-regional-nat", "vpcId"), ["network-vpc"]);
        for (const zone of ["az1", "az2", "az3"]) {
            const route = `network-private-${zone}-internet`;
            assert.deepEqual(dependsOn(made, TYPES.route, route, "natGatewayId"), ["network-regional-nat"]);
        }
        assert.equal(made.all(TYPES.address).length, 0);
    });

    it("needs no public subnets, but the internet gateway all the same", async () => {
        const made = await recordedNetwork({ nat: "regional", tiers: ["private", "isolated"] });
        assert.equal(made.all(TYPES.internetGateway).length, 1);
        assert.deepEqual(
            made.all(TYPES.route).map(({ name }) => name),
            ["network-private-az1-internet", "network-private-az2-internet", "network-private-az3-internet"],
        );
        const { dependencies } = made.resource(TYPES.nat, "network-regional-nat");
        assert.ok(dependencies.some((urn) => urn.endsWith("::network-internet-gateway")));
    });

    it("says which addresses AWS took", async () => {
        const made = await recordedNetwork({ nat: "regional" });
        assert.match((await made.known(made.result.natPublicIps)).join(), /^\d+\.\d+\.\d+\.\d+$/);
    });

    it("leaves from an address of its own for each zone where they must stay", async () => {
        const made = await recordedNetwork({ nat: "regional", natAddresses: "own" });
        const given = made.only(TYPES.nat)["availabilityZoneAddresses"] as { availabilityZoneId: string }[];
        assert.deepEqual(
            given.map(({ availabilityZoneId }) => availabilityZoneId),
            ["euw1-az1", "euw1-az2", "euw1-az3"],
        );
        assert.deepEqual(
            made.all(TYPES.address).map(({ name }) => name),
            ["network-regional-nat-az1", "network-regional-nat-az2", "network-regional-nat-az3"],
        );
        assert.equal((await made.known(made.result.natPublicIps)).length, 3);
    });

    it("takes over from zonal gateways by changing routes alone: tables keep their names, addresses are not shared", async () => {
        const [before, after] = [
            await recordedNetwork(),
            await recordedNetwork({ nat: "regional", natAddresses: "own" }),
        ];
        const routed = (made: typeof before) =>
            [...made.all(TYPES.table), ...made.all(TYPES.route)].map(({ urn }) => urn);
        assert.deepEqual(routed(after), routed(before));
        const names = (made: typeof before) => made.all(TYPES.address).map(({ name }) => name);
        assert.ok(names(after).every((name) => !names(before).includes(name)));
    });
});
