import assert from "node:assert/strict";
import { isZoneOf, parseZone, zoneIdPrefix, zoneKey } from "./zones.ts";

describe("zones", () => {
    it("reads names and ids of zones", () => {
        assert.deepEqual(parseZone("eu-west-1c"), { form: "name", region: "eu-west-1", key: "c", position: 2 });
        assert.deepEqual(parseZone("apse2-az3"), { form: "id", region: "apse2", key: "az3", position: 2 });
        assert.deepEqual(parseZone("us-gov-west-1a"), { form: "name", region: "us-gov-west-1", key: "a", position: 0 });
    });

    it("reads no local zones, regions or letters", () => {
        for (const text of ["us-west-2-lax-1a", "eu-west-1", "a", "euw1-az0", "EU-WEST-1A", ""]) {
            assert.equal(parseZone(text), undefined, text);
            assert.equal(isZoneOf(text, "eu-west-1"), false, text);
        }
    });

    it("names a subnet after the zone's own part", () => {
        assert.deepEqual(["eu-west-1a", "euw1-az2", "elsewhere"].map(zoneKey), ["a", "az2", "elsewhere"]);
    });

    // AWS Regions and Availability Zones User Guide, "AZ IDs".
    const prefixes: Record<string, string> = {
        "eu-west-1": "euw1",
        "us-east-1": "use1",
        "ap-southeast-2": "apse2",
        "ap-northeast-1": "apne1",
        "ca-central-1": "cac1",
        "sa-east-1": "sae1",
        "me-south-1": "mes1",
        "us-gov-west-1": "usgw1",
        "cn-northwest-1": "cnnw1",
    };
    for (const [region, prefix] of Object.entries(prefixes)) {
        it(`knows the zone ids of ${region}`, () => {
            assert.equal(zoneIdPrefix(region), prefix);
            assert.ok(isZoneOf(`${prefix}-az1`, region));
            assert.ok(isZoneOf(`${region}a`, region));
            assert.ok(!isZoneOf("xxw1-az1", region));
        });
    }

    it("tells regions apart whose names begin alike", () => {
        assert.ok(!isZoneOf("eu-west-12a", "eu-west-1"));
        assert.ok(!isZoneOf("use1-az1", "us-east-2"));
    });
});
