import * as pulumi from "@pulumi/pulumi";
import type { Answers } from "./answers.ts";
import { RecordingMonitor } from "./monitor.ts";
import { Recording } from "./recording.ts";
import { Rejections } from "./rejections.ts";
import { unfinishedRegistrations, withOwnSdkState } from "./sdkState.ts";
import { settled } from "./settle.ts";

/** How a program is run for a recording. */
export interface RecordOptions extends Answers {
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
    /** How long to wait for the program to settle. @default 20 - well below mocha's time limit here, so that this message is seen */
    readonly settleSeconds?: number;
}

/**
 * Runs a program (usually one constructor) under Pulumi's mocks, waits until it has settled, and returns what it
 * registered. Computed values come from the simulated cloud.
 *
 * Where Pulumi's own mocks let mistakes pass, this rejects: two resources with one URN, calls without an answer, a
 * registration that never finishes, a rejection nobody handled.
 *
 * @throws what the callback throws, as it is; otherwise an Error naming every mistake.
 */
export async function record<Result>(
    program: () => Result,
    options: RecordOptions = {},
): Promise<Recording<Awaited<Result>>> {
    return await withOwnSdkState(async (sdk) => {
        const {
            project = "project",
            stack = "stack",
            organization = "organization",
            preview = false,
            settleSeconds = 20,
        } = options;
        const monitor = new RecordingMonitor({ project, stack, preview, answers: options });
        await useMonitor(monitor, { project, stack, organization, preview });
        if (options.config !== undefined) pulumi.runtime.setAllConfig({ ...options.config });
        const rejections = new Rejections();
        let result: Awaited<Result>;
        let complete = false;
        let reasons: unknown[] = [];
        try {
            result = await program();
            complete = await settled(sdk, settleSeconds);
        } finally {
            reasons = await rejections.stop();
            // Forgets the monitor outside this run's state too, and stops the server that transforms start.
            pulumi.runtime.disconnectSync();
        }
        const failures = [...monitor.failures, ...reasons.map((reason) => `unhandled rejection: ${describe(reason)}`)];
        if (!complete) failures.push(`not settled after ${settleSeconds} s\n${unfinishedRegistrations()}`);
        if (failures.length > 0) throw new Error(failures.join("\n"), { cause: reasons[0] });
        return new Recording(result, monitor.resources, [...monitor.genericTypes]);
    });
}

async function useMonitor(
    monitor: RecordingMonitor,
    run: { project: string; stack: string; organization: string; preview: boolean },
): Promise<void> {
    // Both are replaced below; if an SDK changed so that they were called, that must not pass for an answer.
    const refuse = (): never => {
        throw new Error("the SDK's mock monitor answered instead of the recording one");
    };
    await pulumi.runtime.setMocks(
        { newResource: refuse, call: refuse },
        run.project,
        run.stack,
        run.preview,
        run.organization,
    );
    const mock = pulumi.runtime.getMonitor();
    if (mock === undefined) throw new Error("the SDK has no monitor after setMocks");
    Object.assign(mock, {
        registerResource: monitor.registerResource.bind(monitor),
        readResource: monitor.readResource.bind(monitor),
        registerResourceOutputs: monitor.registerResourceOutputs.bind(monitor),
        recordTransformCallback: monitor.recordTransformCallback.bind(monitor),
        registerStackTransform: monitor.registerStackTransform.bind(monitor),
        invoke: monitor.invoke.bind(monitor),
        call: monitor.call.bind(monitor),
    });
}

function describe(reason: unknown): string {
    return reason instanceof Error ? reason.message : String(reason);
}
