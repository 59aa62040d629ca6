import assert from "node:assert/strict";
import path from "node:path";
import { type SimulatedProviders, startSimulatedProviders } from "@plinth/cloud/provider";
import { preview } from "@plinth/engine";
import type { PlannedResource } from "@plinth/plan";
import { FAST_PROGRAMS, RealEngine } from "../realEngine/cli.ts";
import { needsPulumi } from "../realEngine/skip.ts";
import { copyProgram, STACK } from "./programFolders.ts";
import { startTestProviders } from "./testProvider.ts";

/** Options that a saved plan leaves out, and the state of a deployed stack has. */
const OPTIONS = [
    "protect",
    "retainOnDelete",
    "deletedWith",
    "replaceOnChanges",
    "replaceWith",
    "ignoreChanges",
] as const;

type Options = Readonly<Record<string, unknown>>;

interface State {
    readonly deployment: {
        readonly resources: readonly (Options & { readonly urn: string; readonly external?: true })[];
    };
}

describe("the embedded engine's options are those of a deployed stack in", function () {
    this.timeout(180_000);
    needsPulumi();
    let providers: SimulatedProviders;
    let own: Awaited<ReturnType<typeof startTestProviders>>;
    let engine: RealEngine;

    beforeEach(async () => {
        providers = await startSimulatedProviders(["aws", "awsx", "docker-build", "kubernetes"]);
        own = await startTestProviders();
        const attached = `${providers.env.PULUMI_DEBUG_PROVIDERS},${own.attached}`;
        engine = new RealEngine({ ...providers.env, ...FAST_PROGRAMS, PULUMI_DEBUG_PROVIDERS: attached });
    });

    afterEach(() => {
        providers?.stop();
        own?.stop();
        engine?.remove();
    });

    for (const name of ["awsx/kept", "options/inherited", "options/lifecycle", "transforms/options"]) {
        it(name, async () => {
            const directory = copyProgram(name, path.join(engine.root, "programs"));
            await engine.succeed(directory, ["stack", "init", STACK]);
            await engine.succeed(directory, ["up", "--yes", "--skip-preview", "--stack", STACK]);
            const exported = await engine.succeed(directory, ["stack", "export", "--stack", STACK]);
            const { deployment } = JSON.parse(exported.stdout) as State;
            const [plan] = (await preview({ stacks: [{ directory, stack: STACK }], policyPacks: [], passes: 1 }))
                .stacks;
            const planned = plan?.resources.filter(({ read }) => read !== true) ?? [];
            const deployed = deployment.resources.filter(({ external }) => external !== true);
            assert.ok(deployed.some((resource) => Object.keys(chosen(resource)).length > 0));
            assert.deepEqual(
                byUrn(planned.map((resource) => [resource.urn, chosen(optionsOf(resource))])),
                byUrn(deployed.map((resource) => [resource.urn, chosen(resource)])),
            );
        });
    }
});

function optionsOf({ options }: PlannedResource): Options {
    return { ...options };
}

/** Options that are on: the state does not tell those that are off from those that nobody set. */
function chosen(options: Options): Options {
    const set = OPTIONS.filter((name) => options[name] !== undefined && options[name] !== false);
    return Object.fromEntries(set.map((name) => [name, options[name]]));
}

function byUrn(entries: readonly (readonly [string, Options])[]): Options {
    return Object.fromEntries(entries.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
