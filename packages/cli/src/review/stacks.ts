import { UserError } from "@plinth/core/errors";
import type { Host } from "../host.ts";

/** A stack as its backend lists it. */
export interface ListedStack {
    readonly stack: string;
    readonly resources: number;
}

/** What a backend says and does about stacks of whole environments: all that reviews need besides the engine. */
export interface StacksPort {
    list(): Promise<readonly ListedStack[]>;
    tags(stack: string): Promise<Readonly<Record<string, string>>>;
    /** Sets tags; others stay. */
    tag(stack: string, tags: Readonly<Record<string, string>>): Promise<void>;
    /** Forgets a stack without resources, and its history. */
    remove(stack: string): Promise<void>;
}

/** The backend that the CLI is logged in to. @param root where the project of whole environments is. */
export async function backendStacks(root: string, env: Host["env"]): Promise<StacksPort> {
    const { pulumi } = await import("@plinth/deployer/automation");
    const run = async (...args: readonly string[]): Promise<string> => {
        const ended = await pulumi(args, root, env);
        if (ended.code === 0) return ended.stdout;
        const said = ended.stderr.trim() || ended.stdout.trim();
        throw new UserError(`pulumi ${args.join(" ")}: ${said.replace(/^error: /, "")}`);
    };
    return {
        list: async () => {
            const all = JSON.parse(await run("stack", "ls", "--json")) as { name: string; resourceCount?: number }[];
            // Pulumi Cloud puts organization and project before the name.
            return all.map(({ name, resourceCount = 0 }) => ({
                stack: name.split("/").at(-1) ?? name,
                resources: resourceCount,
            }));
        },
        tags: async (stack) => {
            return JSON.parse(await run("stack", "tag", "ls", "--json", "--stack", stack)) as Record<string, string>;
        },
        tag: async (stack, tags) => {
            for (const [name, value] of Object.entries(tags)) {
                await run("stack", "tag", "set", name, value, "--stack", stack);
            }
        },
        remove: async (stack) => void (await run("stack", "rm", "--yes", "--stack", stack)),
    };
}
