import * as pulumi from "@pulumi/pulumi";

/**
 * What a stack has: names of its outputs, that it is not there (`none`), or that nobody can say before the program has
 * run (`unsaid`: previews without a cloud answer so, since they know a stack's outputs only when its program is done).
 */
export type Deployed = ReadonlySet<string> | "none" | "unsaid";

/**
 * Asks the engine for a stack. A stack reference to one that is not there fails the program, in previews as in updates
 * (engine 3.260); the function behind it fails the call alone, which leaves the program to decide.
 *
 * @param stack its full name: `organization/project/stack`.
 * @throws Error where the backend cannot be asked: that is no reason to take a stack for one that is not there.
 */
export async function readDeployed(stack: string): Promise<Deployed> {
    const asked = pulumi.runtime.invoke("pulumi:pulumi:readStackOutputs", { name: stack }) as Promise<unknown>;
    const answer = await asked.catch((error: unknown) => {
        if (/unknown stack/.test(error instanceof Error ? error.message : String(error))) return "none" as const;
        throw error;
    });
    if (answer === "none") return answer;
    const outputs = isMap(answer) ? answer["outputs"] : undefined;
    return isMap(outputs) ? new Set(Object.keys(outputs)) : "unsaid";
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
    return typeof value === "object" && value !== null && !pulumi.isUnknown(value);
}
