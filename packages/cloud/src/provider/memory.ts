import type { ReadResource } from "./existing.ts";
import type { WireProperties } from "./wire.ts";

/** What a cloud that outlives the command remembers of what was made in it, so that it can be read, found and lost. */
export class CloudMemory {
    readonly #byKey = new Map<string, ReadResource>();

    put(type: string, id: string, resource: { inputs: WireProperties; state: WireProperties }): void {
        this.#byKey.set(keyOf(type, id), resource);
    }

    read(type: string, id: string): ReadResource | undefined {
        return this.#byKey.get(keyOf(type, id));
    }

    remove(type: string, id: string): void {
        this.#byKey.delete(keyOf(type, id));
    }
}

function keyOf(type: string, id: string): string {
    return `${type}\n${id}`;
}
