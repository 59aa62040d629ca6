import assert from "node:assert/strict";
import { Programs } from "../testdata/programs.ts";
import { run } from "../testdata/run.ts";

const RESOURCES = `
const resource = (type) => class extends pulumi.CustomResource {
    constructor(name, args = {}, opts = {}) { super(type, name, args, opts); }
};
const Vpc = resource("aws:ec2/vpc:Vpc"), Subnet = resource("aws:ec2/subnet:Subnet"), Key = resource("aws:kms/key:Key");
`;

describe("what the cloud would refuse", () => {
    const programs = new Programs();
    after(() => programs.remove());

    it("is an error of the settled pass, also where it takes two resources to see it", async () => {
        const directory = programs.write(
            "outside",
            `${RESOURCES}export default () => {
                const vpc = new Vpc("vpc", { cidrBlock: "10.0.0.0/16" });
                new Subnet("outside", { vpcId: vpc.id, cidrBlock: "10.1.0.0/24" });
                new Subnet("inside", { vpcId: vpc.id, cidrBlock: "10.0.1.0/24" });
            };`,
        );
        const { plan, result } = await run(directory, { passes: 2 });
        const errors = plan.diagnostics.filter(({ severity }) => severity === "error");
        assert.deepEqual(
            errors.map(({ urn, pass }) => [urn?.split("::").at(-1), pass]),
            [["outside", "settled"]],
        );
        assert.match(errors[0]?.message ?? "", /10\.1\.0\.0\/24/);
        assert.equal(result.failed, true);
        assert.deepEqual((await run(directory, { passes: 1 })).said("error"), []);
    });

    it("is a warning where the value was made up, and nothing where it is a secret that is right", async () => {
        const directory = programs.write(
            "made-up",
            `${RESOURCES}export default () => {
                const vpc = new Vpc("vpc", { cidrBlock: "10.0.0.0/16" });
                new Key("key", { deletionWindowInDays: vpc.id.apply((id) => id.length * 100) });
                new Key("secret", { deletionWindowInDays: pulumi.secret(30) });
            };`,
        );
        const { plan, result } = await run(directory, { passes: 2 });
        assert.equal(result.failed, false);
        assert.deepEqual(
            plan.diagnostics.map(({ severity, urn }) => [severity, urn?.split("::").at(-1)]),
            [["warning", "key"]],
        );
    });

    it("is said of Kubernetes objects field by field: an error, a warning where that field is made up", async () => {
        const directory = programs.write(
            "objects",
            `${RESOURCES}const Budget = resource("kubernetes:policy/v1:PodDisruptionBudget");
            class Cluster extends pulumi.ProviderResource {
                constructor(name) { super("kubernetes", name, { clusterIdentifier: name }); }
            }
            export default () => {
                const [one, two] = [new Cluster("one"), new Cluster("two")];
                const vpc = new Vpc("vpc", { cidrBlock: "10.0.0.0/16" });
                const budget = (name, share, provider = one, id = name) => new Budget(id, {
                    metadata: { name, namespace: "shop", labels: { vpc: vpc.id } },
                    spec: { maxUnavailable: share },
                }, { provider });
                budget("right", "50%");
                budget("wrong", "101%");
                budget("made-up", vpc.id.apply((id) => id.length * 100 + "%"));
                budget("right", "50%", one, "twice");
                budget("right", "50%", two, "elsewhere");
            };`,
        );
        const { plan } = await run(directory, { passes: 2 });
        assert.deepEqual(
            plan.diagnostics
                .map(({ severity, urn, message }) => [severity, urn?.split("::").at(-1), message.split(": ").at(-1)])
                .sort(([, a = ""], [, b = ""]) => (a < b ? -1 : 1)),
            [
                ["warning", "made-up", "must not be greater than 100% (for a made-up value)"],
                ["error", "twice", 'poddisruptionbudgets.policy "right" already exists'],
                ["error", "wrong", "must not be greater than 100%"],
            ],
        );
    });
});
