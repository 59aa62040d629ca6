import assert from "node:assert/strict";
import type { EffectiveSetting } from "@plinth/core/settings";
import { decidedBy, settingOf } from "./decidedBy.ts";

const set = (path: string, origin: EffectiveSetting["origin"]): EffectiveSetting => ({
    path,
    value: 1,
    origin,
    description: undefined,
});
const file = { kind: "file", place: "environments/dev/database.yaml:7" } as const;
const settings = [
    set("instances.orders.storage.size", file),
    set("instances.orders-eu.storage.size", { kind: "config", key: "plinth-database:instances" }),
    set("instances.orders.port", { kind: "default" }),
    set("instances.main.nodeGroups.general.size.min", file),
    set("instances.main.nodeGroups.general-spot.size.min", file),
];

describe("who decides a property", () => {
    const instance = { layer: "database", type: "aws:rds/instance:Instance", name: "database-orders-instance" };

    it("is a setting of the instance whose name the child carries", () => {
        assert.equal(settingOf(instance, "allocatedStorage", settings), "instances.orders.storage.size");
        const other = { ...instance, name: "database-orders-eu-instance" };
        assert.equal(settingOf(other, "allocatedStorage", settings), "instances.orders-eu.storage.size");
    });

    it("is a setting of the node group, too", () => {
        const type = "aws:eks/nodeGroup:NodeGroup";
        for (const group of ["general", "general-spot"])
            assert.equal(
                settingOf(
                    { layer: "cluster", type, name: `cluster-main-nodes-${group}` },
                    "scalingConfig.minSize",
                    settings,
                ),
                `instances.main.nodeGroups.${group}.size.min`,
            );
    });

    it("is the component where no setting gives the value as it is", () => {
        assert.equal(settingOf(instance, "storageEncrypted", settings), undefined);
        assert.equal(settingOf({ ...instance, name: "database-events-instance" }, "port", settings), undefined);
        assert.deepEqual(decidedBy(undefined, settings), { kind: "component" });
    });

    it("is told with the place of a setting that somebody wrote", () => {
        assert.deepEqual(decidedBy("instances.orders.storage.size", settings), {
            kind: "settings",
            setting: "instances.orders.storage.size",
            place: "environments/dev/database.yaml:7",
        });
        assert.deepEqual(decidedBy("instances.orders-eu.storage.size", settings), {
            kind: "settings",
            setting: "instances.orders-eu.storage.size",
            place: "config plinth-database:instances",
        });
        assert.deepEqual(decidedBy("instances.orders.port", settings), {
            kind: "default",
            setting: "instances.orders.port",
        });
    });
});
