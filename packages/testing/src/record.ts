import { sdk } from "./sdk/sdk.ts";
import { currentTestFile } from "./checks/watch.ts";
import { findMistakes, refuseMistakes } from "./checks/mistakes.ts";
import { Rejections } from "./checks/rejections.ts";
import type { Mocks } from "./host/mocks.ts";
import { Run } from "./host/run.ts";
import { recordedResource } from "./recordedResource.ts";
import { Recording } from "./recording.ts";
import { followProgram } from "./sdk/follow.ts";
import { withOwnStore } from "./sdk/store.ts";

/** What a function of a provider returns. */
export type InvokeResult = Readonly<Record<string, unknown>>;

/** How a program is run for a recording. */
export interface RecordOptions {
    /** @default "project" - the SDK's own name for a program without one */
    readonly project?: string;
    /** @default "stack" - the SDK's own name for a program without one */
    readonly stack?: string;
    /** @default "organization" - what self-managed backends have */
    readonly organization?: string;
    /** Whether computed values (ids, ARNs, endpoints) are unknown. @default false - so that values can be asserted */
    readonly preview?: boolean;
    /** Stack configuration with full keys: `{ "plinth-network:nat": "single" }`. */
    readonly config?: Readonly<Record<string, string>>;
    /** What stands in for providers; the simulated cloud answers the rest. */
    readonly mocks?: Mocks;
    /** Results by token: `{ "aws:ec2/getAmi:getAmi": () => ({ id: "ami-1" }) }`; methods of resources as well. */
    readonly invokes?: Readonly<
        Record<string, (args: Readonly<Record<string, unknown>>) => InvokeResult | Promise<InvokeResult>>
    >;
    /** Outputs of other stacks by full name: `{ "organization/plinth-network/dev": { vpcId: "vpc-0a1b2c3d" } }`. */
    readonly stackOutputs?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    /** Types without a model in the simulated cloud whose ids and outputs may be invented. @default none - a test would rest on them unseen */
    readonly genericTypes?: readonly string[];
    /** How long to wait for the program to settle. @default 20 - well below mocha's time limit here, so that this message is seen */
    readonly settleSeconds?: number;
}

/**
 * Runs a program (usually one constructor) against an engine in this process, waits until it has settled, and returns
 * what it registered. Computed values come from the simulated cloud.
 *
 * Where Pulumi's own mocks let mistakes pass, this rejects: two resources with one URN, types and calls that nothing
 * answers, a registration that never finishes, an assertion in an `apply` that did not run, a rejection nobody handled.
 *
 * @throws what the callback throws, as it is; otherwise an Error naming every mistake.
 */
export async function record<Result>(
    program: () => Result,
    options: RecordOptions = {},
): Promise<Recording<Awaited<Result>>> {
    followProgram();
    return await withOwnStore(async (store) => {
        const { project = "project", stack = "stack", organization = "organization", preview = false } = options;
        const { config, stackOutputs = {}, genericTypes = [], settleSeconds = 20 } = options;
        const mocks = withInvokes(options);
        const run = new Run({ project, stack, organization, preview, mocks, stackOutputs, genericTypes, hints: HINTS });
        await run.connected;
        if (config !== undefined) sdk.runtime.setAllConfig({ ...config });
        const rejections = new Rejections();
        try {
            const result = await program();
            refuseMistakes(
                await findMistakes({
                    runs: [run],
                    rejections,
                    store,
                    testFile: currentTestFile(),
                    seconds: settleSeconds,
                }),
            );
            return new Recording(result, run.resources.map(recordedResource), run.genericTypes, () => run.toPlan());
        } finally {
            // What is left is the program's own error's consequence.
            await rejections.take();
            rejections.stop();
            // A server that is stopped before it answers is asked for ever, which keeps the process from ending.
            await store.callbacks?._target?.catch(() => undefined);
            run.close();
            // Forgets the monitor outside this run's state too, and stops the server that transforms start.
            sdk.runtime.disconnectSync();
        }
    });
}

/** Answers by token, as mocks. */
function withInvokes({ mocks = {}, invokes = {} }: RecordOptions): Mocks {
    return {
        ...mocks,
        call: async (args) => (await invokes[args.token]?.(args.inputs)) ?? (await mocks.call?.(args)),
    };
}

const HINTS = {
    resource: (type: string) =>
        `Give them in mocks.newResource, or accept what is invented with genericTypes: [${JSON.stringify(type)}]`,
    result: (token: string) => `Give its result in invokes: { ${JSON.stringify(token)}: (args) => ({ … }) }`,
    stack: (name: string) => `Give them in stackOutputs: { ${JSON.stringify(name)}: { … } }`,
};
