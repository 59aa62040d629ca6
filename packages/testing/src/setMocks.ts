import { watchRun } from "./checks/watch.ts";
import type { Mocks } from "./host/mocks.ts";
import { Run } from "./host/run.ts";
import { followProgram } from "./sdk/follow.ts";

/**
 * What `pulumi.runtime.setMocks` does, with an engine behind it: URNs by the engine's rules, providers and what
 * resources inherit, transforms, and the simulated cloud's answer to whatever the mocks leave out. Mistakes that Pulumi's
 * own mocks let pass fail the test, see {@link assertSettled}.
 *
 * @param mocks may be empty, and may return nothing for what the simulated cloud shall answer
 * @param project default: what an earlier call set, else `project`
 * @param stack default: what an earlier call set, else `stack`
 * @param preview whether computed values (ids, ARNs, endpoints) are unknown; by default they are known, as after a deployment
 * @param organization default `organization`, which is what self-managed backends call it
 */
export async function setMocks(
    mocks: Mocks = {},
    project?: string,
    stack?: string,
    preview?: boolean,
    organization = "organization",
): Promise<void> {
    followProgram();
    const run = new Run({
        mocks,
        project,
        stack,
        organization,
        preview: preview === true,
        stackOutputs: {},
        genericTypes: [],
        hints: HINTS,
    });
    watchRun(run);
    await run.connected;
}

const HINTS = {
    resource: () => "Give them in newResource",
    result: () => "Give its result in call",
    stack: () => "Give them in newResource: { id, state: { name, outputs, secretOutputNames } }",
};
