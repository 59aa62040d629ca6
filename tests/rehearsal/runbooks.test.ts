import assert from "node:assert/strict";
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { isFaultProblem, parseFault, type SimulatedProviders, startSimulatedProviders } from "@plinth/cloud/provider";
import { type Attempt, Commands, findPulumi, ProgramHost, readState } from "@plinth/rehearsal";
import { parse } from "yaml";
import { needsPulumi } from "../realEngine/skip.ts";
import { smallProject } from "./small.ts";

const RUNBOOKS = path.resolve(import.meta.dirname, "../../docs/runbooks/deploy");

/** The commands of a runbook that are Pulumi's, or another's, in order. */
function commandsOf(runbook: string, of = "pulumi"): string[] {
    const text = readFileSync(path.join(RUNBOOKS, `${runbook}.md`), "utf8");
    return [...text.matchAll(/```sh\n([^]*?)```/g)]
        .flatMap(([, block = ""]) => block.split("\n"))
        .map((line) => line.trim())
        .filter((line) => line.startsWith(`${of} `));
}

describe("runbooks of deployments, as they are written", function () {
    this.timeout(300_000);
    needsPulumi();
    const project = smallProject();
    const root = realpathSync(mkdtempSync(path.join(tmpdir(), "plinth-runbooks-")));
    let cloud: SimulatedProviders;
    let commands: Commands;
    let programs: ProgramHost;
    let runs = 0;
    let backend = "";

    before(async () => {
        programs = await ProgramHost.start({
            ...(process.env as Record<string, string>),
            NODE_OPTIONS: "--stack-trace-limit=0",
        });
    });

    after(() => {
        programs?.stop();
        project.remove();
        rmSync(root, { recursive: true, force: true });
    });

    afterEach(() => {
        cloud?.stop();
    });

    /** A stack that has been deployed once, into a cloud where something goes wrong. */
    async function deployed(fault: string): Promise<Attempt> {
        const chosen = parseFault(fault);
        assert.ok(!isFaultProblem(chosen));
        backend = path.join(root, String(runs++));
        mkdirSync(backend);
        cloud = await startSimulatedProviders(["aws"], {
            remembers: true,
            faults: { chosen: [chosen] },
            crashCommand: () => commands.kill(),
        });
        commands = new Commands({
            PATH: process.env["PATH"] ?? "",
            HOME: root,
            PULUMI_HOME: root,
            PULUMI_BACKEND_URL: `file://${backend}`,
            PULUMI_CONFIG_PASSPHRASE: "test",
            PULUMI_SKIP_UPDATE_CHECK: "true",
            ...programs.env,
            ...cloud.env,
        });
        assert.ok((await pulumi("pulumi stack init dev")).succeeded);
        return await pulumi("pulumi up --yes --skip-preview --stack dev");
    }

    function filled(line: string | undefined, values: Readonly<Record<string, string>>): string[] {
        const text = line ?? assert.fail("the runbook has fewer commands");
        return text
            .replaceAll(/<(\w+)>/g, (_, name: string) => values[name] ?? assert.fail(`<${name}> in ${line}`))
            .split(" ");
    }

    async function pulumi(line: string, values: Readonly<Record<string, string>> = {}): Promise<Attempt> {
        const [, ...args] = filled(line, values);
        const file = findPulumi(process.env["PATH"] ?? "") ?? assert.fail();
        return await commands.run(file, [...args, "--non-interactive", "--color", "never"], project.directory);
    }

    async function succeeds(line: string | undefined, values: Readonly<Record<string, string>>): Promise<Attempt> {
        const attempt = await pulumi(line ?? assert.fail("the runbook has fewer commands"), values);
        assert.ok(attempt.succeeded, `${line}\n${attempt.output}`);
        return attempt;
    }

    it("stuck-lock: the lock of a killed up is taken away, and the next up goes on", async () => {
        const values = { stack: "dev" };
        assert.ok((await deployed("cli-crash=before@a")).killed);
        const locked = await pulumi("pulumi up --yes --skip-preview --stack dev");
        assert.match(locked.output, /the stack is currently locked by 1 lock\(s\)/);
        const [cancel, look] = commandsOf("stuck-lock");
        await succeeds(cancel, values);
        const { output } = await succeeds(look, values);
        assert.match(output, /"pending_operations"/);
        const next = await pulumi("pulumi up --yes --skip-preview --stack dev");
        assert.ok(next.succeeded, next.output);
        assert.equal(cloud.made().length, 3);
    });

    it("pending-operations: what a killed up had made is found, imported, and not made again", async () => {
        assert.ok((await deployed("cli-crash@a")).killed);
        await succeeds(commandsOf("stuck-lock")[0], { stack: "dev" });
        // What is made beside the subnet may be pending as well: the runbook is about each of them.
        const { pending } = readState(backend, "small", "dev");
        assert.ok(pending.some(({ urn }) => urn.endsWith("::a")));
        const [look, forget, take, converge] = commandsOf("pending-operations");
        const values = { stack: "dev" };
        const { output } = await succeeds(look, values);
        for (const { urn } of pending) assert.ok(output.includes(urn));
        const made = new Map(cloud.made().map(({ urn, id }) => [urn, id]));
        await succeeds(forget, values);
        assert.deepEqual(readState(backend, "small", "dev").pending, []);
        for (const { urn, type, provider = "" } of pending) {
            const id = made.get(urn);
            if (id === undefined) continue;
            const of = { ...values, type, name: urn.split("::").at(-1) ?? "", id, provider };
            await succeeds(take?.replace("--parent parent=<parent> ", ""), of);
        }
        const up = await pulumi("pulumi up --yes --skip-preview --stack dev");
        assert.ok(up.succeeded, up.output);
        await succeeds(converge, values);
        assert.equal(cloud.made().length, 3);
    });

    it("half-done-up: a resource whose initialisation failed is kept, and the next up puts it right", async () => {
        const first = await deployed("partial-create@a");
        assert.ok(!first.succeeded);
        assert.match(first.output, /unexpected state 'failed'/);
        const broken = readState(backend, "small", "dev").resources.find(({ initErrors }) => initErrors.length > 0);
        assert.match(broken?.urn ?? "", /::a$/);
        const values = { stack: "dev", urn: broken?.urn ?? "" };
        const [again, converge, replace] = commandsOf("half-done-up");
        await succeeds(again, values);
        await succeeds(converge, values);
        await succeeds(replace, values);
        assert.equal(cloud.made().length, 3);
        assert.notEqual(cloud.made().find(({ urn }) => urn === values.urn)?.id, broken?.id);
    });

    it("lost-settings: the backend gives back what the last deployment found, salt and secrets too", async () => {
        const values = { stack: "dev" };
        await deployed("latency=1@main");
        for (const set of ["plain kept", "--secret token hidden"])
            await succeeds(`pulumi config set ${set} --stack dev`, values);
        await succeeds("pulumi up --yes --skip-preview --stack dev", values);
        const file = path.join(project.directory, "Pulumi.dev.yaml");
        const before = readSettings(file);
        rmSync(file);
        const [refresh, history, look, converge] = commandsOf("lost-settings");
        await succeeds(refresh, values);
        assert.deepEqual(readSettings(file), before);
        assert.equal((await succeeds("pulumi config get token --stack dev", values)).output.trim(), "hidden");
        await succeeds(converge, values);
        // Somebody deployed all the same: the salt is another now, and only what is no secret is left.
        rmSync(file);
        await succeeds("pulumi up --yes --skip-preview --stack dev", values);
        await succeeds(refresh, values);
        assert.equal(readSettings(file)["config"], undefined);
        assert.match((await succeeds(history, values)).output, /"small:plain": \{\s+"value": "kept"/);
        assert.match((await succeeds(look, values)).output, /"cidrBlock": "10\.0\.0\.0\/16"/);
        rmSync(file);
    });

    it("lost-state: the newest checkpoint of the history is the state, and so is an export", async () => {
        const values = { stack: "dev", project: "small", backend, export: path.join(root, "export.json") };
        await deployed("latency=1@main");
        Object.assign(values, { backend });
        const stacks = path.join(backend, ".pulumi/stacks/small");
        const checkpoints = readdirSync(path.join(backend, ".pulumi/history/small/dev")).sort();
        const checkpoint = checkpoints.findLast((name) => name.endsWith(".checkpoint.json")) ?? assert.fail();
        await succeeds(`pulumi stack export --file ${values.export} --stack dev`, values);
        const [list, init, take, refresh, converge] = commandsOf("lost-state");
        const lose = async (): Promise<void> => {
            for (const name of readdirSync(stacks)) rmSync(path.join(stacks, name));
            assert.doesNotMatch((await succeeds(list, values)).output, /dev/);
        };
        await lose();
        const [, from = "", to = ""] = filled(commandsOf("lost-state", "cp")[0], { ...values, checkpoint });
        copyFileSync(from, to);
        await succeeds(converge, values);
        await lose();
        for (const command of [init, take, refresh, converge]) await succeeds(command, values);
        assert.equal(cloud.made().length, 3);
    });
});

function readSettings(file: string): Record<string, unknown> {
    return parse(readFileSync(file, "utf8")) as Record<string, unknown>;
}
