import type { EnginePort, StackAddress } from "@plinth/deployer";
import { FakeEngine, type FakeProgram } from "@plinth/deployer/fake";
import type { ReviewParts } from "../parts.ts";
import { type ReviewRecord, reviewName, tagsOf } from "../record.ts";

const PROJECT = "plinth";
const one = (): FakeProgram => ({ resources: { thing: {} }, outputs: { id: "thing-1" } });

/** A backend in memory: stacks with their tags, and an engine for each, which keeps its resources. */
export class FakeBackend {
    readonly tags = new Map<string, Record<string, string>>();
    readonly removed: string[] = [];
    /** Called whenever somebody lists stacks. */
    onList: () => void = () => undefined;
    now = new Date("2026-11-21T20:00:00.000Z");
    readonly #engines = new Map<string, FakeEngine>();

    /** The engine of one stack. */
    engine(stack: string): FakeEngine {
        const found = this.#engines.get(stack) ?? new FakeEngine({ [PROJECT]: one });
        this.#engines.set(stack, found);
        return found;
    }

    /** What is in a stack's state. */
    resources(stack: string): readonly string[] {
        return this.#engines.get(stack)?.resources(PROJECT) ?? [];
    }

    /** A stack that somebody has deployed earlier. */
    async deployed(stack: string, tags: Readonly<Record<string, string>> = {}): Promise<void> {
        const address = { directory: "/", project: PROJECT, stack };
        await this.engine(stack).create(address);
        await this.engine(stack).run(address, "up", {});
        this.tags.set(stack, { ...tags });
    }

    /** A review that is there. */
    async review(number: number, more: Partial<ReviewRecord> = {}): Promise<string> {
        const stack = reviewName(number);
        const expires = "2026-11-22T00:00:00.000Z";
        await this.deployed(stack, tagsOf({ number, base: "layered", kind: "namespace", expires, ...more }));
        return stack;
    }

    get parts(): ReviewParts {
        return {
            makeEngine: async () => this.#anyEngine(),
            now: () => this.now,
            stacks: async () => ({
                list: async () => {
                    this.onList();
                    return [...this.#engines.keys()].flatMap((stack) =>
                        this.tags.has(stack) ? [{ stack, resources: this.resources(stack).length }] : [],
                    );
                },
                tags: async (stack) => ({ ...this.tags.get(stack) }),
                tag: async (stack, tags) => void this.tags.set(stack, { ...this.tags.get(stack), ...tags }),
                remove: async (stack) => {
                    this.removed.push(stack);
                    this.tags.delete(stack);
                    this.#engines.delete(stack);
                },
            }),
        };
    }

    /** Hands every call on to the engine of the stack that it is about. */
    #anyEngine(): EnginePort {
        return new Proxy(this.engine("any"), {
            get: (any, method: keyof EnginePort) => {
                // A promise asks what it is resolved with whether it is one, too.
                if ((method as string) === "then") return undefined;
                if (method === "version") return () => any.version();
                return (address: StackAddress, ...rest: unknown[]) =>
                    (this.engine(address.stack)[method] as (...args: unknown[]) => unknown)(address, ...rest);
            },
        });
    }
}
