import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Finding, Summary } from "@plinth/plan";
import { main } from "../main.ts";
import { recordingHost } from "../testdata/host.ts";
import { addEnvironment, smallRepository, type TemporaryRepository } from "../testdata/temporaryRepository.ts";

const TERMS = "reason: known and accepted, owner: web, approvedBy: security";

interface Entry {
    readonly findings: readonly Finding[];
    readonly summary: Summary;
}

/** An export of the stack of a layer with one queue that is not encrypted. */
const exported = (project: string) => ({
    version: 3,
    deployment: {
        resources: [
            {
                urn: `urn:pulumi:dev::${project}::aws:sqs/queue:Queue::orders`,
                type: "aws:sqs/queue:Queue",
                custom: true,
                inputs: {
                    sqsManagedSseEnabled: false,
                    tags: { Environment: "dev", ManagedBy: "pulumi", Project: "x", Owner: "x", CostCenter: "x" },
                },
            },
        ],
    },
});

describe("plinth check with exemptions", () => {
    let repository: TemporaryRepository;
    beforeEach(() => {
        repository = smallRepository();
        addEnvironment(repository, "dev", "layered", ["base"]);
        writeFileSync(join(repository.root, "base.json"), JSON.stringify(exported("plinth-base")));
        writeFileSync(join(repository.root, "other.json"), JSON.stringify(exported("plinth-other")));
    });
    afterEach(() => repository.dispose());

    const run = async (exemptions: string, file = "base.json") => {
        repository.write("policies/exemptions.yaml", `exemptions:\n${exemptions}`);
        const host = recordingHost({ cwd: repository.root, env: { PLINTH_TODAY: "2026-11-21" } });
        const code = await main(["check", file, "--format", "json"], host);
        const [entry] = JSON.parse(host.out()) as [Entry];
        return { code, ...entry };
    };

    it("counts an exempted finding, lists it with its terms, and does not block", async () => {
        const { code, summary, findings } = await run(
            `  - { rule: sqs-encryption, resource: { name: orders }, expires: 2026-12-31, ${TERMS} }\n`,
        );
        assert.equal(code, 0);
        assert.deepEqual([summary.findings.exempted, summary.findings.violation, summary.blocking], [1, 0, 0]);
        const exempted = findings.find(({ outcome }) => outcome === "exempted");
        assert.equal(exempted?.rule, "sqs-encryption");
        assert.deepEqual(exempted.exemption, {
            owner: "web",
            approvedBy: "security",
            reason: "known and accepted",
            expires: "2026-12-31",
        });
    });

    it("does not exempt by an entry that has expired, and says so of the stack", async () => {
        const { code, findings } = await run(
            `  - { rule: sqs-encryption, resource: { name: orders }, expires: 2026-11-20, ${TERMS} }\n`,
        );
        assert.equal(code, 2);
        assert.deepEqual(
            findings.map(({ rule, outcome, level, property }) => [rule, outcome, level, property]),
            [
                ["sqs-encryption", "violation", "mandatory", "sqsManagedSseEnabled"],
                ["exemption-valid", "violation", "mandatory", "exemptions[0].expires"],
            ],
        );
    });

    it("says that nothing needs an exemption only of an environment whose stacks are all there", async () => {
        const idle = `  - { rule: rds-public, resource: { name: orders }, expires: 2026-12-31, ${TERMS} }\n`;
        const seen = (findings: readonly Finding[]) =>
            findings.filter(({ rule }) => rule === "exemption-valid").map(({ property, actual }) => [property, actual]);
        assert.deepEqual(seen((await run(idle)).findings), [["exemptions[0]", "none in dev"]]);
        assert.deepEqual(seen((await run(idle, "other.json")).findings), []);
    });
});
