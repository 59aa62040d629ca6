import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ADOPTION_FILES } from "@plinth/core/adoption";
import type { PreviewRequest, PreviewResult } from "@plinth/engine";
import { PlanAsset, type PlannedResource, ResourceReference, Secret, unknown } from "@plinth/plan";
import { main } from "../main.ts";
import { recordingHost, type RecordingHost } from "../testdata/host.ts";
import { resource, stackPlan } from "../testdata/plans.ts";
import { smallRepository, type TemporaryRepository } from "../testdata/temporaryRepository.ts";
import type { AdoptionReport } from "./adoptionReport.ts";

const VPC = "aws:ec2/vpc:Vpc";
const SUBNET = "aws:ec2/subnet:Subnet";
const TABLE = "aws:ec2/routeTable:RouteTable";
const DATABASE = "aws:rds/instance:Instance";
const CIPHERTEXT = "aws:kms/ciphertext:Ciphertext";

/** A network of two subnets' names, as its program sends it. */
function children(): PlannedResource[] {
    const of = (type: string, name: string, more: Partial<PlannedResource>): PlannedResource => ({
        ...resource("plinth-base", "layered", type, name),
        ...more,
    });
    const vpc = of(VPC, "base-vpc", { inputs: { cidrBlock: "10.0.0.0/16", enableDnsSupport: true } });
    const fromVpc = { propertyDependencies: { vpcId: [vpc.urn], cidrBlock: [] } };
    return [
        of("plinth:network:Network", "base", {}),
        vpc,
        of(SUBNET, "base-az1", { inputs: { vpcId: unknown, cidrBlock: "10.0.0.0/24" }, ...fromVpc }),
        of(TABLE, "base-az1", { inputs: { vpcId: unknown }, ...fromVpc }),
        of(DATABASE, "base-database", { inputs: { instanceClass: "db.t4g.medium", username: new Secret("hunter2") } }),
        of(CIPHERTEXT, "base-token", {
            inputs: {
                plaintext: new Secret("hunter2"),
                file: new PlanAsset({ text: "" }),
                key: new ResourceReference("u"),
            },
        }),
    ];
}

describe("plinth adopt", () => {
    let repository: TemporaryRepository;
    /** What the program asks the engine to leave alone, as the adoption file has it. */
    let ignoreChanges: readonly string[];
    beforeEach(() => {
        repository = smallRepository();
        ignoreChanges = [];
    });
    afterEach(() => repository.dispose());

    async function adopt(...args: readonly string[]): Promise<{ code: number; host: RecordingHost }> {
        const preview = async (_request: PreviewRequest): Promise<PreviewResult> => ({
            stacks: [
                stackPlan(
                    "plinth-base",
                    "layered",
                    children().map((child) => ({ ...child, options: { ignoreChanges } })),
                ),
            ],
            findings: [],
            failed: false,
        });
        const host = recordingHost({ cwd: repository.root, preview });
        return { code: await main(["adopt", "base", ...args], host), host };
    }

    async function report(ids: string, ...args: readonly string[]): Promise<{ code: number; report: AdoptionReport }> {
        repository.write("ids.yaml", ids);
        const { code, host } = await adopt(
            "--environment",
            "layered",
            "--ids",
            "ids.yaml",
            "--format",
            "json",
            ...args,
        );
        assert.equal(host.err(), "");
        return { code, report: JSON.parse(host.out()) as AdoptionReport };
    }

    it("lists every child with the form of its id, as a file to fill in", async () => {
        const { code, host } = await adopt("--environment", "layered", "--list");
        assert.equal(code, 0);
        assert.equal(
            host.out(),
            [
                "# What layer base takes over in environment layered: fill in ids, and take the # away before them.",
                "# RouteTable::base-az1: <id> # aws:ec2/routeTable:RouteTable: id, such as rtb-4e616f6d69",
                "# Subnet::base-az1: <id> # aws:ec2/subnet:Subnet: id, such as subnet-9d4a7b6c",
                "# base-database: <id> # aws:rds/instance:Instance: identifier, such as mydb-rds-instance",
                "# base-token (aws:kms/ciphertext:Ciphertext) is not imported: the provider has no import for it",
                "# base-vpc: <id> # aws:ec2/vpc:Vpc: id, such as vpc-a01106c2",
                "",
            ].join("\n"),
        );
        assert.equal(host.requests[0]?.variables?.[ADOPTION_FILES], '{"base":null}');
    });

    it("hands the file to the program, and judges with no packs", async () => {
        repository.write("ids.yaml", "base-vpc: vpc-12345678\n");
        const { host } = await adopt("--environment", "layered", "--ids", "ids.yaml");
        const [request] = host.requests;
        assert.deepEqual(JSON.parse(request?.variables?.[ADOPTION_FILES] ?? ""), {
            base: join(repository.root, "ids.yaml"),
        });
        assert.deepEqual([request?.passes, request?.policyPacks], [1, []]);
    });

    it("takes the environment's own file where none is named", async () => {
        repository.write("environments/layered/adopt/base.yaml", "base-vpc: vpc-12345678\n");
        const { code, host } = await adopt("--environment", "layered", "--format", "json");
        assert.equal(code, 2);
        assert.equal((JSON.parse(host.out()) as AdoptionReport).file, "environments/layered/adopt/base.yaml");
    });

    it("ends with 0 where nothing of what exists would change, and with 2 where something would", async () => {
        const same = await report(
            "base-vpc: { id: vpc-12345678, found: { cidrBlock: 10.0.0.0/16, enableDnsSupport: true } }",
        );
        assert.deepEqual([same.code, same.report.adopted[0]?.verdict], [0, "same"]);
        const other = await report(
            "base-vpc: { id: vpc-12345678, found: { cidrBlock: 10.9.0.0/16, enableDnsSupport: true } }",
        );
        assert.deepEqual([other.code, other.report.adopted[0]?.verdict], [2, "replace"]);
        assert.deepEqual(other.report.adopted[0]?.properties, [
            {
                path: "cidrBlock",
                found: "10.9.0.0/16",
                component: "10.0.0.0/16",
                effect: "replace",
                decidedBy: { kind: "component" },
            },
        ]);
    });

    it("never calls equal what nobody has told", async () => {
        const { code, report: told } = await report(
            "base-vpc: { id: vpc-12345678, found: { cidrBlock: 10.0.0.0/16 } }",
        );
        assert.deepEqual([code, told.adopted[0]?.verdict], [2, "unknown"]);
        assert.deepEqual(
            told.adopted[0]?.properties.map(({ path, effect }) => [path, effect]),
            [["enableDnsSupport", "unknown"]],
        );
    });

    it("keeps what is to be kept, and says which keep has to stay", async () => {
        const found = "found: { cidrBlock: 10.9.0.0/16, enableDnsSupport: false }";
        ignoreChanges = ["cidrBlock", "enableDnsSupport"];
        const { code, report: kept } = await report(
            `base-vpc: { id: vpc-12345678, ${found}, keep: [cidrBlock, enableDnsSupport] }`,
        );
        const [vpc] = kept.adopted;
        assert.deepEqual([code, vpc?.verdict], [0, "same"]);
        assert.deepEqual([vpc?.kept, vpc?.keptForGood], [["cidrBlock", "enableDnsSupport"], ["cidrBlock"]]);
    });

    it("takes the properties from a state by type and id, and then knows all of them", async () => {
        const vpc = {
            type: VPC,
            id: "vpc-12345678",
            outputs: { cidrBlock: "10.0.0.0/16", instanceTenancy: "default" },
        };
        repository.write("state.yaml", `resources: [${JSON.stringify(vpc)}]`);
        const { code, report: told } = await report("base-vpc: vpc-12345678", "--state", "state.yaml");
        assert.deepEqual([code, told.adopted[0]?.verdict], [0, "same"]);
    });

    it("never says a secret, of neither side", async () => {
        repository.write("ids.yaml", "base-database: orders\n");
        const state = {
            resources: [
                {
                    type: DATABASE,
                    id: "orders",
                    outputs: { password: "hunter3", username: "hunter4", instanceClass: "db.m7g.large" },
                },
            ],
        };
        repository.write("state.json", JSON.stringify(state));
        const args =
            "--environment layered --ids ids.yaml --state state.json --format text,json,markdown --out out".split(" ");
        const { code } = await adopt(...args);
        assert.equal(code, 2);
        for (const ending of ["txt", "json", "md"]) {
            const text = readFileSync(join(repository.root, `out/adopt-layered-base.${ending}`), "utf8");
            assert.doesNotMatch(text, /hunter/);
            assert.match(text, /password/);
            assert.match(text, /db\.m7g\.large/);
        }
    });

    it("warns of a child whose parent is made anew: it would go with it", async () => {
        const { report: told } = await report(
            "Subnet::base-az1: { id: subnet-12345678, found: { vpcId: vpc-12345678 } }",
        );
        assert.deepEqual(told.warnings, [
            "Subnet::base-az1: its vpcId comes from base-vpc, which is not adopted, so it would be replaced. Fix: adopt base-vpc, too",
        ]);
        assert.equal(told.adopted[0]?.verdict, "replace");
        assert.deepEqual(
            told.created.map(({ child }) => child),
            ["base-vpc", "RouteTable::base-az1", "base-database", "base-token"],
        );
    });

    it("refuses everything that is wrong at once, in the order of the file", async () => {
        repository.write(
            "ids.yaml",
            ["base-vpx: vpc-1", "base-az1: subnet-12345678", "base-vpc: subnet-12345678", "base-token: x"].join("\n"),
        );
        const { code, host } = await adopt("--environment", "layered", "--ids", "ids.yaml");
        assert.equal(code, 1);
        assert.deepEqual(host.err().split("\n"), [
            "adoption of layer base: 4 problems",
            "  - ids.yaml:1: base-vpx: is no child of a component of this layer. Fix: did you mean base-vpc?",
            "  - ids.yaml:2: base-az1: is the name of several children. Fix: write RouteTable::base-az1 or Subnet::base-az1",
            '  - ids.yaml:3: base-vpc: must be vpc- and 8 or 17 hexadecimal digits, got "subnet-12345678". Fix: write its id, such as vpc-a01106c2',
            `  - ids.yaml:4: base-token: cannot be adopted: ${CIPHERTEXT} is not imported: the provider has no import for it. Fix: remove it; it is made anew beside what exists`,
            "",
        ]);
    });

    it("refuses a file that is missing, or adopts nothing, saying how to make one", async () => {
        const missing = await adopt("--environment", "layered");
        assert.equal(missing.code, 1);
        assert.match(
            missing.host.err(),
            /^environments\/layered\/adopt\/base\.yaml is missing\. Fix: npx plinth adopt base --environment layered --list > environments\/layered\/adopt\/base\.yaml/,
        );
        repository.write("ids.yaml", "# base-vpc: <id>\n");
        const empty = await adopt("--environment", "layered", "--ids", "ids.yaml");
        assert.match(empty.host.err(), /^ids\.yaml: names nothing that exists yet\. Fix: fill in an id/);
    });

    it("refuses a layer that the environment does not have, before it advises to write a file for it", async () => {
        const host = recordingHost({ cwd: repository.root });
        assert.equal(await main(["adopt", "bsae", "--environment", "layered"], host), 1);
        assert.equal(host.err(), 'environment layered does not have layer "bsae". Fix: did you mean base?\n');
    });

    for (const [wrong, args] of [
        ["which --environment?", []],
        [
            "--list names what could be adopted; it goes without --ids.",
            ["--list", "--ids", "x", "--environment", "layered"],
        ],
        ["take the properties from --state or from --live", ["--state", "x", "--live", "--environment", "layered"]],
        ["several formats (text, json) need --out", ["--format", "text,json", "--environment", "layered"]],
    ] as const) {
        it(`refuses a command line it cannot understand: ${wrong}`, async () => {
            const { code, host } = await adopt(...args);
            assert.equal(code, 64);
            assert.ok(host.err().includes(wrong), host.err());
        });
    }

    it("writes each format into a file", async () => {
        repository.write("ids.yaml", "base-vpc: { id: vpc-12345678, found: { cidrBlock: 10.9.0.0/16 } }\n");
        const { host } = await adopt(
            ..."--environment layered --ids ids.yaml --format text,markdown --out out".split(" "),
        );
        const name = join(repository.root, "out/adopt-layered-base");
        assert.equal(host.err(), "Wrote out/adopt-layered-base.txt, out/adopt-layered-base.md\n");
        assert.ok(existsSync(`${name}.txt`));
        assert.match(
            readFileSync(`${name}.md`, "utf8"),
            /\| `cidrBlock` \| `"10\.9\.0\.0\/16"` \| `"10\.0\.0\.0\/16"` \| the component's own \| replace \| `keep: \[cidrBlock\]` \|/,
        );
    });

    it("tells people what exists, what would be set, who decides it, and how to leave it", async () => {
        repository.write("ids.yaml", "base-vpc: { id: vpc-12345678, found: { cidrBlock: 10.9.0.0/16 } }\n");
        const { host } = await adopt("--environment", "layered", "--ids", "ids.yaml");
        assert.equal(
            host.out(),
            [
                "Layer base of layered, with what ids.yaml says exists",
                "",
                "base-vpc aws:ec2/vpc:Vpc vpc-12345678: would be REPLACED, and with it a network with everything in it",
                `  cidrBlock: exists "10.9.0.0/16"; the component sets "10.0.0.0/16" (the component's own): replaces`,
                "    to leave it: keep: [cidrBlock]",
                "  enableDnsSupport: exists not known; the component sets true (the component's own): not decided",
                "",
                "Would be created:",
                "  aws:ec2/subnet:Subnet: Subnet::base-az1",
                "  aws:ec2/routeTable:RouteTable: RouteTable::base-az1",
                "  aws:rds/instance:Instance: base-database",
                "  aws:kms/ciphertext:Ciphertext: base-token",
                "",
                "1 adopted: 0 unchanged, 0 changed in place, 1 replaced, 0 unknown; 4 created",
                "Next: a replacement is refused while the file stands: set, keep, or take the child out of the file",
                "",
            ].join("\n"),
        );
    });
});
