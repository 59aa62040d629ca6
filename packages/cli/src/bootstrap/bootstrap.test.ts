import assert from "node:assert/strict";
import { join } from "node:path";
import { parse } from "yaml";
import { recordingHost } from "../testdata/host.ts";
import { copyOfThisRepository, type TemporaryRepository } from "../testdata/temporaryRepository.ts";
import type { BootstrapOptions } from "./arguments.ts";
import { bootstrap, type Ports } from "./command.ts";
import type { StepReport } from "./step.ts";
import { FakeAws, FakeFiles, FakeStacks, checked, known } from "./testdata/fakes.ts";

const STORE = "s3://plinth-dev-state-222222222222?region=eu-west-1";
const KEY = "awskms://alias/plinth-bootstrap/dev/state-secrets?region=eu-west-1";
const SETTINGS = "environments/dev/environment.yaml";

interface Result {
    readonly left: readonly { readonly title: string }[];
    readonly complete: boolean;
    readonly steps: readonly StepReport[];
    readonly next: readonly { readonly command: string }[];
}

describe("plinth bootstrap", () => {
    let repository: TemporaryRepository;
    let stacks: FakeStacks;
    let aws: FakeAws;
    let files: FakeFiles;
    let credentials: readonly string[];

    beforeEach(() => {
        repository = copyOfThisRepository();
        stacks = new FakeStacks();
        aws = new FakeAws();
        files = new FakeFiles(repository.root);
        credentials = ["AWS_PROFILE"];
    });

    afterEach(() => repository.dispose());

    async function run(
        options: Partial<BootstrapOptions> = {},
        env: Record<string, string> = {},
    ): Promise<Result & { code: number; of: Record<string, string>; why: string }> {
        const host = recordingHost({ cwd: repository.root, env });
        const ports = (): Ports => ({ stacks, aws, files, credentials, checklist: async () => checked });
        const code = await bootstrap("dev", { yes: true, ...options, format: "json" }, host, ports);
        const result = JSON.parse(host.out()) as Result;
        const of = Object.fromEntries(result.steps.map(({ id, result: is }) => [id, is]));
        const ended = result.steps.find(({ result: is }) => is === "refused" || is === "failed");
        return { ...result, code, of, why: `${ended?.id ?? ""}: ${ended?.found ?? ""} | ${ended?.fix ?? ""}` };
    }

    const local = (): string => `file://${join(repository.root, ".plinth/bootstrap/dev/state")}`;
    const writtenSettings = (): Record<string, unknown> =>
        parse(files.written.get(SETTINGS) ?? "") as Record<string, unknown>;

    it("makes the store on this machine's state, moves that into it, and writes where it is", async () => {
        const { code, of, left } = await run();
        assert.deepEqual(
            left.map(({ title }) => title),
            ["What is missing"],
        );
        assert.deepEqual(of, {
            cli: "done",
            account: "done",
            "bucket-name": "done",
            "one-owner": "done",
            "local-state": "made",
            make: "made",
            move: "made",
            "one-state": "made",
            proof: "done",
            settings: "made",
            commit: "done",
        });
        assert.equal(code, 0);
        assert.deepEqual(stacks.calls, [`init ${local()} passphrase`, `up ${local()}`, `migrate ${STORE} ${KEY}`]);
        assert.deepEqual(writtenSettings()["state"], { backend: STORE, secretsProvider: KEY });
        assert.equal(writtenSettings()["roles"], undefined, "nobody deploys with a role that is made here");
        assert.deepEqual(files.removed.slice(0, 2), [
            ".plinth/bootstrap/dev/state",
            ".plinth/bootstrap/dev/passphrase",
        ]);
    });

    it("changes nothing the second time", async () => {
        await run();
        aws.named = known({ is: "ours", region: "eu-west-1" });
        stacks.calls.length = 0;
        const { code, steps } = await run();
        assert.deepEqual([code, steps.filter(({ result }) => result !== "done")], [0, []]);
        assert.deepEqual(stacks.calls, []);
    });

    it("makes what settings ask for later, in the store", async () => {
        await run();
        aws.named = known({ is: "ours", region: "eu-west-1" });
        stacks.calls.length = 0;
        stacks.changes = "2 create";
        const { of } = await run();
        assert.deepEqual([of["make"], of["move"]], ["made", "done"]);
        assert.deepEqual(stacks.calls, [`up ${STORE}`]);
    });

    it("goes on where a failed up ended, with the same state", async () => {
        stacks.failing.set("up", "AccessDenied: kms:CreateKey");
        stacks.madeBeforeFailing = ["state", "state-bucket"];
        const first = await run();
        assert.deepEqual([first.code, first.of["make"], first.of["move"]], [1, "failed", "waiting"]);
        assert.match(first.why, /^make: .*AccessDenied: kms:CreateKey.*run the command again/);
        aws.named = known({ is: "ours", region: "eu-west-1" });
        const second = await run();
        assert.deepEqual([second.code, second.of["local-state"], second.of["make"]], [0, "done", "made"]);
    });

    it("keeps the state on this machine where it cannot be moved, and goes on there", async () => {
        stacks.failing.set("migrate", "operation error KMS: AccessDenied");
        const first = await run();
        assert.deepEqual([first.code, first.of["move"], first.of["settings"]], [1, "failed", "waiting"]);
        assert.equal(stacks.backends.has(local()), true);
        assert.deepEqual(files.removed, []);
        stacks.calls.length = 0;
        aws.named = known({ is: "ours", region: "eu-west-1" });
        assert.equal((await run()).code, 0);
        assert.deepEqual(stacks.calls, [`migrate ${STORE} ${KEY}`]);
    });

    it("refuses to remove a state of which not everything arrived", async () => {
        stacks.loses = true;
        const { code, why } = await run();
        assert.equal(code, 1);
        assert.match(why, /^move: the states differ: 4 resources here, 3 there, without .*::state\. \| keep both/);
        assert.deepEqual(files.removed, []);
    });

    it("does nothing with --dry-run, and says of each step why, how it is checked and how it is undone", async () => {
        const { code, of, steps } = await run({ dryRun: true });
        assert.deepEqual([code, of["local-state"], of["make"], of["settings"]], [0, "would", "would", "would"]);
        assert.deepEqual([stacks.calls, [...files.written.keys()]], [[], []]);
        for (const { id, why, check, undo } of steps) assert.ok(why !== "" && check !== "" && undo !== "", id);
    });

    it("leaves the commit to a person, with its command", async () => {
        files.open = [SETTINGS, "stacks/bootstrap/Pulumi.dev.yaml"];
        const { code, steps } = await run();
        const commit = steps.find(({ id }) => id === "commit");
        assert.deepEqual([code, commit?.result], [0, "left"]);
        assert.match(
            commit?.fix ?? "",
            /^git add environments\/dev\/environment\.yaml .*Pulumi\.dev\.yaml && git commit/,
        );
    });

    describe("with pipelines", () => {
        beforeEach(() => {
            const repo = "{ owner: acme, ownerId: 123456, name: platform, id: 456789 }";
            repository.write(
                "environments/dev/bootstrap.yaml",
                `state: { backend: s3 }
pipelines:
  mode: created
  preview: { forge: github, repository: ${repo}, job: { environment: dev-preview } }
  deploy: { forge: github, repository: ${repo}, job: { environment: dev } }
breakGlass: { mode: off, reason: nobody has said who }
`,
            );
            stacks.outputs = {
                secretsProvider: KEY,
                deployRoleArn: "arn:aws:iam::222222222222:role/deployment/d",
                previewRoleArn: "arn:aws:iam::222222222222:role/deployment/p",
            };
        });

        it("writes where roles are and what holds them, and gives the commands that tell the forge", async () => {
            const { next } = await run();
            assert.deepEqual(writtenSettings()["roles"], {
                path: "/plinth/dev/",
                permissionsBoundary: "deployment/plinth-dev-boundary",
            });
            const commands = next.map(({ command }) => command);
            assert.deepEqual(commands.slice(0, 4), [
                "gh variable set PLINTH_ROLE_ARN --env dev --body 'arn:aws:iam::222222222222:role/deployment/d'",
                `gh variable set PULUMI_BACKEND_URL --env dev --body '${STORE}'`,
                "gh variable set PLINTH_ROLE_ARN --env dev-preview --body 'arn:aws:iam::222222222222:role/deployment/p'",
                `gh variable set PULUMI_BACKEND_URL --env dev-preview --body '${STORE}'`,
            ]);
            assert.equal(commands.at(-1), "npx plinth up dev");
        });

        it("leaves roles out where stacks are deployed: switching them on would replace a cluster", async () => {
            stacks.otherStacks = 4;
            const { steps } = await run();
            assert.equal(writtenSettings()["roles"], undefined);
            assert.match(
                steps.find(({ id }) => id === "settings")?.found ?? "",
                /^state; roles are left out, since stacks are deployed/,
            );
        });
    });

    it("moves the state to Pulumi Cloud where settings say so, with its own provider of secrets", async () => {
        repository.edit("environments/dev/bootstrap.yaml", "backend: s3", "backend: pulumi-cloud");
        const { code, of } = await run({ backend: "pulumi-cloud" });
        assert.deepEqual([code, of["bucket-name"]], [0, undefined]);
        assert.deepEqual(stacks.calls.at(-1), "migrate https://api.pulumi.com default");
        assert.deepEqual(writtenSettings()["state"], { backend: "https://api.pulumi.com", secretsProvider: "default" });
    });

    it("lets a folder stand for the store while the cloud is simulated, and writes nothing into settings", async () => {
        const { code, of, next } = await run(
            {},
            { PULUMI_DEBUG_PROVIDERS: "aws:4000", PULUMI_BACKEND_URL: "file:///tmp/x" },
        );
        assert.deepEqual([code, of["account"], of["settings"], of["commit"]], [0, undefined, "unchecked", undefined]);
        assert.match(stacks.calls.at(-1) ?? "", /^migrate file:\/\/\/tmp\/x passphrase$/);
        assert.equal(files.written.has(SETTINGS), false);
        assert.match(
            next.at(-1)?.command ?? "",
            /^PULUMI_BACKEND_URL=file:\/\/\/tmp\/x .*simulate -- npx plinth up dev$/,
        );
    });

    const refusals: readonly (readonly [string, () => void, RegExp])[] = [
        ["a machine without the CLI", () => (stacks.cli = undefined), /^cli: pulumi is not on PATH \| install it/],
        ["a CLI that cannot move a stack", () => (stacks.cli = "v3.254.9"), /^cli: v3\.254\.9 cannot move a stack/],
        [
            "nobody's credentials",
            () => {
                credentials = [];
                aws.who = { known: false, needs: "credentials" };
            },
            /^account: there are no credentials.* \| aws sso login/,
        ],
        [
            "another account's credentials",
            () => (aws.who = known({ account: "999999999999", arn: "arn:aws:iam::999999999999:user/bob" })),
            /^account: the credentials are of account 999999999999 .*environment dev is account 222222222222 \| sign in to 222222222222/,
        ],
        [
            "another account's bucket",
            () => (aws.named = known({ is: "foreign" })),
            /^bucket-name: .* is another account's, or .* \| write bucketName under state/,
        ],
        [
            "a bucket that no state knows",
            () => (aws.named = known({ is: "ours", region: "eu-west-1" })),
            /^bucket-name: the account has a bucket .* that no state knows/,
        ],
        [
            "a bucket in another region",
            () => (aws.named = known({ is: "ours", region: "us-east-1" })),
            /^bucket-name: .* is in us-east-1, and the environment in eu-west-1/,
        ],
        [
            "settings that have states elsewhere",
            () =>
                repository.edit(
                    SETTINGS,
                    "layout: layered",
                    "layout: layered\nstate: { backend: https://api.pulumi.com, secretsProvider: default }",
                ),
            /^one-owner: environment\.yaml says https:\/\/api\.pulumi\.com with default, and bootstrap\.yaml makes s3:/,
        ],
        [
            "a stack's file of another backend",
            () => files.written.set("stacks/bootstrap/Pulumi.dev.yaml", "encryptionsalt: v1:x\n"),
            /^local-state: stacks\/bootstrap\/Pulumi\.dev\.yaml is of a stack that is in neither place/,
        ],
    ];
    for (const [what, arrange, expected] of refusals) {
        it(`refuses ${what}, having changed nothing`, async () => {
            arrange();
            const { code, why } = await run();
            assert.equal(code, 1);
            assert.match(why, expected);
            assert.deepEqual(stacks.calls, []);
        });
    }

    it("refuses to change the account where nobody says yes, having made the local state alone", async () => {
        const { code, why } = await run({ yes: false });
        assert.equal(code, 1);
        assert.match(why, /^make: nobody said yes \| add --yes/);
        assert.deepEqual(stacks.calls, [`init ${local()} passphrase`]);
    });

    it("goes on where AWS cannot be asked, and says that it was not", async () => {
        aws.who = { known: false, needs: "the AWS CLI on PATH" };
        aws.named = { known: false, needs: "the AWS CLI on PATH" };
        const { code, of, steps } = await run();
        assert.deepEqual([code, of["account"], of["bucket-name"]], [0, "unchecked", "unchecked"]);
        assert.match(steps[1]?.found ?? "", /^not checked: needs the AWS CLI on PATH; the provider itself refuses/);
    });
});
