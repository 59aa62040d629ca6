import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { PreviewRequest, PreviewResult } from "@plinth/engine";
import type { Finding } from "@plinth/plan";
import { main } from "../main.ts";
import { recordingHost } from "../testdata/host.ts";
import { finding, resource, stackPlan } from "../testdata/plans.ts";
import { smallRepository, type TemporaryRepository } from "../testdata/temporaryRepository.ts";
import { extensions, formats } from "./formats.ts";

const URN = "urn:pulumi:layered::plinth-app::aws:sqs/queue:Queue::queue";

/** One queue in every stack, made on a line of its program, and the findings given. */
function engine(findings: readonly Finding[]) {
    return async ({ stacks }: PreviewRequest): Promise<PreviewResult> => ({
        stacks: stacks.map(({ directory, stack }) => {
            const project = `plinth-${basename(directory)}`;
            const queue = { ...resource(project, stack, "aws:sqs/queue:Queue", "queue"), source: "sub/index.ts:3:5" };
            return stackPlan(project, stack, [queue]);
        }),
        findings,
        failed: false,
    });
}

describe("reports of a preview", () => {
    let repository: TemporaryRepository;
    beforeEach(() => (repository = smallRepository()));
    afterEach(() => repository.dispose());

    const preview = async (findings: readonly Finding[], ...argv: string[]) => {
        const host = recordingHost({ cwd: join(repository.root, "stacks"), preview: engine(findings) });
        const code = await main(["preview", "layered", ...argv], host);
        return { code, out: host.out(), err: host.err() };
    };

    it("are written in every format at once, a file each", async () => {
        const { code, out, err } = await preview([finding("r", URN)], "--format", formats.join(","), "--out", "out");
        assert.deepEqual([code, out], [2, ""]);
        const folder = join(repository.root, "stacks/out");
        assert.deepEqual(readdirSync(folder).sort(), formats.map((format) => `layered.${extensions[format]}`).sort());
        for (const file of readdirSync(folder)) assert.match(readFileSync(join(folder, file), "utf8"), /queue/, file);
        assert.match(err, /layered is blocked by policy[^]*\nWrote out\/layered\.txt, /);
    });

    it("go to standard output alone, and the verdict to standard error", async () => {
        const { out, err } = await preview([finding("r", URN)], "--format", "markdown");
        assert.match(out, /^## ❌ `layered` blocked by policy: 1 finding of mandatory level\n/);
        assert.match(err, /layered is blocked by policy/);
    });

    it("point to lines of programs, wherever the command runs", async () => {
        repository.write(".git/HEAD", "ref: refs/heads/main\n");
        const { out } = await preview([finding("r", URN)], "--format", "github");
        assert.match(
            out,
            /^::error file=stacks\/app\/sub\/index\.ts,line=3,col=5,title=r \(violation\)::queue \(aws:sqs Queue\): /,
        );
    });

    it("name the rules that were on and met no resource, where the repository's own pack judged", async () => {
        const own = finding("sqs-encryption", URN, { outcome: "pass" });
        const read = async (findings: readonly Finding[]) =>
            (JSON.parse((await preview(findings, "--format", "json")).out) as { rulesWithoutResource?: string[] })
                .rulesWithoutResource;
        const idle = (await read([own])) ?? [];
        assert.ok(idle.includes("efs-encryption"));
        assert.equal(idle.includes("sqs-encryption"), false);
        assert.equal(idle.includes("ecr-encryption"), false, "it is off by default");
        assert.equal(await read([{ ...own, pack: "other" }]), undefined);
    });

    it("say what --strict refuses", async () => {
        const open = finding("r", URN, { outcome: "unverified", level: "advisory" });
        const { code, out } = await preview([open], "--format", "markdown", "--strict");
        assert.equal(code, 2);
        assert.match(out, /^## ❌ `layered` blocked by --strict: 1 unverified\n/);
    });
});
