import * as pulumi from "@pulumi/pulumi";

/** What `@pulumi/pulumi` 3.270 exports from its runtime without declaring it: what its own `disconnect` waits with. */
interface UndeclaredRuntime {
    readonly waitForRPCs: () => Promise<void>;
}

/**
 * Waits until a program has registered everything: until nothing is under way, and nothing followed from what was.
 *
 * @param count how much has been registered so far.
 */
export async function allRegistered(count: () => number): Promise<void> {
    const { waitForRPCs } = pulumi.runtime as unknown as UndeclaredRuntime;
    for (let before = -1; before !== count();) {
        before = count();
        await waitForRPCs();
        // What resources give starts further ones in ticks of their own.
        await new Promise((resolve) => setImmediate(resolve));
    }
}
