import type { JudgedResource, JudgedStack } from "./document.ts";

interface PlanJsonResource extends Omit<JudgedResource, "external"> {
    readonly read?: boolean;
    readonly settledOutputs?: object;
}

/** The stacks of a plan: rules read what the program sent, and what the settled pass filled in where it ran. */
export function planStacks(document: Record<string, unknown>): JudgedStack[] {
    const stacks = document["stacks"] as { project: string; stack: string; resources?: PlanJsonResource[] }[];
    return stacks.map(({ project, stack, resources = [] }) => ({
        project,
        stack,
        isPartial: false,
        resources: resources.map(({ read, settledOutputs, outputs, ...resource }) => ({
            ...resource,
            ...((settledOutputs ?? outputs) ? { outputs: settledOutputs ?? outputs ?? {} } : {}),
            ...(read === true ? { external: true } : {}),
        })),
    }));
}
