import assert from "node:assert/strict";
import { settingTable } from "../../packages/cli/src/adopt/settingTable.ts";
import { parse, stringify } from "yaml";
import { RepositoryCopy } from "../repository/copy.ts";
import { Adoption, madeUpId, type Report } from "./adopt.ts";

/** Settings of dev that are changed, by layer and path; those that the table names and that stay are left out. */
const CHANGED: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
    network: { cidr: "10.64.0.0/18", "flowLogs.retentionDays": 60, "flowLogs.aggregationSeconds": 600 },
    database: {
        "instances.orders.storage.size": 400,
        "instances.orders.storage.maxSize": 800,
        "instances.orders.storage.iops": 13_000,
        "instances.orders.storage.throughput": 600,
        "instances.orders.instanceClass": "db.m7g.large",
        "instances.orders.engineVersion": "16",
        "instances.orders.multiAz": true,
        "instances.orders.port": 5433,
        "instances.orders.databaseName": "shop",
        "instances.orders.masterUsername": "owner",
        "instances.orders.backups.retentionDays": 9,
        "instances.orders.backups.window": "05:00-06:00",
        "instances.orders.maintenanceWindow": "tue:07:00-tue:08:00",
        "instances.orders.deletionProtection": false,
        "instances.orders.monitoringIntervalSeconds": 30,
        "instances.orders.certificateAuthority": "rds-ca-ecc384-g1",
        "instances.orders.logRetentionDays": 60,
    },
    cache: {
        "instances.sessions.engine": "redis",
        "instances.sessions.engineVersion": "7.1",
        "instances.sessions.nodeType": "cache.r7g.large",
        "instances.sessions.replicas": 1,
        "instances.sessions.multiAz": true,
        "instances.sessions.port": 6380,
        "instances.sessions.snapshots.retentionDays": 5,
        "instances.sessions.snapshots.window": "05:00-06:00",
        "instances.sessions.maintenanceWindow": "tue:07:00-tue:08:00",
        "instances.sessions.logRetentionDays": 60,
    },
    cluster: {
        "instances.main.serviceCidr": "172.21.0.0/16",
        "instances.main.deletionProtection": true,
        "instances.main.nodeGroups.general.size.min": 3,
        "instances.main.nodeGroups.general.size.max": 5,
        "instances.main.nodeGroups.general.instanceTypes": ["m7g.large"],
        "instances.main.logRetentionDays": 60,
    },
};

describe("the table of settings behind properties", function () {
    this.timeout(300_000);
    const copy = new RepositoryCopy();
    const adoption = new Adoption(copy.root);

    after(() => {
        adoption.remove();
        copy.remove();
    });

    for (const [layer, types] of Object.entries(settingTable)) {
        it(`names settings of ${layer} that give their properties the value they have`, async () => {
            const file = ["environments", "dev", `${layer}.yaml`];
            const settings = parse(copy.read(...file)) as Record<string, unknown>;
            for (const [path, value] of Object.entries(CHANGED[layer] ?? {})) set(settings, path.split("."), value);
            copy.write(stringify(settings), ...file);
            const listed = await adoption.list(layer, "dev");
            const ids = Object.fromEntries(listed.map((one, number) => [one.child, madeUpId(one, number)]));
            const { adopted } = await adoption.report(layer, "dev", ids);
            for (const [type, properties] of Object.entries(types)) {
                for (const [property, template] of Object.entries(properties)) {
                    const found = decided(adopted, listed, type, property);
                    assert.ok(found.length > 0, `${type} ${property}: ${template}`);
                    for (const { setting, component } of found) {
                        assert.deepEqual(component, at(settings, setting.split(".")), `${setting} and ${property}`);
                    }
                }
            }
        });
    }
});

/** What children of a type set a property to, where a setting decides it. */
function decided(
    adopted: Report["adopted"],
    listed: readonly { readonly child: string; readonly type: string }[],
    type: string,
    property: string,
): { setting: string; component: unknown }[] {
    const ofType = new Set(listed.filter((one) => one.type === type).map(({ child }) => child));
    const [name = "", ...inner] = property.split(".");
    return adopted
        .filter(({ child }) => ofType.has(child))
        .flatMap(({ properties }) => {
            const { component, decidedBy } = properties.find(({ path }) => path === property || path === name) ?? {};
            const value = inner.length === 0 ? component : at(component, inner);
            if (inner.length > 0) return [{ setting: nestedSetting(property), component: value }];
            return decidedBy?.setting === undefined ? [] : [{ setting: decidedBy.setting, component: value }];
        });
}

/** Reports give an object that is not compared as a whole, so the setting of what is in it is known to the test. */
function nestedSetting(property: string): string {
    const nested: Readonly<Record<string, string>> = {
        "kubernetesNetworkConfig.serviceIpv4Cidr": "instances.main.serviceCidr",
        "scalingConfig.minSize": "instances.main.nodeGroups.general.size.min",
        "scalingConfig.maxSize": "instances.main.nodeGroups.general.size.max",
    };
    return nested[property] ?? assert.fail(property);
}

function at(values: unknown, path: readonly string[]): unknown {
    return path.reduce<unknown>((here, key) => (here as Record<string, unknown> | undefined)?.[key], values);
}

function set(values: Record<string, unknown>, path: readonly string[], value: unknown): void {
    const [key = "", ...rest] = path;
    if (rest.length === 0) values[key] = value;
    else set((values[key] ??= {}) as Record<string, unknown>, rest, value);
}
