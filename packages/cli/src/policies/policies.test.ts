import assert from "node:assert/strict";
import { catalogue } from "@plinth/policies/catalogue";
import { waiting } from "@plinth/policies/waiting";
import { main } from "../main.ts";
import { recordingHost } from "../testdata/host.ts";
import { addEnvironment, smallRepository, type TemporaryRepository } from "../testdata/temporaryRepository.ts";

describe("plinth policies", () => {
    let repository: TemporaryRepository;
    beforeEach(() => (repository = smallRepository()));
    afterEach(() => repository.dispose());

    const run = async (...argv: string[]) => {
        const host = recordingHost({ cwd: repository.root });
        const code = await main(["policies", ...argv], host);
        return { code, out: host.out(), err: host.err() };
    };

    describe("list", () => {
        it("names every rule of the catalogue, and those that wait for something", async () => {
            const { code, out } = await run("list");
            assert.equal(code, 0);
            const listed = out.split("\n").map((line) => line.trim().split(/[ :]/)[0]);
            for (const { name } of catalogue) assert.ok(listed.includes(name), name);
            for (const { id } of waiting) assert.ok(listed.includes(id), id);
            assert.match(out, /^rule +severity +level +profile +service +wants\n/);
            assert.match(out, /\ns3-tls-only +medium +mandatory +default +s3 +Buckets refuse requests without TLS\n/);
        });

        it("filters by service, severity and profile", async () => {
            const names = async (...argv: string[]) =>
                (
                    JSON.parse((await run("list", "--format", "json", ...argv)).out) as { rules: { rule: string }[] }
                ).rules.map(({ rule }) => rule);
            const wanted = (has: (rule: (typeof catalogue)[number]) => boolean) =>
                catalogue.filter(has).map(({ name }) => name);
            assert.deepEqual(
                await names("--service", "s3"),
                wanted(({ service }) => service === "s3"),
            );
            assert.deepEqual(
                await names("--severity", "critical", "--profile", "default"),
                wanted(({ severity, profile }) => severity === "critical" && profile === "default"),
            );
            assert.deepEqual(
                await names("--profile", "strict"),
                wanted(() => true),
                "strict turns every rule on",
            );
        });

        it("refuses a service that no rule is about", async () => {
            const { code, err } = await run("list", "--service", "s4");
            assert.equal(code, 1);
            assert.match(err, /^--service s4: no rule is about it\. Fix: did you mean s3\?\n$/);
        });
    });

    describe("explain", () => {
        it("says what a rule wants, with a program that passes and one that fails and what it is told", async () => {
            const { code, out } = await run("explain", "s3-tls-only");
            assert.equal(code, 0);
            assert.match(out, /^s3-tls-only \(medium, s3\)\nBuckets refuse requests without TLS\.\n/);
            assert.match(out, /\nFix: +add a statement that denies/);
            assert.match(out, /\nControls: +FSBP S3\.5; /);
            assert.match(out, /\nJudges: +a resource with others of its stack\n/);
            assert.match(out, /\nPasses, for example: .+\n\n {4}(const|new) [^]+"aws:SecureTransport": "?false"?/);
            assert.match(
                out,
                /\nFails, for example: .+\n\n {4}(const|new) [^]+\n {2}✗ \w+: policy: expected .+, found .+\n$/,
            );
        });

        it("says levels and parameters that environments set", async () => {
            const policy =
                "policy: { levels: { rds-backup: advisory }, parameters: { rds-backup: { minimumDays: 1 } } }";
            addEnvironment(repository, "lenient", "single", [], policy);
            const { out } = await run("explain", "rds-backup", "--format", "json");
            const explained = JSON.parse(out) as {
                level: string;
                levels: object;
                parameters: { name: string; values: object }[];
            };
            assert.equal(explained.level, "mandatory");
            assert.deepEqual(explained.levels, { lenient: "advisory" });
            assert.deepEqual(explained.parameters.find(({ name }) => name === "minimumDays")?.values, { lenient: 1 });
        });

        it("leaves out settings that only repeat a default", async () => {
            const policy = "policy: { parameters: { rds-backup: { minimumDays: 7 } } }";
            addEnvironment(repository, "usual", "single", [], policy);
            const { out } = await run("explain", "rds-backup");
            assert.match(out, /\nParameter: +minimumDays: [^(]+\(default 7\)\n/);
        });

        it("knows the rules about the rules themselves", async () => {
            const { code, out } = await run("explain", "policy-weakened");
            assert.equal(code, 0);
            assert.match(
                out,
                /^policy-weakened \(critical, about the rules themselves\)\n[^]+\nLevel: +mandatory, whatever/,
            );
            assert.match(
                (await run("list")).out,
                /\nAbout the rules themselves, always mandatory \(\d\)\n {2}exemption-valid: /,
            );
        });

        it("refuses a rule that does not exist with a suggestion, and one that waits with the reason", async () => {
            const { code, err } = await run("explain", "s3-tls-onli");
            assert.deepEqual([code, err], [1, "s3-tls-onli: no rule is called that. Fix: did you mean s3-tls-only?\n"]);
            const [first] = waiting;
            if (first === undefined) return;
            assert.match(
                (await run("explain", first.id)).err,
                new RegExp(`does not have this rule yet: it ${first.reason}`),
            );
        });
    });
});
