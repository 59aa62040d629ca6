import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { preview, type PreviewResult } from "@plinth/engine";

const root = join(import.meta.dirname, "../..");
/** Bare calls, and everything that is off by default; as stack configuration, which lies over prod's file. */
const CONFIG = `config:
  plinth-database:instances: >-
    {bare: {engineVersion: "17", instanceClass: db.r7g.large, storage: {size: 100}},
    orders: {password: {rotation: lambda, lambdaArn: "arn:aws:lambda:eu-west-1:444444444444:function:rotate"}, replicas: {reports: {}}, backups: {copy: {region: eu-central-1}, plan: {}}}}
  plinth-database:clusters: >-
    {plain: {engineVersion: "17", capacity: {kind: provisioned, instanceClass: db.r7g.large}},
    ledger: {engineVersion: "17", capacity: {kind: serverless, minCapacity: 0.5, maxCapacity: 8}, backups: {plan: {}}}}
`;

describe("databases under prod's rules", () => {
    let directory: string;
    let result: PreviewResult;

    before(async () => {
        // In the repository, since a program finds it above its own folder.
        directory = mkdtempSync(join(import.meta.dirname, "testdata-"));
        const project =
            "name: plinth-database\nruntime: {name: nodejs, options: {typescript: false}}\nmain: index.js\n";
        writeFileSync(join(directory, "Pulumi.yaml"), project);
        writeFileSync(join(directory, "Pulumi.prod.yaml"), CONFIG);
        writeFileSync(join(directory, "package.json"), '{ "type": "module" }\n');
        writeFileSync(join(directory, "index.js"), 'export { default } from "../../../stacks/database/index.js";\n');
        result = await preview({
            stacks: [
                { directory: join(root, "stacks/network"), stack: "prod" },
                { directory, stack: "prod" },
            ],
            policyPacks: [join(root, "policies")],
        });
    });

    after(() => {
        rmSync(directory, { recursive: true, force: true });
    });

    it("are made whole, and known to the simulated cloud, which refuses nothing", () => {
        assert.equal(result.failed, false);
        assert.deepEqual(
            result.stacks.flatMap(({ gaps }) => gaps),
            [],
        );
        const types = new Set(result.stacks.flatMap(({ resources }) => resources.map(({ type }) => type)));
        for (const type of [
            "aws:rds/clusterInstance:ClusterInstance",
            "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication",
            "aws:backup/vaultLockConfiguration:VaultLockConfiguration",
        ]) {
            assert.ok(types.has(type), type);
        }
    });

    it("pass every rule, bare and with everything that is off by default", () => {
        const open = result.findings.filter(({ outcome }) => !["pass", "notApplicable"].includes(outcome));
        assert.deepEqual(
            open.map(({ rule, outcome, urn }) => `${outcome} ${rule} ${urn}`),
            [],
        );
    });
});
