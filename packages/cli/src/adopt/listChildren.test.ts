import assert from "node:assert/strict";
import type { PlannedResource } from "@plinth/plan";
import { resource } from "../testdata/plans.ts";
import { listChildren } from "./listChildren.ts";

const VPC = "aws:ec2/vpc:Vpc";

function child(type: string, name: string): PlannedResource {
    return resource("plinth-base", "dev", type, name);
}

describe("the list of what a layer could take over", () => {
    it("is the same in whatever order the children registered, alarms and dashboards last", () => {
        const children = [
            child("aws:cloudwatch/metricAlarm:MetricAlarm", "base-alarm"),
            child(VPC, "base-vpc"),
            child("aws:ec2/subnet:Subnet", "base-az1"),
            child("aws:cloudwatch/dashboard:Dashboard", "base-dashboard"),
            child("aws:ec2/routeTable:RouteTable", "base-az1"),
        ];
        const expected = ["RouteTable::base-az1", "Subnet::base-az1", "base-vpc", "base-alarm", "base-dashboard"];
        for (const order of [children, children.toReversed()]) {
            assert.deepEqual(
                listChildren(order).map(({ child }) => child),
                expected,
            );
        }
    });

    it("says of each how its type is imported", () => {
        const [vpc] = listChildren([child(VPC, "base-vpc")]);
        assert.deepEqual(vpc, { child: "base-vpc", type: VPC, id: "id, such as vpc-a01106c2", possible: "yes" });
    });
});
