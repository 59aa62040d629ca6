import assert from "node:assert/strict";
import { SiblingIndex } from "../refusals/siblings.ts";
import { providerTarget } from "../values/target.ts";
import { compareProperties, without } from "./compare.ts";
import { checkInputs, createState, diffInputs, updateState } from "./lifecycle.ts";
import { UNKNOWN, type WireProperties } from "./wire.ts";

const ROLE = "aws:iam/role:Role";
const RDS = "aws:rds/instance:Instance";
const target = providerTarget({
    region: "eu-west-1",
    allowedAccountIds: ["222222222222"],
    defaultTags: { tags: { Owner: "platform" } },
});
const urnOf = (type: string, name: string): string => `urn:pulumi:dev::plinth::${type}::${name}`;

function check(type: string, news: WireProperties, olds: WireProperties = {}, seed = "1") {
    return checkInputs(type, { urn: urnOf(type, "some"), olds, news, seed });
}

function diff(
    type: string,
    oldInputs: WireProperties,
    news: WireProperties,
    more: { oldState?: WireProperties; ignoreChanges?: string[] } = {},
) {
    return diffInputs(type, {
        urn: urnOf(type, "some"),
        oldInputs,
        oldState: {},
        news,
        ignoreChanges: [],
        target,
        ...more,
    });
}

describe("checkInputs", () => {
    it("names an unnamed resource by its logical name and seven digits of the engine's seed", () => {
        const { inputs } = check(ROLE, { assumeRolePolicy: "{}" });
        assert.match(String(inputs.name), /^some-[0-9a-f]{7}$/);
        assert.notEqual(check(ROLE, {}, {}, "2").inputs.name, inputs.name);
        assert.deepEqual(inputs.__defaults, ["forceDetachPolicies", "maxSessionDuration", "name", "path"]);
    });

    it("keeps a generated name for the life of the resource, and gives it up when the program names it", () => {
        const first = check(ROLE, {}).inputs;
        assert.equal(check(ROLE, {}, first, "2").inputs.name, first.name);
        assert.equal(check(ROLE, { name: "mine" }, first, "2").inputs.name, "mine");
    });

    it("generates a new name after the program took its own away", () => {
        const named = check(ROLE, { name: "mine" }).inputs;
        assert.match(String(check(ROLE, {}, named, "2").inputs.name), /^some-/);
    });

    it("refuses a generated name that is longer than AWS takes", () => {
        const type = "aws:lb/targetGroup:TargetGroup";
        const { failures } = checkInputs(type, {
            urn: urnOf(type, "a-name-of-26-characters-xyz"),
            olds: {},
            news: {},
            seed: "1",
        });
        assert.deepEqual(
            failures.map(({ property }) => property),
            ["name"],
        );
        assert.match(failures[0]?.reason ?? "", /has 35 characters, and name may have 32/);
    });

    it("refuses what the provider refuses in every preview, in its words", () => {
        const { failures } = check("aws:kms/key:Key", { deletionWindowInDays: 5 });
        assert.deepEqual(failures, [
            {
                property: "",
                reason: "expected deletion_window_in_days to be in the range (7 - 30), got 5. Examine values at 'some.deletionWindowInDays'.",
            },
        ]);
        assert.deepEqual(check("aws:kms/key:Key", { deletionWindowInDays: UNKNOWN }).failures, []);
    });

    it("leaves a type without a model as it is", () => {
        assert.deepEqual(check("aws:glue/job:Job", { roleArn: "r" }), { inputs: { roleArn: "r" }, failures: [] });
    });

    it("names a Kubernetes object, says so in an annotation, and keeps the name", () => {
        const type = "kubernetes:core/v1:ConfigMap";
        const { inputs } = check(type, { metadata: { namespace: "shop" } });
        const metadata = inputs.metadata as WireProperties;
        assert.match(String(metadata.name), /^some-[0-9a-f]{8}$/);
        assert.deepEqual(metadata.annotations, { "pulumi.com/autonamed": "true" });
        assert.deepEqual(check(type, { metadata: { namespace: "shop" } }, inputs, "2").inputs, inputs);
    });
});

describe("diffInputs", () => {
    it("finds nothing between equal inputs, whatever the provider noted of its defaults", () => {
        assert.equal(diff(ROLE, { name: "a", __defaults: ["name"] }, { name: "a", __defaults: [] }).changes.size, 0);
    });

    it("names paths as Pulumi writes them", () => {
        const changes = compareProperties(
            { tags: { "a.b": "1" }, list: [{ x: 1 }, { x: 2 }], gone: true },
            { tags: { "a.b": "2" }, list: [{ x: 1 }], added: 1 },
        );
        assert.deepEqual(
            [...changes],
            [
                ['tags["a.b"]', "update"],
                ["list[1]", "delete"],
                ["gone", "delete"],
                ["added", "add"],
            ],
        );
    });

    it("replaces a database whose encryption changes, and updates one whose class does", () => {
        assert.deepEqual(diff(RDS, { storageEncrypted: false }, { storageEncrypted: true }).replaces, [
            "storageEncrypted",
        ]);
        assert.deepEqual(diff(RDS, { instanceClass: "a" }, { instanceClass: "b" }).replaces, []);
    });

    it("replaces nodes that get another launch template, and updates them to another version of it", () => {
        const type = "aws:eks/nodeGroup:NodeGroup";
        const old = { launchTemplate: { id: "lt-1", version: "1" } };
        assert.deepEqual(diff(type, old, { launchTemplate: { id: "lt-1", version: "2" } }).replaces, []);
        assert.deepEqual(diff(type, old, { launchTemplate: { id: "lt-2", version: "1" } }).replaces, [
            "launchTemplate.id",
        ]);
    });

    it("leaves out what the program ignores", () => {
        assert.equal(
            diff(ROLE, { tags: { a: "1" } }, { tags: { a: "2" } }, { ignoreChanges: ["tags"] }).changes.size,
            0,
        );
    });

    it("leaves an input that nobody sets any more as it is, where the cloud decides it then", () => {
        const old = { vpcId: "vpc-1", availabilityZone: "eu-west-1a", mapPublicIpOnLaunch: true };
        const { changes, replaces } = diff("aws:ec2/subnet:Subnet", old, { vpcId: "vpc-1" });
        assert.deepEqual([[...changes], replaces], [[["mapPublicIpOnLaunch", "delete"]], []]);
    });

    it("sees a change of the provider's default tags, unless tags are ignored", () => {
        const { changes } = diff(ROLE, {}, {}, { oldState: { tagsAll: { Owner: "shop" } } });
        assert.deepEqual([...changes.keys()], ["tagsAll.Owner"]);
        const kept = { oldState: { tagsAll: { Owner: "shop" } }, ignoreChanges: ["tags", "tagsAll"] };
        assert.equal(diff(ROLE, {}, {}, kept).changes.size, 0);
    });
});

describe("createState", () => {
    const inputs = { roleArn: "r", vpcConfig: { subnetIds: ["s"] }, __defaults: [] };
    const urn = urnOf("aws:eks/cluster:Cluster", "main");

    it("has neither an id nor computed values in a preview", () => {
        const { id, state } = createState("aws:eks/cluster:Cluster", { urn, inputs, target, preview: true });
        assert.equal(id, "");
        assert.equal(state.endpoint, UNKNOWN);
        assert.deepEqual(state.vpcConfig, { subnetIds: ["s"], clusterSecurityGroupId: UNKNOWN, vpcId: UNKNOWN });
        assert.equal(state.tagsAll, UNKNOWN);
        assert.equal("__defaults" in state, false);
    });

    it("does not know in a preview what Check filled in, and keeps what the program sent", () => {
        const { inputs: checked } = check(ROLE, { assumeRolePolicy: "{}", path: "/team/" });
        const { state } = createState(ROLE, { urn: urnOf(ROLE, "some"), inputs: checked, target, preview: true });
        assert.deepEqual([state.name, state.maxSessionDuration], [UNKNOWN, UNKNOWN]);
        assert.deepEqual([state.assumeRolePolicy, state.path], ["{}", "/team/"]);
    });

    it("does not know the generated name of a Kubernetes object in a preview", () => {
        const type = "kubernetes:core/v1:ConfigMap";
        const create = (metadata: WireProperties): WireProperties => {
            const { inputs: checked } = check(type, { metadata });
            const { state } = createState(type, { urn: urnOf(type, "some"), inputs: checked, target, preview: true });
            return state.metadata as WireProperties;
        };
        const unnamed = create({ namespace: "shop", annotations: { team: "shop" } });
        assert.deepEqual(
            [unnamed.name, unnamed.namespace, unnamed.annotations],
            [UNKNOWN, "shop", { team: "shop", "pulumi.com/autonamed": "true" }],
        );
        assert.equal(create({ name: "mine" }).name, "mine");
    });

    it("refuses what AWS refuses, in its words, once something is really made", () => {
        const made = new SiblingIndex();
        const create = (type: string, name: string, properties: WireProperties, preview = false) =>
            createState(type, { urn: urnOf(type, name), inputs: properties, target, preview, made });
        const { id } = create("aws:ec2/vpc:Vpc", "network", { cidrBlock: "10.0.0.0/16" });
        const subnet = (name: string, cidrBlock: string, preview = false) =>
            create("aws:ec2/subnet:Subnet", name, { vpcId: id, cidrBlock }, preview);
        subnet("one", "10.0.0.0/24");
        assert.throws(() => subnet("two", "10.0.0.0/25"), {
            message: "InvalidSubnet.Conflict: The CIDR '10.0.0.0/25' conflicts with another subnet",
        });
        assert.throws(() => subnet("three", "10.1.0.0/24"), {
            message: "InvalidSubnet.Range: The CIDR '10.1.0.0/24' is invalid.",
        });
        assert.equal(subnet("three", "10.1.0.0/24", true).id, "");
    });

    it("forgets what is gone", () => {
        const made = new SiblingIndex();
        const type = "aws:ec2/subnet:Subnet";
        const create = (name: string) =>
            createState(type, {
                urn: urnOf(type, name),
                inputs: { vpcId: "vpc-1", cidrBlock: "10.0.0.0/24" },
                target,
                preview: false,
                made,
            });
        const { id } = create("a");
        assert.throws(() => create("b"), /conflicts with another subnet/);
        made.remove(type, urnOf(type, "a"), id);
        assert.match(create("b").id, /^subnet-/);
    });

    it("gives two generations of a resource different ids", () => {
        const create = (cidrBlock: string) =>
            createState("aws:ec2/vpc:Vpc", {
                urn: urnOf("aws:ec2/vpc:Vpc", "network"),
                inputs: { cidrBlock },
                target,
                preview: false,
            }).id;
        assert.notEqual(create("10.0.0.0/16"), create("10.1.0.0/16"));
        assert.equal(create("10.0.0.0/16"), create("10.0.0.0/16"));
    });
});

describe("updateState", () => {
    const change = (type: string, oldInputs: WireProperties, news: WireProperties, preview = false) =>
        updateState(type, { urn: urnOf(type, "some"), oldInputs, oldState: oldInputs, news, target, preview });

    it("refuses a change that AWS refuses, in its words, once something is really changed", () => {
        const [before, after] = [{ version: "1.33" }, { version: "1.35" }];
        const type = "aws:eks/cluster:Cluster";
        assert.throws(() => change(type, before, after), {
            message: "InvalidParameterException: Unsupported Kubernetes minor version update from 1.33 to 1.35",
        });
        assert.equal(change(type, before, after, true)["version"], "1.35");
    });

    it("refuses new inputs that it would refuse of a new resource, and not those that were taken before", () => {
        const windows = { backupWindow: "03:00-04:00", maintenanceWindow: "sun:03:30-sun:04:30" };
        assert.throws(() => change(RDS, { backupWindow: "03:00-04:00" }, windows), /must not overlap/);
        assert.equal(change(RDS, windows, { ...windows, multiAz: true })["multiAz"], true);
    });

    it("keeps what the cloud decides where nobody says, drops other inputs that are gone, and follows the tags", () => {
        const urn = urnOf("aws:eks/cluster:Cluster", "main");
        const oldInputs = {
            name: "main",
            version: "1.30",
            enabledClusterLogTypes: ["api"],
            vpcConfig: { subnetIds: ["s"], publicAccessCidrs: ["8.8.8.0/24"] },
        };
        const { state: oldState } = createState("aws:eks/cluster:Cluster", {
            urn,
            inputs: oldInputs,
            target,
            preview: false,
        });
        const news = { name: "main", tags: { a: "b" }, vpcConfig: { subnetIds: ["s", "t"] } };
        const state = updateState("aws:eks/cluster:Cluster", { urn, oldInputs, oldState, news, target });
        assert.equal(state.endpoint, oldState.endpoint);
        assert.equal(state.version, "1.30");
        assert.equal("enabledClusterLogTypes" in state, false);
        const oldVpc = oldState.vpcConfig as WireProperties;
        assert.deepEqual(state.vpcConfig, {
            subnetIds: ["s", "t"],
            clusterSecurityGroupId: oldVpc.clusterSecurityGroupId,
            vpcId: oldVpc.vpcId,
        });
        assert.deepEqual(state.tagsAll, { Owner: "platform", a: "b" });
    });
});

describe("without", () => {
    it("leaves what only the first has, inside objects too", () => {
        assert.deepEqual(without({ a: 1, b: { c: 1, d: 2 }, e: { f: 1 } }, { a: 0, b: { c: 0 }, e: { f: 0 } }), {
            b: { d: 2 },
        });
    });
});
